import type { EntityManager } from 'typeorm';
import { ticketId } from '../domain/ticket/ticket';
import type { RecordReading } from './record-reading';
import { StoreTickets } from './store-tickets';

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
  };
}
