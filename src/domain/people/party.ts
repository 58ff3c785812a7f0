import { hasRole, onRoster, type Party, type Person, type PersonId } from './person';

/** The parties to the contract, in the order in which they are told. */
export const parties = ['customer', 'contractor'] as const satisfies readonly Party[];

/**
 * Whose side somebody is on: what the desk file says, else engineers and leads are the contractor's, managers the
 * customer's. Undefined: of neither, as administrators and requesters.
 */
export function partyOf(person: Pick<Person, 'party' | 'roles'>): Party | undefined {
  const isOne = (...roles: readonly Person['roles'][number][]): boolean =>
    roles.some((role) => person.roles.includes(role));
  if (!isOne('engineer', 'lead', 'manager')) return undefined;
  return person.party ?? (isOne('engineer', 'lead') ? 'contractor' : 'customer');
}

/** Whether somebody speaks for that party: its leads and managers. */
export const speaksFor = (person: Person, party: Party): boolean =>
  onRoster(person) && hasRole(person, 'lead', 'manager') && partyOf(person) === party;

/**
 * Who looks after the people of the contract: the contractor's leads, or while nobody else is, its managers; never `but`,
 * whom it is about.
 */
export function contractorsLeads(people: Iterable<Person>, but?: PersonId): readonly Person[] {
  const ours = [...people].filter((one) => speaksFor(one, 'contractor') && one.id !== but);
  const leads = ours.filter((one) => hasRole(one, 'lead'));
  return leads.length > 0 ? leads : ours;
}
