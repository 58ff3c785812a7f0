import { firstIndex } from './first-index';
import type { Instant } from './instant';
import { isOpen } from './is-open';
import { windowsOf } from './operating-index';
import { CalendarEnds, type OperatingTime } from './operating-time';

/** When people work next: `at` itself when they do then. Throws CalendarEnds where no opening is known. */
export function nextOpening(hours: OperatingTime, at: Instant): Instant {
  if (isOpen(hours, at)) return at;
  const windows = windowsOf(hours);
  const next = windows[firstIndex(windows, (window) => window.from > at)];
  if (next === undefined) throw new CalendarEnds(hours.missingYear);
  return next.from;
}
