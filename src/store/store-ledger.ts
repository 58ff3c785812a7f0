import { everyRating } from '../domain/rating/every-rating';
import type { Rating, Ticket } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import type { GivenStars, Ledger } from '../ports/repositories';
import type { Database } from './database';
import { findAll } from './find-all';
import { ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';

/** What reports add up, from the table `ticket`. */
export class StoreLedger implements Ledger {
  constructor(private readonly database: Database) {}

  reportedIn(span: Span): Promise<readonly Ticket[]> {
    return this.#tickets('reportedAt', span);
  }

  endedIn(span: Span): Promise<readonly Ticket[]> {
    return this.#tickets('resolvedAt', span);
  }

  async ratedIn(span: Span): Promise<readonly Ticket[]> {
    const [latest, earlier] = await Promise.all([this.#tickets('ratedAt', span), this.#ratedBefore(span)]);
    const known = new Set(latest.map(({ id }) => id));
    return [...latest, ...earlier.filter(({ id }) => !known.has(id))];
  }

  async ratingsIn(span: Span): Promise<readonly GivenStars[]> {
    const earlier = (await this.#ratedBefore(span)).flatMap((ticket) => everyRating(ticket).slice(0, -1));
    const within = earlier.filter(({ firstAt }) => span.from <= firstAt && firstAt < span.to);
    return [...(await this.#latestIn(span)), ...within.map(({ firstAt, stars }) => ({ at: firstAt, stars }))];
  }

  /** Tickets that were rated again after a rating of the span, or reopened after it: few, and found by what they hold. */
  async #ratedBefore(span: Span): Promise<readonly Ticket[]> {
    const rows = await findAll(this.database.read, {
      schema: ticketRow,
      key: 'id',
      by: 'ratedAt',
      where: [`one.ratedAt >= :from AND one.data LIKE '%"pastRatings"%'`, { from: span.from }],
    });
    const isWithin = ({ firstAt }: Rating): boolean => span.from <= firstAt && firstAt < span.to;
    return rows.map(toTicket).filter((ticket) => everyRating(ticket).some(isWithin));
  }

  /** In one answer: an index holds all of it. */
  async #latestIn(span: Span): Promise<readonly GivenStars[]> {
    const rows: { at: number | string; stars: number }[] = await this.database.read.query(
      'SELECT rated_at AS at, stars FROM ticket WHERE rated_at >= ? AND rated_at < ? ORDER BY rated_at',
      [span.from, span.to],
    );
    return rows.map(({ at, stars }) => ({ at: Number(at) as Instant, stars }));
  }

  openNow(): Promise<readonly Ticket[]> {
    return this.#tickets('openSince');
  }

  async #tickets(
    moment: 'reportedAt' | 'resolvedAt' | 'ratedAt' | 'openSince',
    span?: Span,
  ): Promise<readonly Ticket[]> {
    const at = `one.${moment}`;
    const rows = await findAll(this.database.read, {
      schema: ticketRow,
      key: 'id',
      by: moment,
      where: span ? [`${at} >= :from AND ${at} < :to`, { from: span.from, to: span.to }] : [`${at} IS NOT NULL`, {}],
    });
    return rows.map(toTicket);
  }
}
