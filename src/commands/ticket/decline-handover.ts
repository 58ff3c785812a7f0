import { offerOf, refuseDeclining } from '../../domain/ticket/hand-over';
import { declineForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Leave an offered ticket with its owner. */
export const declineHandover: TicketAction = {
  id: 'decline-handover',
  label: 'ticket.action.decline-handover',
  tone: 'plain',
  shown: 'never',
  refuse: refuseDeclining,
  form: (ticket, _act, now) => declineForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? {
      type: 'handover-declined',
      by: by.id,
      at,
      reason: textOf(answers, 'reason'),
      offeredAt: offerOf(ticket).at,
    },
};
