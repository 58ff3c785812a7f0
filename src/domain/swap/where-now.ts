import { isSameRecord, type RecordRef } from '../record/record-ref';
import { overlap } from '../roster/absences';
import { type MyShift, shiftsOf } from '../roster/my-shifts';
import type { Shifts } from '../roster/shifts';
import { after, before, days, hours, type Instant, type Span } from '../time/instant';
import type { Piece } from './swap';

/** A shift that begins less than so long before or after where it began is still the same one. */
const sameWithin = hours(12);

/** What is looked at of the roster, to tell where a shift is now. */
export const lookedAround = ({ from, to }: Span): Span => ({ from: before(from, days(2)), to: after(to, days(2)) });

/**
 * The roster as it was before this record said anything: its own word, and later ones, move the shift they are about. What was
 * served meanwhile is left out for the same reason.
 */
export function beforeWordOf(record: RecordRef | undefined, shifts: Shifts): Shifts {
  const nth = shifts.changes.findIndex((decision) => isSameRecord(decision.record, record));
  const changes = record === undefined || nth < 0 ? shifts.changes : shifts.changes.slice(0, nth);
  return { ...shifts, history: [], changes };
}

/**
 * Where that shift of somebody's is now, as it was before this swap: theirs that begins nearest to where it began, on the
 * same day. Undefined: there is none any more. One that goes on around the clock has no beginning, and is where it was.
 */
export function whereNow({ of, shift, span }: Piece, shifts: Shifts): Piece | undefined {
  const theirs = shiftsOf(of, lookedAround(shift), shifts);
  const away = (one: MyShift): number => Math.abs(one.from - shift.from);
  const [nearest] = theirs
    .filter((one) => away(one) < sameWithin)
    .toSorted(
      (one, other) => Number(other.part === shift.part) - Number(one.part === shift.part) || away(one) - away(other),
    );
  if (nearest === undefined) return isHeld(span, theirs) ? { of, shift, span } : undefined;
  if (nearest.from === shift.from && nearest.to === shift.to) return { of, shift, span };
  const isWhole = span.from === shift.from && span.to === shift.to;
  if (isWhole) return { of, shift: nearest, span: { from: nearest.from, to: nearest.to } };
  if (!overlap(span, nearest)) return undefined;
  const part = { from: Math.max(span.from, nearest.from), to: Math.min(span.to, nearest.to) };
  return { of, shift: nearest, span: part as { from: Instant; to: Instant } };
}

/** Whether somebody is on duty all through a time. */
export function isHeld({ from, to }: Span, theirs: readonly Span[]): boolean {
  let until = from;
  for (const one of theirs) if (one.from <= until) until = Math.max(until, one.to) as Instant;
  return until >= to;
}
