import { type Person, type PersonId, servesAs } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import type { EventOf } from '../ticket/event';
import type { Ticket } from '../ticket/ticket';
import { refuseUnlessRequester } from '../ticket/who-may';
import { after, type Duration, type Instant } from '../time/instant';
import { say } from '../words';
import { isJudgedWith, isOwnWork, workedUnderOtherName } from './own-work';

/** How long people may rate, and change their mind; when a low rating must have been called back about. */
export interface RatingRules {
  /** Working days in which a solved ticket can be rated; `closes`: the moment at which they are over. */
  readonly days: number;
  readonly closes: Instant;
  readonly editable: Duration;
  readonly callbackDue: Instant;
  /** Staff and the people of the ticket. */
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** What the requester gives: 1 to 5 stars, reasons (ids of the desk's list) and words. */
export interface GivenRating {
  readonly stars: number;
  readonly reasons: readonly string[];
  readonly comment: string;
}

const callbackStars = 2;

/** A good rating; the satisfaction rate is good ratings over ratings (product §7). */
export const isGood = (stars: number): boolean => stars >= 4;

/** A low rating: the lead calls back the same working day. */
export const isLow = (stars: number): boolean => stars <= callbackStars;

/** Why this person cannot rate now, or nothing. Nobody rates their own work. */
export function refuseRating(
  ticket: Ticket,
  by: Person,
  at: Instant,
  rules: Omit<RatingRules, 'callbackDue'>,
): Refusal | undefined {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (!ticket.resolution || (ticket.state !== 'resolved' && ticket.state !== 'closed'))
    return refuse('refusal.rateLater');
  if (isOwnWork(ticket)) return refuse('refusal.ownWork');
  const namesake = workedUnderOtherName(ticket, rules.people);
  if (namesake) return refuse('refusal.maybeOwnWork', { worker: { person: namesake.id } });
  if (at >= rules.closes) {
    return refuse('refusal.ratingClosed', { window: say('time.workingDays', { count: rules.days }) });
  }
  if (ticket.rating && at > after(ticket.rating.firstAt, rules.editable)) {
    return refuse('refusal.ratingFixed', { editable: { lasts: rules.editable } });
  }
  return undefined;
}

/** The requester's rating, or a change of it. Refuses stars that there are not. */
export function rate(
  ticket: Ticket,
  by: Person,
  at: Instant,
  given: GivenRating & { readonly rules: RatingRules },
): EventOf<'rated'> | Refusal {
  const { rules, ...rating } = given;
  if (!Number.isInteger(rating.stars) || rating.stars < 1 || rating.stars > 5) return refuse('refusal.noSuchStars');
  const callback = callbackAfter(ticket, rating.stars, rules);
  return { type: 'rated', by: by.id, at, ...rating, ...callback };
}

/** Whether somebody is still to call back about a low rating. */
export const isCallbackOwed = ({ callback }: Pick<Ticket, 'callback'>): boolean =>
  callback !== undefined && callback.doneAt === undefined;

function callbackAfter(
  ticket: Ticket,
  stars: number,
  { callbackDue }: RatingRules,
): Pick<EventOf<'rated'>, 'callbackDue' | 'callbackOff'> {
  if (isLow(stars)) return { callbackDue };
  return isCallbackOwed(ticket) ? { callbackOff: true } : {};
}

/**
 * Why somebody cannot have called back about a low rating, or nothing: nobody does about their own work, nor to themselves,
 * and once is enough.
 */
export function refuseCallBack(ticket: Ticket, by: Person): Refusal | undefined {
  if (!servesAs(by, 'lead', 'manager')) return refuse('refusal.notLead');
  if (ticket.requester === by.id) return refuse('refusal.callbackToYourself');
  if (isJudgedWith(ticket, by.id)) return refuse('refusal.callbackOnOwnWork');
  if (!ticket.callback) return refuse('refusal.noCallback');
  return ticket.callback.doneAt === undefined ? undefined : refuse('refusal.calledBack');
}
