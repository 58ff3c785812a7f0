import { forward } from './forward';
import { after, type Duration, type Instant } from './instant';
import { CalendarEnds, type OperatingTime } from './operating-time';

/**
 * `length` of operating time after `from`, or of wall time where no official calendar reaches that far: for what people
 * wait for, a wrong hour is better than silence. Promises that are settled by are never told this way.
 */
export function forwardAsKnown(hours: OperatingTime, from: Instant, length: Duration): Instant {
  try {
    return forward(hours, from, length);
  } catch (error) {
    if (error instanceof CalendarEnds) return after(from, length);
    throw error;
  }
}
