import { lastRating } from '../domain/rating/last-rating';
import type { Ticket } from '../domain/ticket/ticket';
import { isOpen, ticketId } from '../domain/ticket/ticket';
import { everythingKept } from './kept-parts';
import type { TicketRow } from './rows/ticket-rows';

/** A row of a ticket, without its number and what no event changes. */
export function toTicketRow(ticket: Omit<Ticket, 'id'>): Omit<TicketRow, 'id' | 'redactions'> {
  const settled = ticket.state === 'resolved' || ticket.state === 'closed';
  const rating = lastRating(ticket);
  return {
    version: ticket.version,
    state: ticket.state,
    requester: ticket.requester,
    owner: ticket.owner ?? null,
    // By when the desk heard of it: a call of yesterday that is filed today stands in today's digest.
    reportedAt: ticket.filedAt ?? ticket.reportedAt,
    openSince: isOpen(ticket) ? ticket.reportedAt : null,
    resolvedAt: (settled ? ticket.resolution?.at : ticket.cancelled?.at) ?? null,
    ratedAt: rating?.firstAt ?? null,
    stars: rating?.stars ?? null,
    renewals: 0,
    kept: everythingKept,
    data: ticket,
  };
}

export const toTicket = ({ id, data }: Pick<TicketRow, 'id' | 'data'>): Ticket => ({ ...data, id: ticketId(id) });

/** Whose work a ticket is: owner and collaborators while it is open, nobody afterwards. */
export const engineersOf = (ticket: Omit<Ticket, 'id'>): ReadonlySet<string> =>
  new Set(isOpen(ticket) ? [...(ticket.owner ? [ticket.owner] : []), ...ticket.collaborators] : []);
