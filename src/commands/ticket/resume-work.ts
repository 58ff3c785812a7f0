import { refuseResuming } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Go on working; stopped clocks run again. */
export const resumeWork: TicketAction = {
  id: 'resume',
  label: 'ticket.action.resume',
  tone: 'main',
  shown: 'button',
  refuse: refuseResuming,
  decide: (_ticket, { by }, { at }) => ({ type: 'resumed', by: by.id, at }),
};
