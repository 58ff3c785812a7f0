import type { Instant } from '../time/instant';
import type { TicketEvent } from './event';
import type { DecidedPromise } from './promised';
import { hasOpenPromise } from './talk';
import type { Ticket } from './ticket';

/**
 * When the promise that stands slips unless it is answered by then (HOT-4); undefined where none stands. It does not slip
 * while the desk waits for the requester: they would be told again and again of what only they can end.
 */
export const slipsAt = (ticket: Ticket): Instant | undefined =>
  hasOpenPromise(ticket) && !ticket.waiting?.endsWhenAnswered ? ticket.promise?.due : undefined;

/**
 * What an event makes of the promise that stood. A promise is decided once, by the moment that was promised: the later
 * ones that the desk names are no promises. One that is moved, or not needed any more, before its moment is not counted.
 */
export function promiseDecidedBy(before: Ticket, after: Ticket, { type, at }: TicketEvent): DecidedPromise | undefined {
  const { promise, promises } = before;
  if (promise === undefined || !hasOpenPromise(before)) return undefined;
  const { madeAt, due } = promise;
  const stands = hasOpenPromise(after) && after.promise?.madeAt === madeAt && type !== 'promise-slipped';
  if (stands || promises.some((one) => one.madeAt === madeAt)) return undefined;
  const slips = slipsAt(before);
  if (slips !== undefined && (slips < at || type === 'promise-slipped')) {
    // After a wait for the requester its moment may be long past: it slips when work goes on.
    const resumed = before.pauses.at(-1)?.to ?? due;
    return { madeAt, due, state: 'slipped', at: Math.max(due, resumed) as Instant };
  }
  return after.promise?.keptAt === undefined ? undefined : { madeAt, due, state: 'kept', at };
}
