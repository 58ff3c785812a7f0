import type { Duration, Instant } from './instant';
import { assertKnown, usedUntil } from './operating-index';
import { CalendarEnds, type OperatingTime } from './operating-time';

/**
 * Operating time in the half-open stretch from `from` to `to`; 0 when `to` is not later.
 * Throws CalendarEnds when a part of the stretch is unknown.
 */
export function elapsed(hours: OperatingTime, from: Instant, to: Instant): Duration {
  if (to <= from) return 0 as Duration;
  assertKnown(hours, from);
  if (to > hours.until) throw new CalendarEnds(hours.missingYear);
  return (usedUntil(hours, to) - usedUntil(hours, from)) as Duration;
}
