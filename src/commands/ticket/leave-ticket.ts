import { worksTickets } from '../../domain/people/person';
import { leave } from '../../domain/ticket/hand-over';
import { isOpen } from '../../domain/ticket/ticket';
import type { TicketAction } from '../action';

/** A collaborator leaves the job. */
export const leaveTicket: TicketAction = {
  id: 'leave',
  label: 'ticket.action.leave',
  tone: 'plain',
  shown: 'menu',
  // The card in the channel is drawn once for all engineers, so it offers this whenever somebody helps.
  offeredTo: (ticket, viewer) => isOpen(ticket) && worksTickets(viewer) && ticket.collaborators.length > 0,
  decide: (ticket, { by }, { at }) => leave(ticket, by, at),
};
