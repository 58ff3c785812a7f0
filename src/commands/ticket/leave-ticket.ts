import { refuseLeaving } from '../../domain/ticket/hand-over';
import type { TicketAction } from '../action';

/** A collaborator leaves the ticket. */
export const leaveTicket: TicketAction = {
  id: 'leave',
  label: 'ticket.action.leave',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseLeaving,
  decide: (_ticket, { by }, { at }) => ({ type: 'collaborator-left', by: by.id, at, person: by.id }),
};
