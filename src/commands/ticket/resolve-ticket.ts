import { refuseUnlessDeciding } from '../../domain/ticket/who-may';
import { resolveForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** It is solved: cause, fix and advice go to the requester (SITE-3, SITE-7). */
export const resolveTicket: TicketAction = {
  id: 'resolve',
  label: 'ticket.action.resolve',
  tone: 'main',
  shown: 'button',
  refuse: refuseUnlessDeciding,
  form: (ticket, _act, now) => resolveForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'cause', 'fix', 'advice') ?? {
      type: 'resolved',
      by: by.id,
      at,
      cause: textOf(answers, 'cause'),
      fix: textOf(answers, 'fix'),
      advice: textOf(answers, 'advice'),
    },
};
