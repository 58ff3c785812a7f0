import { raiseUrgency as raising } from '../../domain/ticket/close';
import { isOpen } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import type { TicketAction } from '../action';

/** A normal job turns out to be urgent (TIME-2). */
export const raiseUrgency: TicketAction = {
  id: 'urgent',
  label: 'ticket.action.urgent',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => isOpen(ticket) && !ticket.urgent && isRequester(ticket, viewer),
  decide: (ticket, { by }, { at }) => raising(ticket, by, at),
  confirm: 'ticket.confirm.urgent',
};
