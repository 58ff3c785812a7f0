import { refuseClosing } from '../../domain/complaint/on-ticket';
import { refuseConfirming } from '../../domain/ticket/close';
import type { TicketAction } from '../action';

/** The requester confirms that it works again (SITE-7). */
export const confirmFixed: TicketAction = {
  id: 'confirm',
  label: 'ticket.action.confirm',
  tone: 'main',
  shown: 'button',
  refuse: (ticket, by, now) => refuseConfirming(ticket, by) ?? refuseClosing(by, now),
  decide: (_ticket, { by }, { at }) => ({ type: 'confirmed', by: by.id, at, how: 'confirmed' }),
};
