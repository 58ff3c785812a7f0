import { refuseArrival } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** At the desk; the arrival clock stops (SLA-3). */
export const arriveOnSite: TicketAction = {
  id: 'arrive',
  label: 'ticket.action.arrive',
  tone: 'main',
  shown: 'button',
  refuse: refuseArrival,
  decide: (_ticket, { by }, { at }) => ({ type: 'arrived', by: by.id, at }),
};
