import { IsNull, LessThan } from 'typeorm';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import { filesOf, letGo } from './file-owners';
import { findRows } from './find-rows';
import { having, type RecordRemoval } from './record-removal';
import { redactStored } from './redact-tickets';
import { ticketEventRow, ticketRow } from './rows/ticket-rows';
import { toTicketRow } from './ticket-record';

/** When it was over; null while it is open. */
function endOf(ticket: Ticket): number | null {
  const { openSince, resolvedAt } = toTicketRow(ticket);
  return openSince === null ? resolvedAt : null;
}

/** How words, files and people are taken out of tickets. */
export const ticketRemoval: RecordRemoval = {
  async ended(read, { before, bits }, last, most) {
    const rows: { id: number; resolved_at: number | string }[] = await read.query(
      `SELECT id, resolved_at FROM ticket WHERE kept IN (${having(bits).join(',')}) AND resolved_at < ?
       AND (resolved_at > ? OR (resolved_at = ? AND id > ?)) ORDER BY resolved_at, id LIMIT ${most}`,
      [before, last.endedAt, last.endedAt, last.id],
    );
    return rows.map((row) => ({ id: row.id, endedAt: Number(row.resolved_at) }));
  },

  async isWithout(manager, id, { before, bits }) {
    const still = { id, openSince: IsNull(), resolvedAt: LessThan<number>(before) };
    const without = { kept: () => `kept - (kept & ${bits})`, redactions: () => 'redactions + 1' };
    return (await manager.update(ticketRow, still, without)).affected === 1;
  },

  redact: (manager, id, how) => redactStored(manager, ticketId(id), (ticket) => how(ticket, endOf(ticket))),

  async unnamedFiles(manager, id) {
    const files = await filesOf(manager, id);
    if (files.length === 0) return [];
    const log = await findRows(manager, ticketEventRow, { ticketId: id }, { only: ['data'] });
    const named = new Set(log.flatMap(({ data }) => ('files' in data ? data.files.map((file) => file.id) : [])));
    return files.filter((file) => !named.has(file));
  },

  letGo,

  async dropTimers(manager, id) {
    await manager.query('DELETE FROM timer WHERE ticket_id = ?', [id]);
  },
};
