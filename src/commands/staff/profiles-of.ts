import type { PersonId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { profilesIn } from '../../domain/staff/refuse-account';
import type { LinkedRecord, Transaction } from '../../ports/unit-of-work';

/** Where the profiles of an account are read, whatever became of them. */
export const profilesOf = (person: PersonId) => ({ kind: 'staff', person, part: 'engineer' }) as const;

/** The same, read at once. */
export const readProfiles = (
  tx: Pick<Transaction, 'ofPerson'>,
  account: PersonId,
): Promise<readonly LinkedRecord[]> => {
  const { kind, person, part } = profilesOf(account);
  return tx.ofPerson(kind, person, part);
};

/** What was read of an account: another one as soon as it is named for one more profile, as none is ever taken from it. */
export const readingOf = (account: PersonId, now: Pick<DecisionContext, 'others'>): string =>
  `staff:${account}:${profilesIn(now).map(({ id }) => id)}`;
