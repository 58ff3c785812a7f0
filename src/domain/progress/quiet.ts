import type { Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { opensAt, workingDayAfter } from '../time/working-day';

/** So many automatic reports in a row are told aloud; what follows says nothing new. */
export const aloud = 2;

/**
 * Whether an automatic report of this moment rings nobody and only draws anew what the last one said (HOT-5): after two
 * without news between, or as the requester chose.
 */
export function isQuiet({ updates, silentReports = 0 }: Ticket, at: Instant): boolean {
  if (updates?.choice === 'hourly') return false;
  if (updates?.choice === 'news') return true;
  if (updates?.until !== undefined && at < updates.until) return true;
  return silentReports >= aloud;
}

/** When "not before tomorrow" ends: as the next working day of the place opens, by the week where no calendar is known. */
export const tomorrowAt = (hours: OperatingTime, at: Instant): Instant | undefined =>
  unlessCalendarEnds(() => opensAt(workingDayAfter(usualHours(hours), at, 1)));
