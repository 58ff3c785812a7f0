import { takeAssigned as taking } from '../../domain/assignment/assign';
import type { TicketAction } from '../action';

/** Say yes to a ticket one was named for. */
export const takeAssigned: TicketAction = {
  id: 'take-assigned',
  label: 'ticket.action.claim',
  tone: 'main',
  shown: 'never',
  offeredTo: (ticket, viewer) => ticket.assignment?.to === viewer.id,
  decide: (ticket, { by }, { at }) => taking(ticket, by, at),
};
