import { complaintOf } from '../../domain/complaint/on-ticket';
import { placeOf } from '../../domain/desk';
import { callbackDue } from '../../domain/rating/callback-due';
import { type RatingRules, rate, refuseRating } from '../../domain/rating/rate';
import { windowEnds } from '../../domain/rating/rating-window';
import type { DecisionContext } from '../../domain/record/decision-context';
import { refuse } from '../../domain/refusal';
import type { Ticket } from '../../domain/ticket/ticket';
import { after, hours as hoursLong } from '../../domain/time/instant';
import { usualHours } from '../../domain/time/operating-time';
import { unlessCalendarEnds } from '../../domain/time/unless-calendar-ends';
import { complaintForm } from '../../views/complaint/complaint-forms';
import type { AnswersOf } from '../../views/define-form';
import { ratingForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import type { ActionInput } from '../record/action';
import { asking } from '../record/asking';

/** From here down the requester is asked why. */
const askWhyStars = 3;

function rulesFor(ticket: Ticket, { desk, at, people }: DecisionContext): RatingRules {
  const { hours } = placeOf(desk, ticket.place);
  const { ratingDays: days, ratingEditable: editable } = desk.closing;
  const closes = windowEnds(hours, ticket.resolution?.at ?? at, days);
  const due = unlessCalendarEnds(() => callbackDue(usualHours(hours), at)) ?? after(at, hoursLong(8));
  return { days, closes, editable, callbackDue: due, people };
}

const refuseNow: TicketAction['refuse'] = (ticket, by, now) => refuseRating(ticket, by, now.at, rulesFor(ticket, now));

type Rated = AnswersOf<typeof ratingForm>;

const starsOf = (ticket: Ticket, { value, answers }: ActionInput<Rated>): number =>
  Number(value ?? answers.stars) || (ticket.rating?.stars ?? 0);

const decide: TicketAction<Rated>['decide'] = (ticket, act, now) => {
  const stars = starsOf(ticket, act);
  const same = ticket.rating?.stars === stars;
  const kept = {
    reasons: same ? (ticket.rating?.reasons ?? []) : [],
    comment: same ? (ticket.rating?.comment ?? '') : '',
  };
  const given = act.value === undefined ? { reasons: act.answers.reasons, comment: act.answers.comment } : kept;
  return rate(ticket, act.by, now.at, { stars, ...given, rules: rulesFor(ticket, now) });
};

/** One tap rates (SLA-6); from three stars down a form then asks why, and may be closed unanswered. */
export const rateTicket: TicketAction = asking(ratingForm, {
  id: 'rate',
  label: 'ticket.action.rate',
  tone: 'plain',
  shown: 'never',
  passes: true,
  refuse: refuseNow,
  decide,
  next: (ticket, act, now) => {
    const stars = starsOf(ticket, act);
    if (act.value !== undefined) return stars <= askWhyStars ? ratingForm({ ticket, ...now }, stars) : undefined;
    const complains = act.answers.complain.length > 0 && complaintOf(act.by.id, now) === undefined;
    const input = { by: act.by, text: act.answers.comment };
    return complains ? complaintForm({ ticket, input, now }) : undefined;
  },
});

/** Say more about a rating that was given. */
export const rateMore: TicketAction = asking(ratingForm, {
  id: 'rate-more',
  label: 'ticket.action.rate-more',
  tone: 'plain',
  shown: 'never',
  passes: true,
  refuse: (ticket, by, now) =>
    refuseNow(ticket, by, now) ?? (ticket.rating === undefined ? refuse('refusal.rateFirst') : undefined),
  form: (ticket, act, now) => ratingForm({ ticket, ...now }, starsOf(ticket, act)),
  decide,
});
