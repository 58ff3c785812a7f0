import { after, days, type Instant } from './instant';
import { type OperatingTime, usualHours } from './operating-time';
import { unlessCalendarEnds } from './unless-calendar-ends';
import { opensAt, workingDayAfter } from './working-day';

const aWeek = 5;

/** When the fifth working day after that date opens: for whom the desk reminds of the same thing once a week. */
export const aWeekLater = (hours: OperatingTime, last: Instant): Instant =>
  unlessCalendarEnds(() => opensAt(workingDayAfter(usualHours(hours), last, aWeek))) ?? after(last, days(7));
