import { type Desk, placeOf } from '../desk';
import { after, days, type Instant } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { workingDayAfter } from '../time/working-day';

/**
 * The first moment at which a ticket that was solved or closed at `since` can no longer be rated or reopened: so many working
 * days of its place are over, so that nobody loses their say to a holiday. By the week where no calendar is known.
 */
export const windowEnds = (hours: OperatingTime, since: Instant, workingDays: number): Instant =>
  unlessCalendarEnds(() => workingDayAfter(usualHours(hours), since, workingDays).endsAt) ??
  after(since, days(workingDays));

/** The first moment at which a ticket of that place, closed at `since`, can no longer be reopened. */
export const reopenableUntil = (desk: Desk, place: string, since: Instant): Instant =>
  windowEnds(placeOf(desk, place).hours, since, desk.closing.ratingDays);
