import { servesAs } from '../../domain/people/person';
import { callBack as calling } from '../../domain/rating/rate';
import { callBackForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The lead called back about a low rating. */
export const callBack: TicketAction = {
  id: 'called-back',
  label: 'ticket.action.called-back',
  tone: 'main',
  shown: 'never',
  offeredTo: ({ callback }, viewer) =>
    callback !== undefined && callback.doneAt === undefined && servesAs(viewer, 'lead', 'manager'),
  form: (ticket, _act, now) => callBackForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'note') ?? calling(ticket, by, at, textOf(answers, 'note')),
};
