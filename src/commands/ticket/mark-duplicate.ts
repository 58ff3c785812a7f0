import { invalid } from '../../domain/refusal';
import { refuseDuplicate } from '../../domain/ticket/close';
import { type TicketId, ticketId } from '../../domain/ticket/ticket';
import type { Answers } from '../../views/form';
import { duplicateForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { textOf } from '../answers';

/** The number people wrote: `IT-1042`, `1042`; undefined when there is none, or one too long to be a ticket's. */
function namedIn(answers: Answers): TicketId | undefined {
  const digits = /(?:^|\D)(\d{1,9})\s*$/.exec(textOf(answers, 'of'))?.[1];
  return digits === undefined ? undefined : ticketId(Number(digits));
}

/** The job repeats another one. */
export const markDuplicate: TicketAction = {
  id: 'duplicate',
  label: 'ticket.action.duplicate',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseDuplicate,
  form: (ticket, _act, now) => duplicateForm({ ticket, ...now }),
  names: ({ answers }) => {
    const of = namedIn(answers);
    return of === undefined ? undefined : { field: 'of', ticket: of };
  },
  decide: (ticket, { by, answers }, { at }) => {
    const of = namedIn(answers);
    if (of === undefined) return invalid({ of: { say: 'form.noTicketNumber' } });
    if (of === ticket.id) return invalid({ of: { say: 'refusal.duplicateOfItself' } });
    return { type: 'cancelled', by: by.id, at, reason: 'duplicate', note: textOf(answers, 'of'), duplicateOf: of };
  },
};
