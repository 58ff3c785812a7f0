import type { Desk } from '../desk';
import type { Instant } from '../time/instant';
import { CalendarEnds, type OperatingTime } from '../time/operating-time';
import type { Ticket } from './ticket';
import type { Timer } from './timer';

/** What a wake-up may depend on. `hours` are those of the ticket's place. */
export interface Wish {
  readonly ticket: Ticket;
  readonly desk: Desk;
  readonly hours: OperatingTime;
  readonly at: Instant;
}

/** Wake-ups of one kind that a ticket wants now. */
export type Wanted = (wish: Wish) => readonly Timer[];

/** The answer, or undefined where no official calendar can tell. */
export function unlessCalendarEnds<T>(answer: () => T): T | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof CalendarEnds) return undefined;
    throw error;
  }
}

/** A list of one timer, or none when its moment cannot be told. */
export const timerAt = (timer: Omit<Timer, 'due'>, due: Instant | undefined): readonly Timer[] =>
  due === undefined ? [] : [{ ...timer, due }];
