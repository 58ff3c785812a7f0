import { notFixed } from '../../domain/ticket/close';
import { isRequester } from '../../domain/ticket/who-may';
import { notFixedForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The requester says the fault is still there (SITE-7). */
export const sayNotFixed: TicketAction = {
  id: 'not-fixed',
  label: 'ticket.action.not-fixed',
  tone: 'plain',
  shown: 'button',
  offeredTo: (ticket, viewer) => ticket.state === 'resolved' && isRequester(ticket, viewer),
  form: (ticket, _act, now) => notFixedForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'text') ?? notFixed(ticket, by, at, textOf(answers, 'text')),
};
