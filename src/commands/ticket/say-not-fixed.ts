import { refuseNotFixed } from '../../domain/ticket/close';
import { notFixedForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The requester says the fault is still there (SITE-7). */
export const sayNotFixed: TicketAction = {
  id: 'not-fixed',
  label: 'ticket.action.not-fixed',
  tone: 'plain',
  shown: 'button',
  refuse: refuseNotFixed,
  form: (ticket, _act, now) => notFixedForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'text') ?? { type: 'not-fixed', by: by.id, at, text: textOf(answers, 'text') },
};
