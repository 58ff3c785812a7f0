import { mayWork } from '../../domain/ticket/who-may';
import { arrive, isUnderway } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** At the desk; the arrival clock stops (SLA-3). */
export const arriveOnSite: TicketAction = {
  id: 'arrive',
  label: 'ticket.action.arrive',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => isUnderway(ticket) && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => arrive(ticket, by, at),
};
