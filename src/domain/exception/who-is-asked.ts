import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { shiftsOf } from '../roster/my-shifts';
import { after, hours, type Span } from '../time/instant';
import { type Plan, putOnBy, timesOf } from './plan';

/** What begins sooner is told, not asked: an answer may come too late. */
export const shortNotice = hours(12);

/**
 * Whose yes a plan needs before it says who is on duty: those it puts on, but for whoever plans it and whoever is on duty
 * then anyway. Nobody's where it begins within `shortNotice`: they are told at once, and may say that they cannot.
 */
export function askedBy(
  plan: Plan,
  by: PersonId,
  { at, shifts }: Pick<DecisionContext, 'at' | 'shifts'>,
): readonly PersonId[] {
  if (plan.span.from < after(at, shortNotice)) return [];
  return putOnBy(plan).filter((id) => id !== by && !timesOf(id, plan).every((span) => isOnDuty(id, span, shifts)));
}

/** Whether they are on duty, as whatever, from its beginning to its end. */
function isOnDuty(person: PersonId, { from, to }: Span, shifts: DecisionContext['shifts']): boolean {
  let until = from;
  for (const shift of shiftsOf(person, { from, to }, shifts)) {
    if (shift.from > until) return false;
    if (shift.to > until) until = shift.to;
  }
  return until >= to;
}
