import type { DutyShift } from '../desk';
import { firstIndex } from '../time/first-index';
import type { Instant } from '../time/instant';

/** All that says who is on duty. */
export interface Shifts {
  /** Imported or recorded shifts, newest word first. They win over the pattern. */
  readonly overrides: readonly DutyShift[];
  /** Compiled from the weekly pattern, years of it. */
  readonly pattern: readonly DutyShift[];
}

/** Whether a shift lasts at `at`: its first moment belongs to it, its last to the next one. */
export const covers = ({ span }: DutyShift, at: Instant): boolean => span.from <= at && at < span.to;

/** Shifts in order of start, and how long the longest lasts. */
interface Ordered {
  readonly shifts: readonly DutyShift[];
  readonly longest: number;
}

// A pattern is compiled once and asked for ever, so its order is kept beside it for as long as it lives.
const known = new WeakMap<readonly DutyShift[], Ordered>();

/** The shifts of a pattern that last at `at`, in order of start; those that begin together keep their order. */
export function coveringIn(pattern: readonly DutyShift[], at: Instant): readonly DutyShift[] {
  const { shifts, longest } = orderedOf(pattern);
  const first = firstIndex(shifts, ({ span }) => span.from + longest > at);
  const end = firstIndex(shifts, ({ span }) => span.from > at);
  return shifts.slice(first, end).filter((shift) => covers(shift, at));
}

/** When a shift of a pattern begins or ends next after `at`; undefined where none does. */
export function nextEdgeIn(pattern: readonly DutyShift[], at: Instant): Instant | undefined {
  const { shifts } = orderedOf(pattern);
  const ends = coveringIn(pattern, at).map(({ span }) => span.to);
  const begins = shifts[firstIndex(shifts, ({ span }) => span.from > at)]?.span.from;
  return [...ends, ...(begins === undefined ? [] : [begins])].sort((one, other) => one - other)[0];
}

function orderedOf(pattern: readonly DutyShift[]): Ordered {
  const remembered = known.get(pattern);
  if (remembered !== undefined) return remembered;
  const ordered: Ordered = {
    shifts: pattern.toSorted((one, other) => one.span.from - other.span.from),
    longest: pattern.reduce((longest, { span }) => Math.max(longest, span.to - span.from), 0),
  };
  known.set(pattern, ordered);
  return ordered;
}
