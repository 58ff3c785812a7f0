import { And, IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import type { GivenStars, Ledger } from '../ports/repositories';
import type { Database } from './database';
import { ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';

const within = (span: Span) => And(MoreThanOrEqual<number>(span.from), LessThan<number>(span.to));

/** What reports add up, from the table `ticket`. */
export class StoreLedger implements Ledger {
  constructor(private readonly database: Database) {}

  reportedIn(span: Span): Promise<readonly Ticket[]> {
    return this.#tickets('reportedAt', within(span));
  }

  endedIn(span: Span): Promise<readonly Ticket[]> {
    return this.#tickets('resolvedAt', within(span));
  }

  ratedIn(span: Span): Promise<readonly Ticket[]> {
    return this.#tickets('ratedAt', within(span));
  }

  async ratingsIn(span: Span): Promise<readonly GivenStars[]> {
    const rows: { at: number | string; stars: number }[] = await this.database.read.query(
      'SELECT rated_at AS at, stars FROM ticket WHERE rated_at >= ? AND rated_at < ? ORDER BY rated_at',
      [span.from, span.to],
    );
    return rows.map(({ at, stars }) => ({ at: Number(at) as Instant, stars }));
  }

  openNow(): Promise<readonly Ticket[]> {
    return this.#tickets('openSince', Not(IsNull()));
  }

  async #tickets(
    moment: 'reportedAt' | 'resolvedAt' | 'ratedAt' | 'openSince',
    condition: ReturnType<typeof within> | ReturnType<typeof IsNull>,
  ): Promise<readonly Ticket[]> {
    const rows = await this.database.read.find(ticketRow, {
      where: { [moment]: condition },
      order: { [moment]: 'ASC', id: 'ASC' },
    });
    return rows.map(toTicket);
  }
}
