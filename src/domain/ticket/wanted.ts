import type { Desk } from '../desk';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
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

/** A list of one timer, or none when its moment cannot be told. */
export const timerAt = (timer: Omit<Timer, 'due'>, due: Instant | undefined): readonly Timer[] =>
  due === undefined ? [] : [{ ...timer, due }];
