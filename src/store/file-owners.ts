import { type EntityManager, In } from 'typeorm';
import type { TicketEvent } from '../domain/ticket/event';
import { type TicketId, ticketId } from '../domain/ticket/ticket';
import { days, before as earlier, type Instant } from '../domain/time/instant';
import { deskFiles } from '../ports/files';
import type { Database } from './database';
import { ticketEventRow } from './rows/ticket-rows';
import { settle } from './settle';

/** Files the desk keeps itself belong to the job from now on: until then they are uploads that nobody filed. */
export async function fileWith(manager: EntityManager, ticket: TicketId, event: TicketEvent): Promise<void> {
  // Its pieces are named `<id>:<number>`, and `;` comes after `:`.
  const filed = 'UPDATE desk_file SET ticket_id = ? WHERE id = ? OR (id > ? AND id < ?)';
  for (const id of filesIn(event)) await manager.query(filed, [ticket, id, `${id}:`, `${id};`]);
}

const filesIn = (event: TicketEvent): readonly string[] =>
  'files' in event ? event.files.flatMap(({ id, platform }) => (platform === deskFiles ? id : [])) : [];

/** Nobody files anything with a job that was settled for so long when the file was sent. */
const settledFor = days(30);
const ticketsAtOnce = 100;

/**
 * Files that were sent before that moment, are said to be of no job and are named in the log of one become that job's: a
 * process of a release before `ticket_id` files without it, if it was left running. Costs nothing where no file is said
 * to be of no job, and else by the jobs of about a month.
 */
export async function findOwners(database: Database, before: Instant): Promise<void> {
  const unfiled: { id: string; saved_at: number | string }[] = await database.read.query(
    "SELECT id, saved_at FROM desk_file WHERE ticket_id IS NULL AND saved_at < ? AND id NOT LIKE '%:%'",
    [before],
  );
  if (unfiled.length === 0) return;
  const ids = new Set(unfiled.map(({ id }) => id));
  const since = earlier(Math.min(...unfiled.map((file) => Number(file.saved_at))) as Instant, settledFor);
  const tickets: { id: number }[] = await database.read.query(
    'SELECT id FROM ticket WHERE open_since IS NOT NULL UNION SELECT id FROM ticket WHERE resolved_at >= ?',
    [since],
  );
  for (let start = 0; start < tickets.length; start += ticketsAtOnce) {
    const some = tickets.slice(start, start + ticketsAtOnce).map(({ id }) => id);
    const log = await database.read.findBy(ticketEventRow, { ticketId: In(some) });
    for (const { ticketId: ticket, data } of log.filter((event) => filesIn(event.data).some((id) => ids.has(id))))
      await settle(() => database.write((write) => fileWith(write, ticketId(ticket), data)));
  }
}
