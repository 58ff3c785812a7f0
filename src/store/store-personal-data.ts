import type { EntityManager } from 'typeorm';
import { own } from '../domain/own';
import { type Person, type PersonId, personId } from '../domain/people/person';
import { inWords, textsIn } from '../domain/privacy/in-words';
import type { RecordRef } from '../domain/record/record-ref';
import type { FileRef } from '../domain/ticket/ticket';
import type { AuditEntry } from '../ports/audit';
import { deskFiles } from '../ports/files';
import type { GivenRecord, PersonalData, PersonalThing, Remains, Traces } from '../ports/personal-data';
import { writeDown } from './audit-record';
import type { Database } from './database';
import { filesOfDesk, removeUnfiled } from './file-owners';
import { recordsGivenTo } from './given-records';
import type { KnownKinds } from './known-kinds';
import { tellsOf } from './personal-digests';
import { erasingKey, type KeyNames, keyNames } from './personal-keys';
import { eraseFromRecord, findInRecords, type InRecords, openRecordsOf, recordsNaming } from './personal-records';
import type { PersonalTable } from './personal-table';
import { personalTables, rowsOf } from './personal-tables';
import { aboutOf, type Change, type PersonalRow, parsed, type Sought } from './personal-values';
import { retryWrite } from './retry-write';
import type { StaffCache } from './staff-cache';

/** Of one transaction: whoever works on one of these records waits for it. */
const recordsAtOnce = 10;
const changesAtOnce = 50;

/** Everything kept of one person. */
export class StorePersonalData implements PersonalData {
  constructor(
    private readonly database: Database,
    private readonly staffCache: Pick<StaffCache, 'forgetStaff' | 'forgetShifts'>,
    private readonly kinds: KnownKinds,
  ) {}

  async traces(person: Person, words: readonly string[]): Promise<Traces> {
    const { records, sought } = await this.#seek(person, words);
    const counts = new Map<string, number>();
    for (const { kind } of concerned(records).values()) {
      const table = kind === 'ticket' ? kind : 'record';
      counts.set(table, (counts.get(table) ?? 0) + 1);
    }
    for (const table of personalTables) {
      for await (const row of this.#rows(table, sought)) {
        if (table.change(row, sought)) counts.set(table.table, (counts.get(table.table) ?? 0) + 1);
      }
    }
    return Object.fromEntries(counts);
  }

  async remains(person: Person, words: readonly string[]): Promise<Remains> {
    const { records: found, sought } = await this.#seek(person, words);
    const others: { table: string; key: string }[] = [];
    for (const table of personalTables.filter(({ table: name }) => wordsOfOthers.has(name))) {
      for await (const row of rowsOf(this.database, table)) {
        const isLeft = !table.isTheirs(row, sought) && sought.words.mayName(textsIn(parsed(row['data'])));
        if (isLeft) others.push({ table: table.table, key: `${row.id}` });
      }
    }
    return { records: [...found.perhaps.values()].sort(byNumber), others };
  }

  async *rows(person: Person): AsyncGenerator<PersonalThing> {
    const { sought } = await this.#seek(person, []);
    for (const table of personalTables) {
      for await (const row of this.#rows(table, sought)) {
        if (!table.isTheirs(row, sought)) continue;
        const files = ['draft', 'shared_fact'].includes(table.table) ? filesOfDesk(parsed(row['data'])) : [];
        yield { table: table.table, row: table.given?.(row, sought) ?? shown(row), files };
      }
    }
  }

  records(person: Person): AsyncGenerator<RecordRef> {
    return recordsNaming(this.database, this.kinds, person.id);
  }

  given(person: Person): AsyncGenerator<GivenRecord> {
    return recordsGivenTo(this.database, this.kinds, person);
  }

  openRecords(person: Person): Promise<readonly RecordRef[]> {
    return openRecordsOf(this.database.read, this.kinds.others, person.id);
  }

  async erase(person: Person, pseudonym: PersonId, words: readonly string[]): Promise<void> {
    const { records, sought } = await this.#seek(person, words, pseudonym);
    const all = [...concerned(records).values()];
    for (let start = 0; start < all.length; start += recordsAtOnce) {
      const some = all.slice(start, start + recordsAtOnce);
      await this.#together(some, (manager, record) => eraseFromRecord(manager, this.kinds, record, sought));
    }
    for (const table of personalTables) await this.#eraseFrom(table, sought);
    this.staffCache.forgetShifts();
  }

  async forget(person: Person, noted: AuditEntry): Promise<void> {
    await retryWrite(() =>
      this.database.transact(async (manager) => {
        await manager.query('DELETE FROM person_account WHERE person = ?', [person.id]);
        await manager.query('DELETE FROM person WHERE id = ?', [person.id]);
        await manager.query('DELETE FROM shared_fact WHERE fact_key = ?', [erasingKey(person.id)]);
        await writeDown(manager, noted);
      }),
    );
    this.staffCache.forgetStaff();
  }

  /** Some of them in one transaction: somebody may have thousands, and each commit reaches the disk. */
  #together<Thing>(
    some: readonly Thing[],
    work: (manager: EntityManager, thing: Thing) => Promise<void>,
  ): Promise<void> {
    return retryWrite(() =>
      this.database.transact(async (manager) => {
        for (const thing of some) await work(manager, thing);
      }),
    );
  }

  async #eraseFrom(table: PersonalTable, sought: Sought): Promise<void> {
    let some: (readonly [PersonalRow, Change])[] = [];
    const make = (): Promise<void> =>
      this.#together(some, (manager, [row, change]) => makeChange(manager, table, row, change));
    for await (const row of this.#rows(table, sought)) {
      const change = table.change(row, sought);
      if (change !== undefined) some.push([row, change]);
      if (some.length < changesAtOnce) continue;
      await make();
      some = [];
    }
    if (some.length > 0) await make();
  }

  /** Rows as they come; of the outbox it is remembered what the other tables ask for. */
  async *#rows(table: PersonalTable, sought: Sought): AsyncGenerator<PersonalRow> {
    for await (const row of rowsOf(this.database, table)) {
      if (table.table === 'outbox') {
        const data = parsed(row['data']);
        const isWaiting = row['state'] === 'waiting';
        if (isWaiting) sought.said.waiting.add(`${row.id}`);
        // A digest that is being sent goes on; how one was sent that tells of them is nobody's business any more.
        const isOwn = sought.isOwn(aboutOf(data)) || (!isWaiting && tellsOf(data['content'], sought.isOwn));
        if (isOwn) sought.said.own.add(`${row.id}`);
      }
      yield row;
    }
  }

  async #seek(person: Person, words: readonly string[], stands?: PersonId) {
    const pseudonym = stands ?? personId('erased');
    const keys: KeyNames = keyNames(person);
    const found = inWords(person, words, pseudonym);
    // Those of an erasing that was stopped name the pseudonym already.
    const names = [person.id, ...(stands === undefined ? [] : [stands])];
    const records = await findInRecords(this.database, this.kinds, { names, words: found });
    const sought: Sought = {
      ...{ person, pseudonym, keys, words: found, isOwn: (record: string) => records.own.has(record) },
      said: { own: new Set(), waiting: new Set() },
    };
    return { records, sought };
  }
}

/** Records that erasing them would change. */
const concerned = ({ named, inWords }: InRecords): ReadonlyMap<string, RecordRef> => new Map([...named, ...inWords]);

const byNumber = (one: RecordRef, other: RecordRef): number =>
  one.kind === other.kind ? one.id - other.id : one.kind < other.kind ? -1 : 1;

/** A row that somebody changed since it was read stays: it is looked at again. */
async function makeChange(
  manager: EntityManager,
  { table, key, guard }: PersonalTable,
  row: PersonalRow,
  change: Change,
): Promise<void> {
  const same = guard === undefined ? '' : ` AND ${guard} = ?`;
  const which = [row.id, ...(guard === undefined ? [] : [own(row, guard) as string | number])];
  if (change.to === 'gone') {
    await manager.query(`DELETE FROM ${table} WHERE ${key} = ?${same}`, which);
    await deleteFiles(manager, change.files);
    return;
  }
  const columns = Object.entries(change.to);
  const sets = columns.map(([column]) => `${column} = ?`).join(', ');
  const values = columns.map(([, value]) => value);
  await manager.query(`UPDATE ${table} SET ${sets} WHERE ${key} = ?${same}`, [...values, ...which]);
}

/** Tables in which others write; records besides. */
const wordsOfOthers: ReadonlySet<string> = new Set(['draft', 'asset', 'desk_file']);

const shown = ({ id: _id, ...columns }: PersonalRow): object =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, ['data', 'payload'].includes(name) ? parsed(value) : value]),
  );

/** Files that nobody filed. */
async function deleteFiles(manager: EntityManager, files: readonly FileRef[]): Promise<void> {
  for (const { id, platform } of files) if (platform === deskFiles) await removeUnfiled(manager, id);
}
