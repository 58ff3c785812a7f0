import type { EntityManager } from 'typeorm';
import { ticketId } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { findRows } from './find-rows';
import type { RecordReading } from './record-reading';
import { ticketRow } from './rows/ticket-rows';
import { StoreTickets } from './store-tickets';
import { toTicket } from './ticket-record';

/** When its newest event happened, asked for beside the ticket itself. */
export const lastAt =
  'SELECT last.at FROM ticket_event last WHERE last.ticket_id = ticket.id AND last.seq = ticket.version';

/** Tickets, read as records. */
export function ticketReading(read: EntityManager): RecordReading {
  const tickets = new StoreTickets({ read });
  return {
    open: (limit) => tickets.open(limit),
    async ofPerson({ person, part }, limit) {
      const asked = part === undefined || part === 'requester' ? await tickets.ofRequester(person, limit) : [];
      const work = part === 'requester' ? [] : await tickets.ofEngineer(person, limit);
      const worked = work.filter(({ owner }) => part === undefined || (owner === person) === (part === 'owner'));
      const each = [...new Map([...asked, ...worked].map((ticket) => [ticket.id, ticket])).values()];
      return each.sort((one, other) => other.reportedAt - one.reportedAt || other.id - one.id).slice(0, limit);
    },
    newest: (limit) => tickets.newest(limit),
    after: (id, limit) => tickets.after(ticketId(id), limit),
    wanting: (since, after, limit) => tickets.wanting(since, ticketId(after), limit),
    async each(ids) {
      const order = { by: ['id'], only: ['id', 'data', 'redactions'], besides: { lastAt } } as const;
      const rows = await findRows(read, ticketRow, { id: ids }, order);
      return rows.map((row) => ({
        record: toTicket(row),
        ...{ lastAt: (row.lastAt ?? 0) as Instant, isWhole: row.redactions === 0 },
      }));
    },
  };
}
