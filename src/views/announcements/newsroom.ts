import type { EventOf, TicketEventType } from '../../domain/ticket/event';
import type { News, Unkeyed } from './saying';

/** Who hears what about each kind of event, and why. An event nobody thought of does not compile. */
export type Newsroom<Type extends TicketEventType> = {
  readonly [T in Type]: (news: News<EventOf<T>>) => readonly Unkeyed[];
};
