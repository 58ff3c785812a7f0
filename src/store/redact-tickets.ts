import type { EntityManager } from 'typeorm';
import { redactTicket } from '../domain/privacy/redact-ticket';
import type { Redaction } from '../domain/privacy/redaction';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { Conflict } from '../ports/unit-of-work';
import { ticketEventRow, ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';

/** What becomes of a ticket besides: columns of its row. */
type Besides = Readonly<Record<string, string | null | (() => string)>>;

/**
 * Takes words, files or people out of a ticket and its log, in this transaction; both stay what they are to each other.
 * Does nothing where `how` answers nothing.
 * Throws Conflict when something happened to the ticket meanwhile.
 */
export async function redactStored(
  manager: EntityManager,
  id: TicketId,
  how: (ticket: Ticket) => Redaction | undefined,
  besides: (ticket: Ticket) => Besides = () => ({}),
): Promise<void> {
  const row = await manager.findOneBy(ticketRow, { id });
  if (row === null) return;
  const rows = await manager.find(ticketEventRow, { where: { ticketId: id }, order: { seq: 'ASC' } });
  const before = { ticket: toTicket(row), log: rows.map(({ data }) => data) };
  const redaction = how(before.ticket);
  if (redaction === undefined) return;
  const { ticket, log } = redactTicket(before, redaction);
  const { id: _, ...data } = ticket;
  const { version, redactions } = row;
  const { affected } = await manager.update(
    ticketRow,
    { id, version, redactions },
    { ...besides(ticket), data, redactions: redactions + 1 },
  );
  if (affected !== 1) throw new Conflict(`ticket ${id} is no longer at version ${version}`);
  for (const [nth, event] of log.entries()) {
    const written = rows[nth];
    if (written === undefined || JSON.stringify(event) === JSON.stringify(written.data)) continue;
    await manager.update(ticketEventRow, { ticketId: id, seq: written.seq }, { data: event });
  }
}
