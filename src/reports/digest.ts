import { type Desk, type DigestSlot, ticketKey } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import { everyRating } from '../domain/rating/every-rating';
import type { OnDuty } from '../domain/roster/on-duty';
import type { Clock } from '../domain/sla/clock';
import { eachOnce } from '../domain/ticket/each-once';
import { type EndWithoutWork, endedWithoutWork } from '../domain/ticket/ended-without-work';
import type { Ticket } from '../domain/ticket/ticket';
import type { Duration, Instant } from '../domain/time/instant';
import type { Localised } from '../domain/words';
import type { GivenStars } from '../ports/repositories';
import { type Aftercare, aftercareOf } from './aftercare';
import { type Attainment, attainmentOfDay, type Decided, decidedIn, goalOf } from './attainment-of-day';
import { type CategoryCount, categoriesOf } from './categories';
import { type ComplaintFigures, noComplaints } from './complaints-of-day';
import type { Correction } from './corrections';
import { type DayFigures, goalsOf, ratingsIn } from './day-figures';
import { type Debts, debtsOf } from './debts';
import { type LateBecause, lateBecause } from './late';
import { promisesIn, type Slip, slipsIn } from './promises-of-day';
import {
  digestDaysUntil,
  type Satisfaction,
  type SentShares,
  satisfactionOf,
  type TrendDay,
  trendOf,
  within,
} from './satisfaction';
import { noSignIns, type SignInFigures } from './sign-ins-of-day';

/** Working days in the trend. */
export const trendDays = 14;

/** Who answers next, from the next opening on. `from` is null where nobody knows the next opening. */
export interface NextDuty extends OnDuty {
  readonly from: Instant | null;
  /** Present where that is told by the week as usual: the year whose holidays are not known. */
  readonly unknownYear?: number;
  /** The end of that shift; absent where none is near. */
  readonly until?: Instant;
  /** Present where places have different answers. */
  readonly place?: Localised;
}

/** What a digest is added up from. */
export interface DigestInput {
  readonly slot: DigestSlot;
  readonly at: Instant;
  readonly desk: Pick<
    Desk,
    | 'name'
    | 'zone'
    | 'prefix'
    | 'places'
    | 'slaTargets'
    | 'terms'
    | 'catalogue'
    | 'waitingReasons'
    | 'ratingReasons'
    | 'satisfactionTarget'
    | 'digests'
  >;
  /** Reported in the covered time. */
  readonly reported: readonly Ticket[];
  /** Resolved or cancelled since the covered time began; only those resolved in it are counted as solved. */
  readonly ended: readonly Ticket[];
  /** With a rating that was first given in the covered time. */
  readonly rated: readonly Ticket[];
  /** Every rating of the trend's days. */
  readonly ratings: readonly GivenStars[];
  readonly open: readonly Ticket[];
  /** How a ticket's promises stand at `at`. */
  readonly clocksOf: (ticket: Ticket) => readonly Clock[];
  readonly next: NextDuty;
  readonly complaints?: ComplaintFigures;
  readonly signIns?: SignInFigures;
  readonly nextElsewhere?: readonly NextDuty[];
  /** Satisfaction of earlier days as their digests said it. */
  readonly sent?: SentShares;
  /** Numbers of earlier digests that are others now, and were not told yet. */
  readonly corrections?: readonly Correction[];
}

/** A rating of 3 or less, in the requester's own words. */
export interface LowRating {
  /** As people say it: `IT-1042`. */
  readonly ticket: string;
  readonly title: string;
  readonly stars: number;
  readonly reasons: readonly Localised[];
  /** Empty: they wrote nothing. */
  readonly comment: string;
  readonly requester: PersonId;
  readonly solvedBy: PersonId | undefined;
}

/** A promise that was broken in the covered time. */
export interface Breach {
  readonly ticket: string;
  readonly title: string;
  readonly clause: string;
  /** The round of the ticket, from 1. */
  readonly round: number;
  /** In the promise's own time: operating or wall. */
  readonly by: Duration;
  /** By the clock on the wall. */
  readonly byWall: Duration;
  /** Whether the promised thing has still not happened. */
  readonly stillOpen: boolean;
  readonly owner: PersonId | undefined;
  readonly because: readonly LateBecause[];
}

/** One working day of the desk in numbers and words (product §8). It holds no sentence and no local time. */
export interface Digest {
  readonly slot: DigestSlot;
  readonly at: Instant;
  readonly deskName: Localised;
  readonly zone: string;
  readonly received: number;
  readonly solved: number;
  /** Ended without work in the covered time: no longer needed, there already, or asking for an answer alone (HOT-8). */
  readonly withdrawn: number;
  readonly duplicates: number;
  readonly enquiries: number;
  readonly open: number;
  /** Open tickets with a promise that is broken and still not fulfilled. */
  readonly overdue: number;
  readonly satisfaction: Satisfaction;
  /** Oldest first; the last is the day of the digest. At most `trendDays`. */
  readonly trend: readonly TrendDay[];
  /** Lowest first, then oldest. */
  readonly lowRatings: readonly LowRating[];
  readonly attainment: readonly Attainment[];
  /** Latest by most first. */
  readonly breaches: readonly Breach[];
  /** Promised answers that were not given in time. */
  readonly slips: readonly Slip[];
  /** Tickets received by branch of the catalogue, most first; branches without any are absent. */
  readonly categories: readonly CategoryCount[];
  /** At the first place. */
  readonly next: NextDuty;
  /** At the others, where one of them has another answer. */
  readonly nextElsewhere: readonly NextDuty[];
  readonly aftercare: Aftercare;
  /** As numbers alone. */
  readonly complaints: ComplaintFigures;
  readonly signIns: SignInFigures;
  /** The overdue ones among the open, oldest first. */
  readonly debts: Debts;
  readonly corrections: readonly Correction[];
  /** The tickets behind the numbers of the day. */
  readonly figures: DayFigures;
}

function lowRatingsOf({ rated, slot, desk }: DigestInput): readonly LowRating[] {
  return rated
    .flatMap((ticket) => everyRating(ticket).map((rating) => ({ ticket, rating })))
    .filter(({ rating }) => rating.stars <= 3 && within(slot.covers, rating.firstAt))
    .toSorted((one, other) => one.rating.stars - other.rating.stars || one.rating.firstAt - other.rating.firstAt)
    .map(({ ticket, rating }) => ({
      ticket: ticketKey(desk, ticket.id),
      title: ticket.title,
      stars: rating.stars,
      reasons: rating.reasons.map(
        (id) => desk.ratingReasons.find((reason) => reason.id === id)?.name ?? { en: id, 'zh-CN': id },
      ),
      comment: rating.comment,
      requester: ticket.requester,
      solvedBy: rating.solvedBy ?? ticket.resolution?.by ?? ticket.owner,
    }));
}

const breachesOf = (decided: readonly Decided[], { desk, at }: DigestInput): readonly Breach[] =>
  decided
    .flatMap(({ ticket, clock }): readonly Breach[] => {
      if (clock.state !== 'breached') return [];
      return [
        {
          ticket: ticketKey(desk, ticket.id),
          title: ticket.title,
          clause: clock.clause,
          round: clock.round,
          by: clock.by,
          byWall: clock.byWall,
          stillOpen: clock.at === undefined,
          owner: ticket.owner,
          because: lateBecause(ticket, clock, desk, at),
        },
      ];
    })
    .toSorted((one, other) => other.by - one.by);

const isOverdue = (clock: Clock): boolean => clock.state === 'breached' && clock.at === undefined;

/** Each ticket's clocks once, however often they are asked for. */
function remembering(clocksOf: DigestInput['clocksOf']): DigestInput['clocksOf'] {
  const known = new Map<Ticket['id'], readonly Clock[]>();
  return (ticket) => {
    const clocks = known.get(ticket.id) ?? clocksOf(ticket);
    known.set(ticket.id, clocks);
    return clocks;
  };
}

/** Tickets that ended without work in the covered time, by why. */
function withoutWork({ ended, slot: { covers } }: DigestInput) {
  const endedAs = (as: EndWithoutWork): readonly number[] =>
    ids(ended.filter((one) => endedWithoutWork(one) === as && one.cancelled && within(covers, one.cancelled.at)));
  return { withdrawn: endedAs('withdrawn'), duplicates: endedAs('duplicate'), enquiries: endedAs('enquiry') };
}

/** Adds up one digest. Pure: the same input gives the same digest at any time. */
export function digestOf(input: DigestInput): Digest {
  const { slot, at, desk, reported, open, next } = input;
  const clocksOf = remembering(input.clocksOf);
  const solved = input.ended.filter(({ resolution }) => resolution && within(slot.covers, resolution.at));
  const { withdrawn, duplicates, enquiries } = withoutWork(input);
  const overdue = open.filter((ticket) => clocksOf(ticket).some(isOverdue));
  const running = eachOnce([...reported, ...input.ended, ...open]);
  const decided = decidedIn(slot.covers, running, clocksOf);
  const trend = trendOf(digestDaysUntil(desk, slot, trendDays), input.ratings, input.sent);
  return {
    slot,
    at,
    deskName: desk.name,
    zone: desk.zone,
    received: reported.length,
    solved: solved.length,
    withdrawn: withdrawn.length,
    duplicates: duplicates.length,
    enquiries: enquiries.length,
    open: open.length,
    overdue: overdue.length,
    satisfaction: satisfactionOf(trend, solved, desk.satisfactionTarget),
    trend,
    lowRatings: lowRatingsOf(input),
    attainment: attainmentOfDay(desk.slaTargets, decided),
    breaches: breachesOf(decided, input),
    slips: slipsIn(slot.covers, desk, running),
    categories: categoriesOf(desk, reported),
    next,
    nextElsewhere: input.nextElsewhere ?? [],
    aftercare: aftercareOf(slot.covers, eachOnce([...reported, ...input.ended, ...input.rated, ...open])),
    complaints: input.complaints ?? noComplaints,
    signIns: input.signIns ?? noSignIns,
    debts: debtsOf(desk, overdue),
    corrections: input.corrections ?? [],
    figures: {
      ...{ received: ids(reported), solved: ids(solved), withdrawn, duplicates, enquiries },
      ratings: ratingsIn(slot.covers, input.rated),
      promises: promisesIn(slot.covers, running),
      goals: goalsOf(decided, (clause) => goalOf(desk.slaTargets, clause)),
    },
  };
}

const ids = (tickets: readonly Ticket[]): readonly number[] => tickets.map(({ id }) => id);

/** Nothing was received, solved, cancelled, rated or broken: the digest says so instead of showing zeros. */
export const isQuiet = (digest: Digest): boolean =>
  [digest.received, digest.solved, digest.withdrawn, digest.duplicates, digest.enquiries].every((one) => one === 0) &&
  digest.satisfaction.whole === 0 &&
  digest.breaches.length === 0 &&
  digest.complaints.made + digest.complaints.due + digest.complaints.open === 0 &&
  digest.signIns.missed === 0 &&
  digest.slips.length === 0;
