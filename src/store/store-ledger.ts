import type { Ticket } from '../domain/ticket/ticket';
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

  ratedIn(span: Span): Promise<readonly Ticket[]> {
    return this.#tickets('ratedAt', span);
  }

  /** In one answer: an index holds all of it. */
  async ratingsIn(span: Span): Promise<readonly GivenStars[]> {
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
