import type { EntityManager } from 'typeorm';
import { redactTicket } from '../domain/privacy/redact-ticket';
import type { Redaction } from '../domain/record/redaction';
import { wellFormed } from '../domain/text';
import { ticketEventShape } from '../domain/ticket/event-shapes';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { Conflict } from '../ports/unit-of-work';
import { ticketEventRow, ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';
import { putWords } from './ticket-words';

/**
 * Takes words, files or people out of a ticket and its log, in this transaction; both stay what they are to each other.
 * Does nothing where `how` answers nothing.
 * Throws Conflict when something happened to the ticket meanwhile.
 */
export async function redactStored(
  manager: EntityManager,
  id: TicketId,
  how: (ticket: Ticket) => Redaction | undefined,
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
    { requester: ticket.requester, owner: ticket.owner ?? null, data, redactions: redactions + 1 },
  );
  if (affected !== 1) throw new Conflict(`ticket ${id} is no longer at version ${version}`);
  await putWords(manager, ticket);
  const changed = rows.flatMap(({ seq, data: written }, nth) => {
    const left = log[nth];
    if (left === undefined || JSON.stringify(left) === JSON.stringify(written)) return [];
    return [{ seq, left: JSON.stringify(wellFormed(ticketEventShape.written(left))) }];
  });
  for (let start = 0; start < changed.length; start += eventsAtOnce) {
    await rewrite(manager, id, changed.slice(start, start + eventsAtOnce));
  }
}

const eventsAtOnce = 100;

interface Rewritten {
  readonly seq: number;
  readonly left: string;
}

/** Some events of a ticket in one statement: a server is asked thousands of times otherwise. */
async function rewrite(manager: EntityManager, id: TicketId, events: readonly Rewritten[]): Promise<void> {
  const cases = events.map(() => 'WHEN ? THEN ?').join(' ');
  const marks = events.map(() => '?').join(',');
  await manager.query(
    `UPDATE ticket_event SET data = CASE seq ${cases} END WHERE ticket_id = ? AND seq IN (${marks})`,
    [...events.flatMap(({ seq, left }) => [seq, left]), id, ...events.map(({ seq }) => seq)],
  );
}
