import { worksTickets } from '../../domain/people/person';
import { invalid } from '../../domain/refusal';
import { cancel } from '../../domain/ticket/close';
import { isOpen, type TicketId, ticketId } from '../../domain/ticket/ticket';
import { mayDecide } from '../../domain/ticket/who-may';
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
  offeredTo: (ticket, viewer) =>
    isOpen(ticket) && (ticket.owner === undefined ? worksTickets(viewer) : mayDecide(ticket, viewer)),
  form: (ticket, _act, now) => duplicateForm({ ticket, ...now }),
  names: ({ answers }) => {
    const of = namedIn(answers);
    return of === undefined ? undefined : { field: 'of', ticket: of };
  },
  decide: (ticket, { by, answers }, { at }) => {
    const of = namedIn(answers);
    if (of === undefined) return invalid({ of: { say: 'form.noTicketNumber' } });
    return cancel(ticket, by, at, { reason: 'duplicate', note: textOf(answers, 'of'), duplicateOf: of });
  },
};
