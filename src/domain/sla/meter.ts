import { elapsed } from '../time/elapsed';
import { forward } from '../time/forward';
import { after, between, type Duration, type Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { closesAt, workingDayAfter } from '../time/working-day';
import type { Measure } from './clock';
import type { Limit } from './target';

/** Measures a promise in its own time, operating or wall. Every answer may throw CalendarEnds. */
export interface Meter {
  /** How much of that time the promise allows. */
  readonly allowed: Duration;
  /** When `length` of it after `from` is used up. */
  forward(from: Instant, length: Duration): Instant;
  /** How much of it lies in [from, to); 0 when `to` is not later. */
  elapsed(from: Instant, to: Instant): Duration;
  /** The same up to where the calendar is known, at most: how late a clock is whose lateness is certain. */
  elapsedAtLeast(from: Instant, to: Instant): Duration;
}

/** In which time a limit counts. */
export const measureOf = (limit: Limit): Measure => (limit.kind === 'wall' ? 'wall' : 'operating');

/**
 * The meter of a promise that begins at `start`. The end of the next working day is the operating time up to its
 * closing, so that a pause moves it by exactly the operating time it took.
 */
export function meterOf(limit: Limit, hours: OperatingTime, start: Instant): Meter {
  if (limit.kind === 'wall') return wall(limit.length);
  if (limit.kind === 'operating') return operating(hours, limit.length);
  return operating(hours, elapsed(hours, start, closesAt(workingDayAfter(hours, start, 1))));
}

const wallElapsed = (from: Instant, to: Instant): Duration => (to > from ? between(from, to) : (0 as Duration));

const wall = (allowed: Duration): Meter => ({
  allowed,
  forward: after,
  elapsed: wallElapsed,
  elapsedAtLeast: wallElapsed,
});

const operating = (hours: OperatingTime, allowed: Duration): Meter => ({
  allowed,
  forward: (from, length) => forward(hours, from, length),
  elapsed: (from, to) => elapsed(hours, from, to),
  elapsedAtLeast: (from, to) => elapsed(hours, from, Math.min(to, hours.until) as Instant),
});
