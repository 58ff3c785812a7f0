import { returnClaim as returning } from '../../domain/ticket/claim';
import { isOpen } from '../../domain/ticket/ticket';
import { mayDecide } from '../../domain/ticket/who-may';
import { returnForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Give a claimed job back, saying why; the rescue ladder starts anew. */
export const returnClaim: TicketAction = {
  id: 'return-claim',
  label: 'ticket.action.return-claim',
  tone: 'plain',
  shown: 'menu',
  offeredTo: (ticket, viewer) => isOpen(ticket) && ticket.state !== 'new' && mayDecide(ticket, viewer),
  form: (ticket, _act, now) => returnForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? returning(ticket, by, at, textOf(answers, 'reason')),
};
