import type { Delivery } from '../../ports/platform';

/** The account of the person a delivery is for. Userids are compared without case (wecom.md §2), so in lower case. */
export const accountOfPerson = ({ person }: Pick<Delivery, 'person'>): string | undefined =>
  person?.identities['wecom']?.toLowerCase();

/** Accounts of everybody an engineers' card concerns and who is told things here; each once, in order. */
export function accountsOf({ to, here, accountOf }: Pick<Delivery, 'to' | 'here' | 'accountOf'>): readonly string[] {
  if (to.kind !== 'engineers') return [];
  const accounts = to.recipients.filter((person) => here(person)).map((person) => accountOf(person)?.toLowerCase());
  return [...new Set(accounts.filter((account) => account !== undefined))];
}
