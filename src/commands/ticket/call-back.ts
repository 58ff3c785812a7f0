import { refuseCallBack } from '../../domain/rating/rate';
import { callBackForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The lead called back about a low rating. */
export const callBack: TicketAction = {
  id: 'called-back',
  label: 'ticket.action.called-back',
  tone: 'main',
  shown: 'never',
  refuse: refuseCallBack,
  form: (ticket, _act, now) => callBackForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'note') ?? { type: 'called-back', by: by.id, at, note: textOf(answers, 'note') },
};
