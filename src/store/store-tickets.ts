import { IsNull, Not } from 'typeorm';
import type { PersonId } from '../domain/people/person';
import type { LoggedEvent } from '../domain/ticket/event';
import { type Ticket, type TicketId, ticketId } from '../domain/ticket/ticket';
import type { Tickets } from '../ports/repositories';
import type { Database } from './database';
import { ticketEngineerRow, ticketEventRow, ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';

const isOpen = { openSince: Not(IsNull()) };

/** Tickets in the table `ticket`, their log in `ticket_event`. */
export class StoreTickets implements Tickets {
  constructor(private readonly database: Database) {}

  async find(id: TicketId): Promise<Ticket | undefined> {
    const row = await this.database.read.findOneBy(ticketRow, { id });
    return row === null ? undefined : toTicket(row);
  }

  async events(id: TicketId): Promise<readonly LoggedEvent[]> {
    const rows = await this.database.read.find(ticketEventRow, { where: { ticketId: id }, order: { seq: 'ASC' } });
    return rows.map(({ seq, data }) => ({ ticket: ticketId(id), seq, event: data }));
  }

  async ofRequester(person: PersonId, limit: number): Promise<readonly Ticket[]> {
    const rows = await this.database.read.find(ticketRow, {
      where: { requester: person },
      order: { reportedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(toTicket);
  }

  async ofEngineer(person: PersonId, limit: number): Promise<readonly Ticket[]> {
    const rows = await this.database.read
      .createQueryBuilder(ticketRow, 'ticket')
      .innerJoin(ticketEngineerRow.options.name, 'work', 'work.ticket_id = ticket.id AND work.person = :person', {
        person,
      })
      .orderBy('ticket.reportedAt')
      .addOrderBy('ticket.id')
      .limit(limit)
      .getMany();
    return rows.map(toTicket);
  }

  async open(limit: number): Promise<readonly Ticket[]> {
    const rows = await this.database.read.find(ticketRow, {
      where: isOpen,
      order: { openSince: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map(toTicket);
  }

  any(): Promise<boolean> {
    return this.database.read.exists(ticketRow);
  }

  countOpen(): Promise<number> {
    return this.database.read.countBy(ticketRow, isOpen);
  }
}
