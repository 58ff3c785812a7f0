import { mayWork } from '../../domain/ticket/who-may';
import { goOnSite as going } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Set out for the desk; the arrival clock starts (SLA-3). */
export const goOnSite: TicketAction = {
  id: 'on-site',
  label: 'ticket.action.on-site',
  tone: 'plain',
  shown: 'button',
  offeredTo: (ticket, viewer) => (ticket.state === 'claimed' || ticket.state === 'remote') && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => going(ticket, by, at),
};
