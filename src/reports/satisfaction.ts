import type { Desk, DigestSlot } from '../domain/desk';
import { isGood } from '../domain/rating/rate';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import type { GivenStars } from '../ports/repositories';
import { type Share, shareOf } from './share';

/** Fewer ratings than this are called a small sample. */
export const smallSampleBelow = 10;

/** Satisfaction of one working day: ratings of 4 or 5 out of all ratings given. Unrated tickets do not appear in it. */
export interface TrendDay extends Share {
  /** Local date of the desk, `YYYY-MM-DD`. */
  readonly date: string;
  /** What it is now, where the digest of that day said otherwise: shares are shown as they were sent. */
  readonly now?: Share | undefined;
}

/** Satisfaction (SLA-6): ratings of 4 or 5 out of all ratings given in the covered time, and how far to trust it. */
export interface Satisfaction extends Share {
  /** Tickets solved in the covered time that carry a rating by now, out of all solved in it. */
  readonly response: Share;
  readonly smallSample: boolean;
  /** The latest earlier working day that has a rate, or nothing within the trend. */
  readonly previous: TrendDay | undefined;
  /** All days of the trend together, as they are now. */
  readonly overall: Share;
  /** What is promised, 0 to 1. */
  readonly target: number;
}

export const within = (span: Span, at: Instant): boolean => span.from <= at && at < span.to;

/** Digest days up to and including `slot`, oldest first, at most `count`; fewer where the desk's calendar begins. */
export function digestDaysUntil(desk: Pick<Desk, 'digests'>, slot: DigestSlot, count: number): readonly DigestSlot[] {
  const earlier = desk.digests.filter(({ at }) => at < slot.at);
  return [...earlier, slot].slice(-count);
}

/** Satisfaction of days as it was sent, by their date. */
export type SentShares = ReadonlyMap<string, Share>;

/**
 * One entry a day, in the order of `days`; days without ratings have rate null. A day that was `sent` shows what was sent,
 * and what it is now where that is different.
 */
export const trendOf = (
  days: readonly DigestSlot[],
  ratings: readonly GivenStars[],
  sent: SentShares = new Map(),
): readonly TrendDay[] =>
  days.map(({ date, covers }) => {
    const given = ratings.filter(({ at }) => within(covers, at));
    const now = shareOf(given.filter(({ stars }) => isGood(stars)).length, given.length);
    const told = sent.get(date);
    if (told === undefined || (told.part === now.part && told.whole === now.whole)) return { date, ...now };
    return { date, part: told.part, whole: told.whole, rate: told.rate, now };
  });

/** Sums up the last day of the trend. `solved` are the tickets solved on that day. */
export function satisfactionOf(trend: readonly TrendDay[], solved: readonly Ticket[], target: number): Satisfaction {
  const { part, whole } = trend.at(-1) ?? shareOf(0, 0);
  const sum = (count: (day: Share) => number): number => trend.reduce((total, day) => total + count(day.now ?? day), 0);
  return {
    ...shareOf(part, whole),
    response: shareOf(solved.filter(({ rating }) => rating !== undefined).length, solved.length),
    smallSample: whole < smallSampleBelow,
    previous: trend.slice(0, -1).findLast(({ rate }) => rate !== null),
    overall: shareOf(
      sum((day) => day.part),
      sum((day) => day.whole),
    ),
    target,
  };
}
