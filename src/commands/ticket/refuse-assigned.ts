import { refuseRefusing } from '../../domain/assignment/assign';
import { refuseAssignedForm } from '../../views/forms/assign-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Say no to it, and why, as long as that may be said. */
export const refuseAssigned: TicketAction = {
  id: 'refuse-assigned',
  label: 'ticket.action.refuse-assigned',
  tone: 'plain',
  shown: 'never',
  refuse: refuseRefusing,
  form: (ticket, _act, now) => refuseAssignedForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? {
      type: 'assignment-refused',
      by: by.id,
      at,
      reason: textOf(answers, 'reason'),
      assignedAt: ticket.assignment?.at ?? at,
    },
};
