import { refuseGoing } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Set out for the desk; the arrival clock starts (SLA-3). A ticket may need a second visit, with a clock of its own. */
export const goOnSite: TicketAction = {
  id: 'on-site',
  label: 'ticket.action.on-site',
  tone: 'plain',
  shown: 'button',
  refuse: refuseGoing,
  decide: (_ticket, { by }, { at }) => ({ type: 'dispatched', by: by.id, at }),
};
