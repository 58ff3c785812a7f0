import { mayWork } from '../../domain/ticket/who-may';
import { isUnderway, startRemote as starting } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Begin to help from afar; a visit under way is called off by it. */
export const startRemote: TicketAction = {
  id: 'remote',
  label: 'ticket.action.remote',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => (ticket.state === 'claimed' || isUnderway(ticket)) && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => starting(ticket, by, at),
};
