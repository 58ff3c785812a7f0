import { type EntityManager, In } from 'typeorm';
import type { Happened } from '../domain/record/record';
import type { TicketEvent } from '../domain/ticket/event';
import { type FileRef, type TicketId, ticketId } from '../domain/ticket/ticket';
import { days, before as earlier, type Instant } from '../domain/time/instant';
import { deskFiles } from '../ports/files';
import type { Database } from './database';
import { retryWrite } from './retry-write';
import type { OfRecord } from './rows/record-rows';
import { ticketEventRow } from './rows/ticket-rows';

/** Its pieces are named `<id>:<number>`, and `;` comes after `:`. */
const isPiece = '(id = ? OR (id > ? AND id < ?))';
const piecesOf = (id: string): readonly string[] => [id, `${id}:`, `${id};`];

/**
 * `ticket_id` of a file that records of other kinds have, and no ticket: no ticket has that number, and releases that know
 * only tickets do not take it for one that nobody filed.
 */
const noTicket = 0;

/**
 * Files the desk keeps itself belong to the ticket from now on: until then they are uploads that nobody filed. One that another
 * ticket has already, as when somebody makes a report of their own of what went to a ticket, belongs to both.
 */
export async function fileWith(manager: EntityManager, ticket: TicketId, event: TicketEvent): Promise<void> {
  for (const id of filesIn(event)) {
    const filed = `UPDATE desk_file SET ticket_id = ? WHERE ticket_id IS NULL AND ${isPiece}`;
    await manager.query(filed, [ticket, ...piecesOf(id)]);
    const first: readonly Owned[] = await manager.query('SELECT ticket_id FROM desk_file WHERE id = ?', [id]);
    if (first.some((file) => file.ticket_id !== ticket)) await share(manager, id, ticket);
  }
}

interface Owned {
  readonly ticket_id: number | null;
}

/** Whoever takes it away from a ticket, or shares it, waits for us, or we see what they left. */
const hold = (manager: EntityManager, id: string): Promise<void> =>
  manager.query('UPDATE desk_file SET ticket_id = ticket_id WHERE id = ?', [id]);

async function share(manager: EntityManager, id: string, ticket: TicketId): Promise<void> {
  await hold(manager, id);
  await manager.query(
    `INSERT INTO shared_file (file_id, ticket_id) SELECT id, ? FROM desk_file WHERE id = ? AND ticket_id <> ?
     AND NOT EXISTS (SELECT 1 FROM shared_file known WHERE known.file_id = ? AND known.ticket_id = ?)`,
    [ticket, id, ticket, id, ticket],
  );
}

/**
 * Files belong to a record of another kind from now on: beside those that have them already, or alone where they were
 * uploads that nobody filed.
 */
export async function fileWithRecord(manager: EntityManager, which: OfRecord, event: Happened): Promise<void> {
  const { kind, id: record } = which;
  for (const { id } of filesOfDesk(event)) {
    await hold(manager, id);
    await manager.query(
      `INSERT INTO record_file (file_id, kind, id) SELECT id, ?, ? FROM desk_file WHERE id = ?
       AND NOT EXISTS (SELECT 1 FROM record_file known WHERE known.file_id = ? AND known.kind = ? AND known.id = ?)`,
      [kind, record, id, id, kind, record],
    );
    const filed = `UPDATE desk_file SET ticket_id = ? WHERE ticket_id IS NULL AND ${isPiece}`;
    await manager.query(filed, [noTicket, ...piecesOf(id)]);
  }
}

/** The record has the file no more: it goes where nobody else does. */
export async function letGoOfRecord(manager: EntityManager, id: string, { kind, id: record }: OfRecord): Promise<void> {
  await hold(manager, id);
  await manager.query('DELETE FROM record_file WHERE file_id = ? AND kind = ? AND id = ?', [id, kind, record]);
  if (!(await isOfRecords(manager, id))) await giveAway(manager, id, noTicket);
}

async function isOfRecords(manager: EntityManager, id: string): Promise<boolean> {
  const some: readonly object[] = await manager.query('SELECT id FROM record_file WHERE file_id = ? LIMIT 1', [id]);
  return some.length > 0;
}

/** The ticket has the file no more. It is another's then that names it, and goes where there is none. */
export async function letGo(manager: EntityManager, id: string, ticket: number): Promise<void> {
  await hold(manager, id);
  await manager.query('DELETE FROM shared_file WHERE file_id = ? AND ticket_id = ?', [id, ticket]);
  await giveAway(manager, id, ticket);
}

/** The file of that ticket, or of none but records of other kinds, is another ticket's now, or theirs, or nobody's. */
async function giveAway(manager: EntityManager, id: string, ticket: number): Promise<void> {
  const shared = 'DELETE FROM shared_file WHERE file_id = ? AND ticket_id = ?';
  const [next]: readonly Owned[] = await manager.query(
    'SELECT MIN(ticket_id) AS ticket_id FROM shared_file WHERE file_id = ?',
    [id],
  );
  const its = `ticket_id = ? AND ${isPiece}`;
  const heir = next?.ticket_id ?? ((await isOfRecords(manager, id)) ? noTicket : null);
  if (heir === null) {
    await manager.query(`DELETE FROM desk_file WHERE ${its}`, [ticket, ...piecesOf(id)]);
    return;
  }
  const owned: readonly object[] = await manager.query(`SELECT id FROM desk_file WHERE ${its}`, [
    ticket,
    ...piecesOf(id),
  ]);
  if (owned.length === 0) return;
  await manager.query(`UPDATE desk_file SET ticket_id = ? WHERE ${its}`, [heir, ticket, ...piecesOf(id)]);
  await manager.query(shared, [id, heir]);
}

/** Files that the ticket has, alone or with others. */
export async function filesOf(manager: EntityManager, ticket: number): Promise<readonly string[]> {
  const files: readonly { readonly id: string }[] = await manager.query(
    `SELECT id FROM desk_file WHERE ticket_id = ? AND id NOT LIKE '%:%'
     UNION SELECT file_id FROM shared_file WHERE ticket_id = ? ORDER BY id`,
    [ticket, ticket],
  );
  return files.map(({ id }) => id);
}

/** Files that a record of another kind has, alone or with others. */
export async function filesOfRecord(manager: EntityManager, { kind, id }: OfRecord): Promise<readonly string[]> {
  const files: readonly { readonly file_id: string }[] = await manager.query(
    'SELECT file_id FROM record_file WHERE kind = ? AND id = ? ORDER BY file_id',
    [kind, id],
  );
  return files.map((file) => file.file_id);
}

/** Removes a file that no ticket has. */
export async function removeUnfiled(manager: EntityManager, id: string): Promise<void> {
  await manager.query(`DELETE FROM desk_file WHERE ticket_id IS NULL AND ${isPiece}`, [...piecesOf(id)]);
}

const filesIn = (event: TicketEvent): readonly string[] =>
  'files' in event ? event.files.flatMap(({ id, platform }) => (platform === deskFiles ? id : [])) : [];

/** Files of the desk's own that something names, wherever it does. */
export function filesOfDesk(value: unknown): readonly FileRef[] {
  if (value === null || typeof value !== 'object') return [];
  if ('platform' in value && value.platform === deskFiles && 'source' in value) return [value as unknown as FileRef];
  return Object.values(value).flatMap(filesOfDesk);
}

/** Nobody files anything with a ticket that was settled for so long when the file was sent. */
const settledFor = days(30);
const ticketsAtOnce = 100;

/**
 * Files that were sent before that moment, are said to be of no ticket and are named in the log of one become that ticket's: a
 * process of a release before `ticket_id` files without it, if it was left running. Costs nothing where no file is said
 * to be of no ticket, and else by the tickets of about a month.
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
      await retryWrite(() => database.write((write) => fileWith(write, ticketId(ticket), data)));
  }
}
