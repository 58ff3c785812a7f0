import { firstIndex } from './first-index';
import type { Duration, Instant } from './instant';
import { nextOpening } from './next-opening';
import { assertKnown, usedUntil, windowsOf } from './operating-index';
import { CalendarEnds, type OperatingTime } from './operating-time';

/**
 * The moment at which `length` of operating time after `from` is used up. A `from` outside hours counts from the next
 * opening; what fits exactly ends at closing, not at the next opening; nothing at all ends at once, or at that opening.
 * Throws CalendarEnds when the moment lies at or beyond the end of what is known, RangeError on a negative length.
 */
export function forward(hours: OperatingTime, from: Instant, length: Duration): Instant {
  if (length < 0) throw new RangeError(`operating time does not run backwards: ${length}`);
  if (length === 0) return nextOpening(hours, from);
  assertKnown(hours, from);
  const windows = windowsOf(hours);
  const total = usedUntil(hours, from) + length;
  const last = windows[firstIndex(windows, (window) => window.used + window.to - window.from >= total)];
  if (last === undefined) throw new CalendarEnds(hours.missingYear);
  const end = (last.from + total - last.used) as Instant;
  assertKnown(hours, end);
  return end;
}
