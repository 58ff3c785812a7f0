import { invalid } from '../../domain/refusal';
import { refuseWaiting, wait } from '../../domain/ticket/work';
import { chosenReasons, waitForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing, momentOf, textOf } from '../answers';

/** Stop work for a reason that the requester reads (SITE-2). */
export const waitFor: TicketAction = {
  id: 'wait',
  label: 'ticket.action.wait',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseWaiting,
  form: (ticket, _act, now) => waitForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at, desk }) => {
    const no = missing(answers, 'reason', 'note');
    if (no) return no;
    const reason = chosenReasons(desk).find(({ id }) => id === textOf(answers, 'reason'));
    if (!reason) return invalid({ reason: { say: 'form.fillIn' } });
    const agreed = momentOf(answers, 'until');
    if (reason.agreesTime && agreed === undefined) return invalid({ until: { say: 'refusal.agreedMissing' } });
    const why = { reason, note: textOf(answers, 'note'), ...(agreed === undefined ? {} : { agreed }) };
    return atField('until', wait(by, at, why));
  },
};
