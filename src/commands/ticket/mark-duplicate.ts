import { heldOpen, refuseClosing } from '../../domain/complaint/on-ticket';
import { type Desk, ticketKey } from '../../domain/desk';
import type { Recorded } from '../../domain/record/record';
import { ticketRef } from '../../domain/record/record-ref';
import { invalid } from '../../domain/refusal';
import { refuseDuplicate } from '../../domain/ticket/close';
import type { Ticket } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { duplicateForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { ticketIn } from '../answers';
import { asking } from '../record/asking';

/** Nobody works on what was cancelled. */
function cancelled(found: Recorded, desk: Desk): Say | undefined {
  const { id, state } = found as Ticket;
  return state === 'cancelled' ? say('refusal.ticketCancelled', { ticket: ticketKey(desk, id) }) : undefined;
}

/** The ticket repeats another one. */
export const markDuplicate: TicketAction = asking(duplicateForm, {
  id: 'duplicate',
  label: 'ticket.action.duplicate',
  tone: 'plain',
  shown: 'menu',
  refuse: (ticket, by, now) => refuseDuplicate(ticket, by) ?? refuseClosing(by, now),
  form: (ticket, _act, now) => duplicateForm({ ticket, ...now }),
  names: ({ answers }) => {
    const of = ticketIn(answers.of);
    if (of === undefined) return undefined;
    return { field: 'of', about: ticketRef(of), refuse: cancelled };
  },
  decide: (ticket, { by, answers }, now) => {
    const held = heldOpen(now);
    if (held) return held;
    const of = ticketIn(answers.of);
    if (of === undefined) return invalid({ of: { say: 'form.noTicketNumber' } });
    if (of === ticket.id) return invalid({ of: { say: 'refusal.duplicateOfItself' } });
    return {
      type: 'cancelled',
      by: by.id,
      at: now.at,
      reason: 'duplicate',
      note: answers.of,
      duplicateOf: of,
    };
  },
});
