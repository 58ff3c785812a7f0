import { speaksFor } from '../people/party';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { recordKey } from '../record/record-ref';
import { wordOf } from '../roster/may-serve';
import { type Say, say } from '../words';
import { isCurrent, type Staff } from './staff';

/** An account that is to be whom a profile is about, and who says so. */
interface Naming {
  readonly account: PersonId;
  readonly by: PersonId;
  /** The profile that was begun by name. Absent: it is only just proposed. */
  readonly of?: Staff;
}

/** The profiles that account has or had, whatever became of them. */
export const profilesIn = ({ others = [] }: Pick<DecisionContext, 'others'>): readonly Staff[] =>
  others.map(({ record }) => record as Staff);

/**
 * Why that account cannot be whom a profile is about, wherever it is named; undefined: it can. `now.others`: its profiles.
 * Nobody is of their own choosing, and nobody is accepted under a name whom the customer refused, or who was replaced or left: of
 * whom something was decided is proposed by their account, so that the customer reads who it is.
 */
export function refuseAccount(
  { account, by, of }: Naming,
  now: Pick<DecisionContext, 'at' | 'desk' | 'people' | 'shifts' | 'others'>,
): Say | undefined {
  if (account === by) return say('staff.refusal.yourself');
  if (account === of?.proposedBy || account === of?.vettedBy) return say('staff.refusal.theirOwn');
  const person = now.people.get(account);
  if (person !== undefined && speaksFor(person, 'customer')) return say('staff.refusal.customers');
  const theirs = profilesIn(now).filter(({ id }) => id !== of?.id);
  const current = theirs.find(isCurrent);
  const keyOf = ({ id }: Staff): string => recordKey(now.desk, { kind: 'staff', id });
  if (current !== undefined) return say('staff.refusal.hasProfile', { staff: keyOf(current) });
  if (of === undefined) return undefined;
  const wasDecided = theirs.some(({ state }) => state === 'refused' || state === 'left');
  const isOff = wordOf(account, now.at, now.shifts)?.serves === false;
  return wasDecided || isOff ? say('staff.refusal.decidedBefore') : undefined;
}
