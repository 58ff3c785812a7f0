import { confirmFixed as confirming } from '../../domain/ticket/close';
import { isRequester } from '../../domain/ticket/who-may';
import type { TicketAction } from '../action';

/** The requester confirms that it works again (SITE-7). */
export const confirmFixed: TicketAction = {
  id: 'confirm',
  label: 'ticket.action.confirm',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => ticket.state === 'resolved' && isRequester(ticket, viewer),
  decide: (ticket, { by }, { at }) => confirming(ticket, by, at),
};
