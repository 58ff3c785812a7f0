import { type RecordRef, recordName } from '../domain/record/record-ref';
import { readAbout, type WrittenAbout } from '../domain/record/record-wire';
import { days, before as earlier, type Instant } from '../domain/time/instant';
import type { Database } from './database';
import { rowsAtOnce } from './delete-old';
import { retryWrite } from './retry-write';
import { withoutText } from './written-announcement';

interface Ended {
  readonly id: number;
  readonly ended_at: number | string;
  readonly data: string | Said;
}
/** What of a message says whether it is still needed. */
type Said = WrittenAbout;

const saidIn = ({ data }: Ended): Said => (typeof data === 'string' ? (JSON.parse(data) as Said) : data);

const aboutIn = (row: Ended): RecordRef | undefined => readAbout(saidIn(row)).about;

/** What belongs to no record may be owed for so long after its text is gone (`revoke-removed.ts`); then no more. */
const owedFor = days(30);

/**
 * Removes messages that ended before that moment, a batch at a time. Of a record that is open, and for a month of what
 * belongs to none, only the text goes: the key stays used, so that nothing is said twice by a timer or a digest that comes
 * late.
 */
export async function* endedMessages(database: Database, before: Instant): AsyncGenerator<number> {
  for (let last: readonly [number, number] = [0, 0]; ; ) {
    const [at, id] = last;
    const rows: Ended[] = await database.read.query(
      `SELECT id, ended_at, data FROM outbox WHERE ended_at < ? AND (ended_at > ? OR (ended_at = ? AND id > ?))
       ORDER BY ended_at, id LIMIT ${rowsAtOnce}`,
      [before, at, at, id],
    );
    const newest = rows.at(-1);
    if (newest === undefined) return;
    last = [Number(newest.ended_at), newest.id];
    const isStillNeeded = await stillNeeded(database, rows, earlier(before, owedFor));
    const [kept, gone] = [rows.filter(isStillNeeded), rows.filter((row) => !isStillNeeded(row))];
    await remove(database, gone);
    yield gone.length + (await silence(database, kept));
  }
}

/** Whether a message with the same key may be made again. */
async function stillNeeded(
  database: Database,
  rows: readonly Ended[],
  owedSince: Instant,
): Promise<(row: Ended) => boolean> {
  const open = await openOf(
    database,
    rows.flatMap((row) => aboutIn(row) ?? []),
  );
  return (row) => {
    const about = aboutIn(row);
    return about === undefined ? Number(row.ended_at) >= owedSince : open.has(recordName(about));
  };
}

/** Names of those records that are open. */
async function openOf(database: Database, abouts: readonly RecordRef[]): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  for (const kind of new Set(abouts.map((about) => about.kind))) {
    const ids = [...new Set(abouts.flatMap((about) => (about.kind === kind ? about.id : [])))];
    const table = kind === 'ticket' ? 'FROM ticket WHERE' : 'FROM record WHERE kind = ? AND';
    const found: { id: number }[] = await database.read.query(
      `SELECT id ${table} open_since IS NOT NULL AND id IN (${ids.map(() => '?').join(',')})`,
      [...(kind === 'ticket' ? [] : [kind]), ...ids],
    );
    for (const { id } of found) open.add(recordName({ kind, id }));
  }
  return open;
}

async function remove(database: Database, rows: readonly Ended[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const marks = ids.map(() => '?').join(',');
  await retryWrite(() => database.write((write) => write.query(`DELETE FROM outbox WHERE id IN (${marks})`, ids)));
}

/** Takes the text out of messages that still have one; answers how many. */
async function silence(database: Database, rows: readonly Ended[]): Promise<number> {
  const silenced = 'UPDATE outbox SET data = ? WHERE id = ? AND ended_at IS NOT NULL';
  let count = 0;
  for (const row of rows) {
    const data = withoutText(saidIn(row));
    if (data === undefined) continue;
    await retryWrite(() => database.write((write) => write.query(silenced, [JSON.stringify(data), row.id])));
    count += 1;
  }
  return count;
}
