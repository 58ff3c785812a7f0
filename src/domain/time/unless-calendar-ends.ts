import { CalendarEnds } from './operating-time';

/** The answer, or undefined where no official calendar can tell. Throws whatever else `answer` throws. */
export function unlessCalendarEnds<T>(answer: () => T): T | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof CalendarEnds) return undefined;
    throw error;
  }
}
