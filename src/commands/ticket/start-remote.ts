import { mayWork } from '../../domain/ticket/who-may';
import { startRemote as starting } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Begin to help from afar. */
export const startRemote: TicketAction = {
  id: 'remote',
  label: 'ticket.action.remote',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => ticket.state === 'claimed' && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => starting(ticket, by, at),
};
