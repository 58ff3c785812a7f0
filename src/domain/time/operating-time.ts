import type { Instant, Span } from './instant';

/** One local date of a place on which people work, with its windows in UTC, earliest first, never overlapping. */
export interface WorkingDay {
  /** Local date, `YYYY-MM-DD`. A night window belongs to the date on which it opens. */
  readonly date: string;
  /** Local midnight at which the date begins, and the one at which it ends (the next date's), in UTC. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly spans: readonly Span[];
}

/**
 * When a place works (TIME-1, TIME-3), as plain intervals: the calendar, holidays, make-up working days and time zone
 * were all settled in `config/`, so the rules only compare milliseconds.
 */
export interface OperatingTime {
  /** Working days in order. Days off are absent. */
  readonly days: readonly WorkingDay[];
  /** Nothing is known before `from` nor at or after `until`: asking there throws CalendarEnds. */
  readonly from: Instant;
  readonly until: Instant;
  /** The year whose official calendar is missing at `until`. */
  readonly missingYear: number;
  /**
   * The same hours, going on by the week from `until` on without holidays, for what people wait for: no promise that is
   * settled by is told from it. Absent: the week is all there is.
   */
  readonly byTheWeek?: OperatingTime;
}

/** The hours people are served by where no official calendar is known: the week as usual, without holidays. */
export const usualHours = (hours: OperatingTime): OperatingTime => hours.byTheWeek ?? hours;

/** There is no official calendar for the moment asked about; silence or a guess would be a wrong clock. */
export class CalendarEnds extends Error {
  override readonly name = 'CalendarEnds';
  constructor(readonly year: number) {
    super(`no official calendar for ${year}`);
  }
}
