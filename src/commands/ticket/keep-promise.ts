import { hasOpenPromise, keepPromise as keeping } from '../../domain/ticket/talk';
import { mayWork } from '../../domain/ticket/who-may';
import type { TicketAction } from '../action';

/** The promised answer was given another way. */
export const keepPromise: TicketAction = {
  id: 'keep-promise',
  label: 'ticket.action.keep-promise',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => hasOpenPromise(ticket) && mayWork(ticket, viewer),
  decide: (ticket, { by }, { at }) => keeping(ticket, by, at),
};
