import { isRefusal } from '../../domain/refusal';
import { reopen } from '../../domain/ticket/close';
import { isRequester } from '../../domain/ticket/who-may';
import { reopenForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The fault of a closed job came back. */
export const reopenTicket: TicketAction = {
  id: 'reopen',
  label: 'ticket.action.reopen',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer, { at, desk }) =>
    isRequester(ticket, viewer) &&
    !isRefusal(reopen(ticket, viewer, at, { text: '', window: desk.closing.ratingWindow })),
  form: (ticket, _act, now) => reopenForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, desk }) =>
    missing(answers, 'text') ??
    reopen(ticket, by, at, { text: textOf(answers, 'text'), window: desk.closing.ratingWindow }),
};
