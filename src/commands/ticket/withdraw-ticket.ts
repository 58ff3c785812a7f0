import { cancel } from '../../domain/ticket/close';
import { isOpen } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import { withdrawForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { textOf } from '../answers';

/** The requester needs no help any more. */
export const withdrawTicket: TicketAction = {
  id: 'withdraw',
  label: 'ticket.action.withdraw',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => isOpen(ticket) && isRequester(ticket, viewer),
  form: (ticket, _act, now) => withdrawForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    cancel(ticket, by, at, { reason: 'withdrawn', note: textOf(answers, 'note') }),
};
