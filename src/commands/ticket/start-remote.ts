import { refuseRemote } from '../../domain/ticket/work';
import type { TicketAction } from '../action';

/** Begin to help from afar; a visit under way is called off by it. */
export const startRemote: TicketAction = {
  id: 'remote',
  label: 'ticket.action.remote',
  tone: 'main',
  shown: 'button',
  refuse: refuseRemote,
  decide: (_ticket, { by }, { at }) => ({ type: 'remote-started', by: by.id, at }),
};
