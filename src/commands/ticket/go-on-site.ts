import type { TicketState } from '../../domain/ticket/ticket';
import { mayWork } from '../../domain/ticket/who-may';
import { goOnSite as going, isUnderway } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** A job may need a second visit, with a clock of its own. */
const offeredIn: readonly TicketState[] = ['claimed', 'remote', 'on-site'];

/** Set out for the desk; the arrival clock starts (SLA-3). */
export const goOnSite: TicketAction = {
  id: 'on-site',
  label: 'ticket.action.on-site',
  tone: 'plain',
  shown: 'button',
  offeredTo: (ticket, viewer) => offeredIn.includes(ticket.state) && !isUnderway(ticket) && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => going(ticket, by, at),
};
