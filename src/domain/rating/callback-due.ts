import { firstIndex } from '../time/first-index';
import type { Instant } from '../time/instant';
import { isOpen } from '../time/is-open';
import { nextOpening } from '../time/next-opening';
import type { OperatingTime } from '../time/operating-time';
import { closesAt, opensAt } from '../time/working-day';

/** Less than this left of the working day: the call-back may wait for the next one. */
const leastTimeToCall = 30 * 60_000;

/**
 * When somebody must have called back about a low rating given at `at`: before the working day ends, or before the next
 * one ends when there is under half an hour left or the place is closed. Throws CalendarEnds.
 */
export function callbackDue(hours: OperatingTime, at: Instant): Instant {
  const today = isOpen(hours, at) ? closing(hours, at) : undefined;
  if (today !== undefined && today - at >= leastTimeToCall) return today;
  return closing(hours, nextOpening(hours, today ?? at));
}

/** When the working day closes whose window contains `at`. */
function closing(hours: OperatingTime, at: Instant): Instant {
  const day = hours.days[firstIndex(hours.days, (one) => opensAt(one) > at) - 1];
  if (day === undefined) throw new Error(`${at} is not on a working day`);
  return closesAt(day);
}
