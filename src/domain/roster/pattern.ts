import type { Instant, Span } from '../time/instant';

/** Shifts that are listed as they are asked for: a large desk has half a million in twelve years. */
export interface Listed<Shift> {
  /** Those that last at some moment of the span, its end left out, in order of start; those that begin together keep their order. */
  readonly lastingIn: (span: Span) => readonly Shift[];
  /** None begins from here on. */
  readonly until: Instant;
  /** There is none at all. */
  readonly isEmpty: boolean;
}

/** The shifts of a weekly pattern, as a list or listed as they are asked for. */
export type Pattern<Shift> = readonly Shift[] | Listed<Shift>;

export const isListed = <Shift>(pattern: Pattern<Shift>): pattern is Listed<Shift> => 'lastingIn' in pattern;

/** Whether it puts nobody on duty, ever. */
export const isEmptyPattern = (pattern: Pattern<unknown>): boolean =>
  isListed(pattern) ? pattern.isEmpty : pattern.length === 0;
