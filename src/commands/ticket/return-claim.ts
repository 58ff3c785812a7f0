import { refuseUnlessDeciding } from '../../domain/ticket/who-may';
import { returnForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** Give a claimed ticket back, saying why; the rescue ladder starts anew. */
export const returnClaim: TicketAction = {
  id: 'return-claim',
  label: 'ticket.action.return-claim',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseUnlessDeciding,
  form: (ticket, _act, now) => returnForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? { type: 'claim-returned', by: by.id, at, reason: textOf(answers, 'reason') },
};
