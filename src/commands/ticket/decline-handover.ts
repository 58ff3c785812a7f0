import { declineHandover as declining } from '../../domain/ticket/hand-over';
import { declineForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Leave an offered job with its owner. */
export const declineHandover: TicketAction = {
  id: 'decline-handover',
  label: 'ticket.action.decline-handover',
  tone: 'plain',
  shown: 'never',
  offeredTo: (ticket, viewer) => ticket.handover?.to === viewer.id,
  form: (ticket, _act, now) => declineForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? declining(ticket, by, at, textOf(answers, 'reason')),
};
