import { refuseTaking, takeAssigned as taking } from '../../domain/assignment/assign';
import type { TicketAction } from '../action';

/** Say yes to a ticket one was named for. */
export const takeAssigned: TicketAction = {
  id: 'take-assigned',
  label: 'ticket.action.claim',
  tone: 'main',
  shown: 'never',
  refuse: refuseTaking,
  decide: (ticket, { by }, { at }) => taking(ticket, by, at),
};
