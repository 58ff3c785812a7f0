import { mayWork } from '../../domain/ticket/who-may';
import { resume } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Go on working; stopped clocks run again. */
export const resumeWork: TicketAction = {
  id: 'resume',
  label: 'ticket.action.resume',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => ticket.state === 'waiting' && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => resume(ticket, by, at),
};
