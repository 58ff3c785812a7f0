import { firstIndex } from './first-index';
import type { Instant } from './instant';
import { assertKnown, windowsOf } from './operating-index';
import type { OperatingTime } from './operating-time';

/**
 * Whether `at` is operating time (TIME-1). The moment of opening is, the moment of closing is not.
 * Throws CalendarEnds for a moment of which nothing is known.
 */
export function isOpen(hours: OperatingTime, at: Instant): boolean {
  assertKnown(hours, at);
  const windows = windowsOf(hours);
  const last = windows[firstIndex(windows, (window) => window.from > at) - 1];
  return last !== undefined && at < last.to;
}
