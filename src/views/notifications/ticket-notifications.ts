import type { EventOf, TicketEventType } from '../../domain/ticket/event';
import type { NewMessage, NotificationContext } from './recipients';

/** Who hears what about each kind of event, and why. An event nobody thought of does not compile. */
export type TicketNotifications<Type extends TicketEventType> = {
  readonly [T in Type]: (context: NotificationContext<EventOf<T>>) => readonly NewMessage[];
};
