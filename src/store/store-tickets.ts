import { IsNull, MoreThan, Not } from 'typeorm';
import type { PersonId } from '../domain/people/person';
import type { LoggedEvent } from '../domain/ticket/event';
import { type Ticket, type TicketId, ticketId } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Owned, Tickets } from '../ports/repositories';
import { filled } from './conditions';
import type { Database } from './database';
import { findRow, findRows } from './find-rows';
import { ticketEngineerRow, ticketEventRow, ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';

const isOpen = { openSince: filled };
/** What a ticket is read from. */
const only = ['id', 'data'] as const;

/** Tickets in the table `ticket`, their log in `ticket_event`. */
export class StoreTickets implements Tickets {
  constructor(private readonly database: Pick<Database, 'read'>) {}

  async find(id: TicketId): Promise<Ticket | undefined> {
    const row = await findRow(this.database.read, ticketRow, { id });
    return row && toTicket(row);
  }

  async events(id: TicketId): Promise<readonly LoggedEvent[]> {
    const rows = await findRows(this.database.read, ticketEventRow, { ticketId: id }, { by: ['seq'] });
    return rows.map(({ seq, data }) => ({ ticket: ticketId(id), seq, event: data }));
  }

  async ofRequester(person: PersonId, limit: number): Promise<readonly Ticket[]> {
    const order = { by: ['-reportedAt', '-id'], most: limit, only } as const;
    const rows = await findRows(this.database.read, ticketRow, { requester: person }, order);
    return rows.map(toTicket);
  }

  async ofEngineer(person: PersonId, limit: number): Promise<readonly Ticket[]> {
    const work = await findRows(this.database.read, ticketEngineerRow, { person }, { only: ['ticketId'] });
    const theirs = { id: work.map(({ ticketId }) => ticketId) };
    const rows = await findRows(this.database.read, ticketRow, theirs, { by: ['reportedAt', 'id'], most: limit, only });
    return rows.map(toTicket);
  }

  async open(limit: number): Promise<readonly Ticket[]> {
    const rows = await findRows(this.database.read, ticketRow, isOpen, { by: ['openSince', 'id'], most: limit, only });
    return rows.map(toTicket);
  }

  async openNaming(person: PersonId): Promise<readonly Ticket[]> {
    // As text: the three databases look into JSON in three ways.
    const rows: { id: number }[] = await this.database.read.query(
      'SELECT id FROM ticket WHERE open_since IS NOT NULL AND INSTR(CAST(data AS CHAR), ?) > 0',
      [JSON.stringify(person)],
    );
    const ids = { id: rows.map(({ id }) => Number(id)) };
    return (await findRows(this.database.read, ticketRow, ids, { by: ['openSince', 'id'], only })).map(toTicket);
  }

  async owners(limit: number): Promise<readonly Owned[]> {
    // Answered by the index over both columns; no ticket is read.
    const rows: { id: number; owner: PersonId }[] = await this.database.read.query(
      `SELECT id, owner FROM ticket WHERE open_since IS NOT NULL AND owner IS NOT NULL ORDER BY open_since, id LIMIT ${limit}`,
    );
    return rows.map(({ id, owner }) => ({ id: ticketId(Number(id)), owner }));
  }

  any(): Promise<boolean> {
    return this.database.read.exists(ticketRow);
  }

  countOpen(): Promise<number> {
    return this.database.read.countBy(ticketRow, { openSince: Not(IsNull()) });
  }

  async after(id: TicketId, limit: number): Promise<readonly TicketId[]> {
    const rows = await this.database.read.find(ticketRow, {
      select: { id: true },
      where: { id: MoreThan<number>(id) },
      order: { id: 'ASC' },
      take: limit,
    });
    return rows.map((row) => ticketId(row.id));
  }

  async newest(limit: number): Promise<readonly TicketId[]> {
    const rows = await this.database.read.find(ticketRow, { select: { id: true }, order: { id: 'DESC' }, take: limit });
    return rows.map((row) => ticketId(row.id));
  }

  async wanting(since: Instant, after: TicketId, limit: number): Promise<readonly TicketId[]> {
    // Each part has an index of its own; an OR over them would read the whole table.
    const rows: { id: number }[] = await this.database.read.query(
      `SELECT id FROM ticket WHERE open_since IS NOT NULL AND id > ?
       UNION SELECT id FROM ticket WHERE state = 'resolved' AND id > ?
       UNION SELECT ticket_id FROM timer WHERE ticket_id > ?
       UNION SELECT id FROM ticket WHERE resolved_at >= ? AND rated_at IS NULL AND id > ?
       ORDER BY id LIMIT ${limit}`,
      [after, after, after, since, after],
    );
    return rows.map(({ id }) => ticketId(Number(id)));
  }
}
