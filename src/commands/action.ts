import type { TicketEvent } from '../domain/ticket/event';
import type { Ticket } from '../domain/ticket/ticket';
import type { RecordAction } from './record/action';

/** A thing people can do with a ticket; its label is `ticket.action.<id>`. */
export type TicketAction<Given extends object = object> = RecordAction<Ticket, TicketEvent, Given>;
