import type { Span } from '../time/instant';

/**
 * When duty is harder than at other times, in the desk's zone; each list in order and without overlaps. A night is from 23:00
 * to 07:00. A weekend is Saturday and Sunday but for make-up working days and holidays; a festival is an official holiday.
 */
export interface HardTimes {
  readonly nights: readonly Span[];
  readonly weekends: readonly Span[];
  readonly festivals: readonly Span[];
}
