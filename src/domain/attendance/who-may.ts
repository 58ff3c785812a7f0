import { onRoster, type Person, servesAs } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type Refusal, refuse } from '../refusal';
import { leadsHere } from '../ticket/who-may';
import type { Attendance } from './attendance';

/** Who may know of one: they, and those who lead the desk. */
export const maySeeAttendance = (
  { person }: Attendance,
  by: Person,
  { people }: Pick<DecisionContext, 'people'>,
): boolean => onRoster(by) && (by.id === person || servesAs(by, 'manager', 'admin') || leadsHere(by, people));

/** Refuses everybody else, and once they were seen, or their shift is over. */
export function refuseSigningIn({ person, state, seenAt }: Attendance, by: Person): Refusal | undefined {
  if (by.id !== person || !onRoster(by)) return refuse('attendance.refusal.notYours');
  if (seenAt !== undefined) return refuse('attendance.refusal.there', { at: { at: seenAt, style: 'time' } });
  return state === 'over' ? refuse('attendance.refusal.over') : undefined;
}
