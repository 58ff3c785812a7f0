import type { EntityManager } from 'typeorm';
import type { Kept } from '../domain/privacy/retention';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import { type Redaction, withoutFiles, withoutWords } from '../domain/record/redaction';
import { slotsOf } from '../domain/record/slot';
import type { Instant } from '../domain/time/instant';
import type { OldThings } from '../ports/old-things';
import type { Database } from './database';
import { deleteOld, type OldRows } from './delete-old';
import { wordsOfDigests } from './digest-words-gone';
import { endedMessages } from './ended-messages';
import { findOwners } from './file-owners';
import { keptParts } from './kept-parts';
import type { KnownKinds } from './known-kinds';
import type { Aged, EndedRecord } from './record-removal';
import { retryWrite } from './retry-write';

/** Files a statement: each may have 10 MB. */
const filesAtOnce = 20;
/** Each is a transaction of its own. */
const recordsAtOnce = 100;

/** Kinds that are rows of a table. */
const ofTables: Partial<Readonly<Record<Kept, Omit<OldRows, 'values'>>>> = {
  uploads: { table: 'desk_file', key: 'id', where: 'ticket_id IS NULL AND saved_at < ?', atOnce: filesAtOnce },
  drafts: { table: 'draft', key: 'id', where: 'saved_at < ?' },
  failures: { table: 'inbox', key: 'event_key', where: 'received_at < ? AND done_at IS NULL AND wake_at IS NULL' },
  pictures: { table: 'picture', key: 'picture_key', where: 'saved_at < ?' },
  jobs: { table: 'desk_job', key: 'job_key', where: 'lease_until < ?' },
  audit: { table: 'audit', key: 'id', where: 'at < ?' },
};

/** What is taken out of a record, by the bits of its column `kept`. */
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

/** What the tables hold for long. */
export class StoreOldThings implements OldThings {
  constructor(
    private readonly database: Database,
    private readonly now: () => Instant,
    private readonly kinds: KnownKinds,
  ) {}

  async *remove(kind: Kept, before: Instant): AsyncGenerator<number> {
    const rows = ofTables[kind];
    if (kind === 'failures') await this.#dateFailures();
    if (kind === 'uploads') await findOwners(this.database, before);
    if (rows !== undefined) return yield* deleteOld(this.database, { ...rows, values: [before] });
    if (kind === 'messages') {
      yield* endedMessages(this.database, before);
      yield* wordsOfDigests(this.database, before);
      return yield* this.#ofRecords(parts.references, before);
    }
    yield* this.#ofRecords(kind === 'files' ? parts.files : parts.words, before);
  }

  /** Of what an older release kept nobody knows when it came: it counts from now. */
  #dateFailures(): Promise<void> {
    const dated = 'UPDATE inbox SET received_at = ? WHERE received_at IS NULL';
    return retryWrite(() => this.database.write((write) => write.query(dated, [this.now()])));
  }

  /** Of records that ended before that moment and still have it. One that resists holds up no other. */
  async *#ofRecords(part: Part, before: Instant): AsyncGenerator<number> {
    const failures: unknown[] = [];
    for (const kind of this.kinds.names) {
      for await (const some of this.#ended(kind, { before, bits: part.bits })) {
        for (const { id } of some)
          await this.#take({ kind, id }, before, part).catch((error: unknown) => failures.push(error));
        yield some.length;
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  async *#ended(kind: KindName, aged: Aged): AsyncGenerator<readonly EndedRecord[]> {
    for (let last: EndedRecord | undefined = { id: 0, endedAt: Number.MIN_SAFE_INTEGER }; last !== undefined; ) {
      const some = await this.kinds.tableOf(kind).removal.ended(this.database.read, aged, last, recordsAtOnce);
      last = some.at(-1);
      if (last !== undefined) yield some;
    }
  }

  async #take(record: RecordRef, before: Instant, { bits, how }: Part): Promise<void> {
    const { kind, id } = record;
    const { removal } = this.kinds.tableOf(kind);
    const isWithout = (manager: EntityManager) => removal.isWithout(manager, id, { before, bits });
    if (how === undefined) return this.#takeReferences(record, isWithout);
    // Somebody may have reopened it since it was found.
    const ifOver = (_: unknown, endedAt: number | null) => (endedAt !== null && endedAt < before ? how : undefined);
    await retryWrite(() => this.database.transact((manager) => removal.redact(manager, id, ifOver)));
    // Only now, and only what no event names any more: whoever reopened it meanwhile has all of it, and its new files.
    await this.#takeFiles(record);
    await retryWrite(() => this.database.transact(isWithout));
  }

  async #takeReferences(record: RecordRef, isWithout: (manager: EntityManager) => Promise<boolean>): Promise<void> {
    await retryWrite(() =>
      this.database.transact(async (manager) => {
        if (!(await isWithout(manager))) return;
        await manager.query('DELETE FROM message_ref WHERE slot > ? AND slot < ?', [...slotsOf(record)]);
      }),
    );
  }

  async #takeFiles({ kind, id }: RecordRef): Promise<void> {
    const { removal } = this.kinds.tableOf(kind);
    const takeSome = async (manager: EntityManager): Promise<number> => {
      const gone = (await removal.unnamedFiles(manager, id)).slice(0, filesAtOnce);
      for (const file of gone) await removal.letGo(manager, file, id);
      return gone.length;
    };
    for (let taken = filesAtOnce; taken === filesAtOnce; ) {
      taken = await retryWrite(() => this.database.transact(takeSome));
    }
  }
}
