import type { Ticket } from '../ticket/ticket';
import { firstIndex } from '../time/first-index';
import { after, between, days, type Instant } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';
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

/**
 * When the day begins on which what still waits is brought to mind again: a working day's opening, of an urgent ticket every
 * morning, for it is no less urgent over a holiday; a day later where nobody knows one.
 */
export const nextMorning = (hours: OperatingTime, from: Instant, { urgent }: Pick<Ticket, 'urgent'>): Instant =>
  (urgent ? morningAfter(hours, from) : tomorrowAt(hours, from)) ?? after(from, days(1));

/** The next morning, of a working day or not, at the hour at which the place opened last; undefined where none is known. */
function morningAfter(hours: OperatingTime, at: Instant): Instant | undefined {
  const { days: working } = usualHours(hours);
  const last = working[firstIndex(working, (day) => opensAt(day) > at) - 1];
  if (last === undefined) return undefined;
  const since = Math.floor(between(opensAt(last), at) / days(1));
  return after(opensAt(last), days(since + 1));
}
