import { callBack as calling, isCallbackOwed, refuseCallBack } from '../../domain/rating/rate';
import { callBackForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The lead called back about a low rating. */
export const callBack: TicketAction = {
  id: 'called-back',
  label: 'ticket.action.called-back',
  tone: 'main',
  shown: 'never',
  offeredTo: (ticket, viewer) => isCallbackOwed(ticket) && refuseCallBack(ticket, viewer) === undefined,
  form: (ticket, _act, now) => callBackForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'note') ?? calling(ticket, by, at, textOf(answers, 'note')),
};
