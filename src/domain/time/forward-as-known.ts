import { forward } from './forward';
import { after, type Duration, type Instant } from './instant';
import { type OperatingTime, usualHours } from './operating-time';
import { unlessCalendarEnds } from './unless-calendar-ends';

/**
 * `length` of operating time after `from`, by the week as usual where no official calendar reaches that far (and by wall
 * time where nothing does): for what people wait for, a missed holiday is better than silence. Promises that are settled
 * by are never told this way.
 */
export const forwardAsKnown = (hours: OperatingTime, from: Instant, length: Duration): Instant =>
  unlessCalendarEnds(() => forward(usualHours(hours), from, length)) ?? after(from, length);
