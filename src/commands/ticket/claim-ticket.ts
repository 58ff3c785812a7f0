import { refuseClaim } from '../../domain/ticket/claim';
import type { TicketAction } from '../action';

/** Take a ticket nobody has yet; first press wins (HOT-6). */
export const claimTicket: TicketAction = {
  id: 'claim',
  label: 'ticket.action.claim',
  tone: 'main',
  shown: 'button',
  refuse: refuseClaim,
  decide: (_ticket, { by }, { at }) => ({ type: 'claimed', by: by.id, at }),
};
