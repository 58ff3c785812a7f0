import { categoryOf, type Desk, placeOf } from '../../domain/desk';
import { personId } from '../../domain/people/person';
import { type Invalid, invalid, isInvalid } from '../../domain/refusal';
import { regimeAt } from '../../domain/sla/regime';
import { type Correcting, correct, refuseCorrecting } from '../../domain/ticket/correct';
import type { Ticket } from '../../domain/ticket/ticket';
import { titleOf } from '../../domain/ticket/words-changed';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import { correctForm } from '../../views/forms/correct-form';
import type { TicketAction } from '../action';
import { missing } from '../answers';
import { asking } from '../record/asking';

/** What was reported wrongly is put right (category, place, urgency, whom it is for), with a reason. */
export const correctTicket: TicketAction = asking(correctForm, {
  id: 'correct',
  label: 'ticket.action.correct',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseCorrecting,
  form: (ticket, _act, now) => correctForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at, desk }) => {
    const empty = missing(answers, 'reason');
    if (empty) return empty;
    const right = rightIn(answers, ticket, desk);
    return isInvalid(right) ? right : correct(ticket, by, at, right);
  },
});

const spotLength = 100;

/** What the form says is right; a field that it did not ask stays as it is. */
function rightIn(answers: AnswersOf<typeof correctForm>, ticket: Ticket, desk: Desk): Correcting | Invalid {
  const category = answers.category;
  const kind = category === '' ? ticket.kind : categoryOf(desk, category)?.branch.kind;
  if (kind === undefined && category !== ticket.category) return invalid({ category: say('form.fillIn') });
  const place = answers.place || ticket.place;
  const isMoved = place !== ticket.place;
  if (isMoved && !desk.places.some(({ id }) => id === place)) return invalid({ place: say('form.fillIn') });
  const spot = titleOf(answers.spot, spotLength);
  const urgency = answers.urgency;
  const requester = answers.requester;
  return {
    reason: answers.reason,
    ...(category === '' || kind === undefined ? {} : { category, kind }),
    ...(isMoved ? { place, spot, regime: regimeAt(placeOf(desk, place).hours, ticket.reportedAt) } : {}),
    ...(spot === '' ? {} : { spot }),
    ...(urgency === undefined ? {} : { urgent: urgency === 'urgent' }),
    ...(requester === '' ? {} : { requester: personId(requester) }),
  };
}
