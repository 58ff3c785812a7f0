import { worksTickets } from '../../domain/people/person';
import { invalid } from '../../domain/refusal';
import { cancel } from '../../domain/ticket/close';
import { isOpen } from '../../domain/ticket/ticket';
import { ticketId } from '../../domain/ticket/ticket';
import { duplicateForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { textOf } from '../answers';

/** The job repeats another one. */
export const markDuplicate: TicketAction = {
  id: 'duplicate',
  label: 'ticket.action.duplicate',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => isOpen(ticket) && worksTickets(viewer),
  form: (ticket, _act, now) => duplicateForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) => {
    const digits = /(\d+)\s*$/.exec(textOf(answers, 'of'))?.[1];
    if (digits === undefined) return invalid({ of: { say: 'form.noTicketNumber' } });
    const of = ticketId(Number(digits));
    return cancel(ticket, by, at, { reason: 'duplicate', note: textOf(answers, 'of'), duplicateOf: of });
  },
};
