import { resolve } from '../../domain/ticket/close';
import { isOpen } from '../../domain/ticket/ticket';
import { mayDecide } from '../../domain/ticket/who-may';
import { resolveForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** It is solved: cause, fix and advice go to the requester (SITE-3, SITE-7). */
export const resolveTicket: TicketAction = {
  id: 'resolve',
  label: 'ticket.action.resolve',
  tone: 'main',
  shown: 'button',
  offeredTo: (ticket, viewer) => isOpen(ticket) && ticket.owner !== undefined && mayDecide(ticket, viewer),
  form: (ticket, _act, now) => resolveForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'cause', 'fix', 'advice') ??
    resolve(ticket, by, at, {
      cause: textOf(answers, 'cause'),
      fix: textOf(answers, 'fix'),
      advice: textOf(answers, 'advice'),
    }),
};
