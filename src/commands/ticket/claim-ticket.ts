import { worksTickets } from '../../domain/people/person';
import { claim } from '../../domain/ticket/claim';
import type { TicketAction } from '../action';

/** Take a job nobody has yet; first press wins (HOT-6). */
export const claimTicket: TicketAction = {
  id: 'claim',
  label: 'ticket.action.claim',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => ticket.state === 'new' && worksTickets(viewer),
  decide: (ticket, { by }, { at }) => claim(ticket, by, at),
};
