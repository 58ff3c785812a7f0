import type { Desk } from '../desk';
import type { Person } from '../people/person';
import { recordKey } from '../record/record-ref';
import { noRecord, type Refusal, refuse } from '../refusal';
import type { Complaint } from './complaint';
import { levelHolders, type There } from './levels';

/** What a permission may look at besides the complaint. */
interface Around extends There {
  readonly desk: Pick<Desk, 'complaints' | 'prefix'>;
}

export const isComplainant = ({ complainant }: Pick<Complaint, 'complainant'>, by: Person): boolean =>
  complainant === by.id;

/** Whether this person is of the level that has it, and has no part in it. */
export const isAtLevel = (complaint: Complaint, by: Person, there: There): boolean =>
  levelHolders(complaint, complaint.level, there).includes(by.id);

/** Whoever has it now, or whose level had it before: none who is excluded, whatever they were told. */
export const hasLevel = (complaint: Complaint, by: Person, there: There): boolean =>
  Array.from({ length: complaint.level + 1 }, (_, level) => level).some((level) =>
    levelHolders(complaint, level, there).includes(by.id),
  );

/** Who may know that there is such a complaint: whoever made it or wrote it down, and the levels it has reached. */
export const maySeeComplaint = (complaint: Complaint, by: Person, there: There): boolean =>
  isComplainant(complaint, by) ||
  (complaint.filedBy === by.id && !complaint.excluded.includes(by.id)) ||
  hasLevel(complaint, by, there);

/** To whoever may not know of it, it is as if it weren't there. */
const refuseUnlessSeen = (complaint: Complaint, by: Person, now: Around): Refusal | undefined =>
  maySeeComplaint(complaint, by, now)
    ? undefined
    : noRecord(recordKey(now.desk, { kind: 'complaint', id: complaint.id }));

/** Refuses everybody but its complainant. */
export const refuseUnlessComplainant = (complaint: Complaint, by: Person, now: Around): Refusal | undefined =>
  isComplainant(complaint, by)
    ? undefined
    : (refuseUnlessSeen(complaint, by, now) ?? refuse('complaint.refusal.notYours'));

/** Refuses everybody but the level that has it. */
export const refuseUnlessLevel = (complaint: Complaint, by: Person, now: Around): Refusal | undefined =>
  isAtLevel(complaint, by, now)
    ? undefined
    : (refuseUnlessSeen(complaint, by, now) ?? refuse('complaint.refusal.notLevel'));

/** Refuses what a complaint in another state no longer takes. */
export const refuseUnless = (complaint: Complaint, ...states: readonly Complaint['state'][]): Refusal | undefined =>
  states.includes(complaint.state)
    ? undefined
    : refuse('complaint.refusal.notNow', { state: { say: `complaint.state.${complaint.state}` } });
