import { type EntityManager, IsNull, LessThan } from 'typeorm';
import { type Redaction, withoutFiles, withoutWords } from '../domain/privacy/redaction';
import type { Kept } from '../domain/privacy/retention';
import { ticketRef } from '../domain/record/record-ref';
import { slotsOf } from '../domain/record/slot';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { OldThings } from '../ports/old-things';
import type { Database } from './database';
import { deleteOld, type OldRows } from './delete-old';
import { wordsOfDigests } from './digest-words-gone';
import { endedMessages } from './ended-messages';
import { filesOf, findOwners, letGo } from './file-owners';
import { keptParts } from './kept-parts';
import { redactStored } from './redact-tickets';
import { ticketEventRow, ticketRow } from './rows/ticket-rows';
import { settle } from './settle';
import { toTicketRow } from './ticket-record';

/** Files a statement: each may have 10 MB. */
const filesAtOnce = 20;
/** Each is a transaction of its own. */
const ticketsAtOnce = 100;

/** Kinds that are rows of a table. */
const ofTables: Partial<Readonly<Record<Kept, Omit<OldRows, 'values'>>>> = {
  uploads: { table: 'desk_file', key: 'id', where: 'ticket_id IS NULL AND saved_at < ?', atOnce: filesAtOnce },
  drafts: { table: 'draft', key: 'id', where: 'saved_at < ?' },
  failures: { table: 'inbox', key: 'event_key', where: 'received_at < ? AND done_at IS NULL AND wake_at IS NULL' },
  pictures: { table: 'picture', key: 'picture_key', where: 'saved_at < ?' },
  jobs: { table: 'desk_job', key: 'job_key', where: 'lease_until < ?' },
  audit: { table: 'audit', key: 'id', where: 'at < ?' },
};

/** What is taken out of a ticket, by the bits of its column `kept`. */
interface Part {
  readonly bits: number;
  readonly how?: Redaction;
}
const parts = {
  references: { bits: keptParts.references },
  files: { bits: keptParts.files, how: withoutFiles },
  // The names of files are words.
  words: { bits: keptParts.files + keptParts.words, how: withoutWords },
} satisfies Readonly<Record<string, Part>>;

/** Every value of `kept` in which one of the bits is set. */
const having = (bits: number): string =>
  Array.from({ length: 8 }, (_, kept) => kept)
    .filter((kept) => (kept & bits) !== 0)
    .join(',');

/** What the tables hold for long. */
export class StoreOldThings implements OldThings {
  constructor(
    private readonly database: Database,
    private readonly now: () => Instant,
  ) {}

  async *remove(kind: Kept, before: Instant): AsyncGenerator<number> {
    const rows = ofTables[kind];
    if (kind === 'failures') await this.#dateFailures();
    if (kind === 'uploads') await findOwners(this.database, before);
    if (rows !== undefined) return yield* deleteOld(this.database, { ...rows, values: [before] });
    if (kind === 'messages') {
      yield* endedMessages(this.database, before);
      yield* wordsOfDigests(this.database, before);
      return yield* this.#ofTickets(parts.references, before);
    }
    yield* this.#ofTickets(kind === 'files' ? parts.files : parts.words, before);
  }

  /** Of what an older release kept nobody knows when it came: it counts from now. */
  #dateFailures(): Promise<void> {
    const dated = 'UPDATE inbox SET received_at = ? WHERE received_at IS NULL';
    return settle(() => this.database.write((write) => write.query(dated, [this.now()])));
  }

  /** Of tickets that ended before that moment and still have it. One that resists holds up no other. */
  async *#ofTickets(part: Part, before: Instant): AsyncGenerator<number> {
    const failures: unknown[] = [];
    for (let last: readonly [number, number] = [Number.MIN_SAFE_INTEGER, 0]; ; ) {
      const [at, id] = last;
      const old: { id: number; resolved_at: number | string }[] = await this.database.read.query(
        `SELECT id, resolved_at FROM ticket WHERE kept IN (${having(part.bits)}) AND resolved_at < ?
         AND (resolved_at > ? OR (resolved_at = ? AND id > ?)) ORDER BY resolved_at, id LIMIT ${ticketsAtOnce}`,
        [before, at, at, id],
      );
      const newest = old.at(-1);
      if (newest === undefined) break;
      last = [Number(newest.resolved_at), newest.id];
      for (const row of old)
        await this.#take({ id: row.id, before }, part).catch((error: unknown) => failures.push(error));
      yield old.length;
    }
    if (failures.length > 0) throw failures[0];
  }

  async #take(ended: Ended, { bits, how }: Part): Promise<void> {
    if (how === undefined) return this.#takeReferences(ended, bits);
    await settle(() =>
      this.database.transact((manager) =>
        redactStored(manager, ticketId(ended.id), (ticket) => (hasEnded(ticket, ended) ? how : undefined)),
      ),
    );
    // Only now, and only what no event names any more: whoever reopened the job meanwhile has all of it, and its new files.
    await this.#takeFiles(ended.id);
    await settle(() => this.database.transact((manager) => isWithout(manager, ended, bits)));
  }

  async #takeReferences(ended: Ended, bits: number): Promise<void> {
    await settle(() =>
      this.database.transact(async (manager) => {
        if (!(await isWithout(manager, ended, bits))) return;
        await manager.query('DELETE FROM message_ref WHERE slot > ? AND slot < ?', [
          ...slotsOf(ticketRef(ticketId(ended.id))),
        ]);
      }),
    );
  }

  async #takeFiles(id: number): Promise<void> {
    for (let taken = filesAtOnce; taken === filesAtOnce; ) {
      taken = await settle(() => this.database.transact((manager) => deleteUnnamedFiles(manager, id)));
    }
  }
}

/** A ticket that ended before a moment. */
interface Ended {
  readonly id: number;
  readonly before: Instant;
}

/** Somebody may have reopened it since it was found. */
function hasEnded(ticket: Ticket, { before }: Ended): boolean {
  const { openSince, resolvedAt } = toTicketRow(ticket);
  return openSince === null && resolvedAt !== null && resolvedAt < before;
}

/** Notes that it is without these parts; false where somebody reopened it. Whoever does so now has to look again. */
async function isWithout(manager: EntityManager, { id, before }: Ended, bits: number): Promise<boolean> {
  const still = { id, openSince: IsNull(), resolvedAt: LessThan<number>(before) };
  const without = { kept: () => `kept - (kept & ${bits})`, redactions: () => 'redactions + 1' };
  return (await manager.update(ticketRow, still, without)).affected === 1;
}

/** Takes some files from the job that its log does not name; answers how many. */
async function deleteUnnamedFiles(manager: EntityManager, id: number): Promise<number> {
  const files = await filesOf(manager, id);
  if (files.length === 0) return 0;
  const log = await manager.find(ticketEventRow, { where: { ticketId: id } });
  const named = new Set(log.flatMap(({ data }) => ('files' in data ? data.files.map((file) => file.id) : [])));
  const gone = files.filter((file) => !named.has(file)).slice(0, filesAtOnce);
  for (const file of gone) await letGo(manager, file, id);
  return gone.length;
}
