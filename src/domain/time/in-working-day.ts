import { firstIndex } from './first-index';
import type { Instant } from './instant';
import { assertKnown } from './operating-index';
import type { OperatingTime } from './operating-time';
import { closesAt, opensAt } from './working-day';

/**
 * Whether `at` lies between the opening and the closing of a working day, breaks included: a lunch break pauses the work
 * of a day, it does not end it. Throws CalendarEnds for a moment of which nothing is known.
 */
export function inWorkingDay(hours: OperatingTime, at: Instant): boolean {
  assertKnown(hours, at);
  const day = hours.days[firstIndex(hours.days, (one) => opensAt(one) > at) - 1];
  return day !== undefined && at < closesAt(day);
}
