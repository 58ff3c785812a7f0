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
  offeredTo: (ticket, viewer) => isOpen(ticket) && worksTickets(viewer) && ticket.collaborators.includes(viewer.id),
  decide: (ticket, { by }, { at }) => leave(ticket, by, at),
};
