import { refuseKeeping } from '../../domain/ticket/talk';
import type { TicketAction } from '../action';

/** The promised answer was given another way. */
export const keepPromise: TicketAction = {
  id: 'keep-promise',
  label: 'ticket.action.keep-promise',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseKeeping,
  decide: (_ticket, { by }, { at }) => ({ type: 'promise-kept', by: by.id, at }),
};
