import { refuseRefusing, refuseTaking, takeAssigned as taking } from '../../domain/assignment/assign';
import { refuseClaim } from '../../domain/ticket/claim';
import { refuseLeaving } from '../../domain/ticket/hand-over';
import { refuseUnlessDeciding } from '../../domain/ticket/who-may';
import { refuseAssignedForm } from '../../views/forms/assign-forms';
import { returnForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing } from '../answers';
import { asking } from '../record/asking';

/** Take a ticket nobody has yet; first press wins (HOT-6). */
export const claimTicket: TicketAction = {
  id: 'claim',
  label: 'ticket.action.claim',
  tone: 'main',
  shown: 'button',
  refuse: refuseClaim,
  decide: (_ticket, { by }, { at }) => ({ type: 'claimed', by: by.id, at }),
};

/** Give a claimed ticket back, saying why; the rescue ladder starts anew. */
export const returnClaim: TicketAction = asking(returnForm, {
  id: 'return-claim',
  label: 'ticket.action.return-claim',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessDeciding,
  form: (ticket, _act, now) => returnForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? { type: 'claim-returned', by: by.id, at, reason: answers.reason },
});

/** A collaborator leaves the ticket. */
export const leaveTicket: TicketAction = {
  id: 'leave',
  label: 'ticket.action.leave',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseLeaving,
  decide: (_ticket, { by }, { at }) => ({ type: 'collaborator-left', by: by.id, at, person: by.id }),
};

/** Say yes to a ticket one was named for. */
export const takeAssigned: TicketAction = {
  id: 'take-assigned',
  label: 'ticket.action.claim',
  tone: 'main',
  shown: 'never',
  refuse: refuseTaking,
  decide: (ticket, { by }, { at }) => taking(ticket, by, at),
};

/** Say no to it, and why, as long as that may be said. */
export const refuseAssigned: TicketAction = asking(refuseAssignedForm, {
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
      reason: answers.reason,
      assignedAt: ticket.assignment?.at ?? at,
    },
});
