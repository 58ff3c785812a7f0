import { forward } from './forward';
import { after, type Duration, type Instant } from './instant';
import type { OperatingTime } from './operating-time';
import { unlessCalendarEnds } from './unless-calendar-ends';

/**
 * `length` of operating time after `from`, or of wall time where no official calendar reaches that far: for what people
 * wait for, a wrong hour is better than silence. Promises that are settled by are never told this way.
 */
export const forwardAsKnown = (hours: OperatingTime, from: Instant, length: Duration): Instant =>
  unlessCalendarEnds(() => forward(hours, from, length)) ?? after(from, length);
