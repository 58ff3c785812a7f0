import { acceptHandover as accepting } from '../../domain/ticket/hand-over';
import type { TicketAction } from '../action';

/** Take over a job that was offered. */
export const acceptHandover: TicketAction = {
  id: 'accept-handover',
  label: 'ticket.action.accept-handover',
  tone: 'main',
  shown: 'never',
  offeredTo: (ticket, viewer) => ticket.handover?.to === viewer.id,
  decide: (ticket, { by }, { at }) => accepting(ticket, by, at),
};
