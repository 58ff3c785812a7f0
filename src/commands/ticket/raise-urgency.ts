import { refuseRaisingUrgency } from '../../domain/ticket/close';
import type { TicketAction } from '../action';

/** A normal ticket turns out to be urgent (TIME-2). */
export const raiseUrgency: TicketAction = {
  id: 'urgent',
  label: 'ticket.action.urgent',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseRaisingUrgency,
  decide: (_ticket, { by }, { at }) => ({ type: 'urgency-raised', by: by.id, at }),
  confirm: 'ticket.confirm.urgent',
};
