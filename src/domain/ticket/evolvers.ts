import type { EventOf, TicketEventType } from './event';
import type { Ticket } from './ticket';

/** How a ticket changes with each kind of event. An event nobody thought of does not compile. */
export type Evolvers<Type extends TicketEventType> = {
  readonly [T in Type]: (ticket: Ticket, event: EventOf<T>) => Ticket;
};
