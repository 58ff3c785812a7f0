import type { Timer } from '../../src/domain/record/record';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { type Ticket, type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { ticketIndex } from '../../src/domain/ticket/ticket-index';
import type { Transaction } from '../../src/ports/unit-of-work';

/** Keeps a new ticket with its first event, as reporting does. */
export const openTicket = async (tx: Transaction, draft: Omit<Ticket, 'id'>, event: TicketEvent): Promise<TicketId> =>
  ticketId(await tx.open('ticket', draft, event, ticketIndex(draft)));

/** Keeps a ticket after its newest event. */
export const recordTicket = (tx: Transaction, after: Ticket, event: TicketEvent): Promise<void> =>
  tx.record('ticket', after, event, ticketIndex(after));

/** Keeps the wake-ups of a ticket. */
export const wantTimers = (
  tx: Transaction,
  { id, version }: Pick<Ticket, 'id' | 'version'>,
  timers: readonly Timer[],
): Promise<unknown> => tx.want({ ...ticketRef(id), version }, timers);
