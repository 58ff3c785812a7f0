import type { EntityManager } from 'typeorm';
import { own } from '../domain/own';
import { type Person, type PersonId, personId } from '../domain/people/person';
import { type InWords, inWords, textsIn } from '../domain/privacy/in-words';
import { namesPerson, type Redaction, removedText } from '../domain/privacy/redaction';
import type { TicketEvent } from '../domain/ticket/event';
import { ticketEventShape } from '../domain/ticket/event-shapes';
import { type FileRef, type Ticket, type TicketId, ticketId } from '../domain/ticket/ticket';
import type { AuditEntry } from '../ports/audit';
import { deskFiles } from '../ports/files';
import type { PersonalData, PersonalThing, Remains, Traces } from '../ports/personal-data';
import { writeDown } from './audit-record';
import type { Database } from './database';
import { filesOfDesk, letGo, removeUnfiled } from './file-owners';
import { tellsOf } from './personal-digests';
import { erasingKey, type KeyNames, keyNames } from './personal-keys';
import { type PersonalTable, personalTables, rowsOf } from './personal-tables';
import { type Change, type PersonalRow, parsed, type Sought } from './personal-values';
import { redactStored } from './redact-tickets';
import type { RegisterMemory } from './register-memory';
import { settle } from './settle';

const eventsAtOnce = 500;
/** Of one transaction: whoever works on one of these jobs waits for it. */
const jobsAtOnce = 10;
const changesAtOnce = 50;

/** Where somebody is found in jobs. */
interface InJobs {
  readonly own: Set<number>;
  /** As requester, or as whoever did something. */
  readonly named: Set<number>;
  /** In words of others, surely. */
  readonly inWords: Set<number>;
  /** In words of others, perhaps. */
  readonly perhaps: Set<number>;
}

/** Everything kept of one person. */
export class StorePersonalData implements PersonalData {
  constructor(
    private readonly database: Database,
    private readonly register: Pick<RegisterMemory, 'forgetStaff' | 'forgetShifts'>,
  ) {}

  async traces(person: Person, words: readonly string[]): Promise<Traces> {
    const { jobs, sought } = await this.#seek(person, words);
    const counts = new Map([['ticket', new Set([...jobs.named, ...jobs.inWords]).size]]);
    for (const table of personalTables) {
      for await (const row of this.#rows(table, sought)) {
        if (table.change(row, sought)) counts.set(table.table, (counts.get(table.table) ?? 0) + 1);
      }
    }
    return Object.fromEntries(counts);
  }

  async remains(person: Person, words: readonly string[]): Promise<Remains> {
    const { jobs, sought } = await this.#seek(person, words);
    const others: { table: string; key: string }[] = [];
    for (const table of personalTables.filter(({ table: name }) => wordsOfOthers.has(name))) {
      for await (const row of rowsOf(this.database, table)) {
        const isLeft = !table.isTheirs(row, sought) && sought.words.mayName(textsIn(parsed(row['data'])));
        if (isLeft) others.push({ table: table.table, key: `${row.id}` });
      }
    }
    return { jobs: [...jobs.perhaps].sort((one, other) => one - other), others };
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

  async *jobs(person: Person): AsyncGenerator<number> {
    const id = JSON.stringify(person.id);
    for (let last = 0; ; ) {
      const rows: { ticket_id: number }[] = await this.database.read.query(
        `SELECT DISTINCT ticket_id FROM ticket_event WHERE ticket_id > ? AND INSTR(CAST(data AS CHAR), ?) > 0
         ORDER BY ticket_id LIMIT ${eventsAtOnce}`,
        [last, id],
      );
      for (const row of rows) yield row.ticket_id;
      last = rows.at(-1)?.ticket_id ?? 0;
      if (rows.length < eventsAtOnce) return;
    }
  }

  async openJobs({ id }: Person): Promise<readonly number[]> {
    const rows: { id: number }[] = await this.database.read.query(
      `SELECT id FROM ticket WHERE requester = ? AND (open_since IS NOT NULL OR state = 'resolved')
       UNION SELECT ticket_id FROM ticket_engineer WHERE person = ?
       UNION SELECT id FROM ticket WHERE owner = ? AND state = 'resolved' ORDER BY id`,
      [id, id, id],
    );
    return rows.map((row) => Number(row.id));
  }

  async erase(person: Person, pseudonym: PersonId, words: readonly string[]): Promise<void> {
    const { jobs, sought } = await this.#seek(person, words, pseudonym);
    const concerned = [...new Set([...jobs.named, ...jobs.inWords])];
    for (let start = 0; start < concerned.length; start += jobsAtOnce) {
      const some = concerned.slice(start, start + jobsAtOnce);
      await this.#together(some, (manager, job) => eraseFromJob(manager, ticketId(job), sought));
    }
    for (const table of personalTables) await this.#eraseFrom(table, sought);
    this.register.forgetShifts();
  }

  async forget(person: Person, noted: AuditEntry): Promise<void> {
    await settle(() =>
      this.database.transact(async (manager) => {
        await manager.query('DELETE FROM person_account WHERE person = ?', [person.id]);
        await manager.query('DELETE FROM person WHERE id = ?', [person.id]);
        await manager.query('DELETE FROM shared_fact WHERE fact_key = ?', [erasingKey(person.id)]);
        await writeDown(manager, noted);
      }),
    );
    this.register.forgetStaff();
  }

  /** Some of them in one transaction: somebody may have thousands, and each commit reaches the disk. */
  #together<Thing>(
    some: readonly Thing[],
    work: (manager: EntityManager, thing: Thing) => Promise<void>,
  ): Promise<void> {
    return settle(() =>
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
        const isOwn = sought.isOwn(Number(data['ticket'])) || (!isWaiting && tellsOf(data['content'], sought.isOwn));
        if (isOwn) sought.said.own.add(`${row.id}`);
      }
      yield row;
    }
  }

  async #seek(person: Person, words: readonly string[], stands?: PersonId) {
    const pseudonym = stands ?? personId('erased');
    const keys: KeyNames = keyNames(person);
    const found = inWords(person, words, pseudonym);
    const jobs = await this.#findJobs(person, stands, found);
    const sought: Sought = {
      ...{ person, pseudonym, keys, words: found, isOwn: (ticket: number) => jobs.own.has(ticket) },
      said: { own: new Set(), waiting: new Set() },
    };
    return { jobs, sought };
  }

  async #findJobs({ id }: Person, stands: PersonId | undefined, words: InWords): Promise<InJobs> {
    const jobs: InJobs = { own: new Set(), named: new Set(), inWords: new Set(), perhaps: new Set() };
    // Those of an erasing that was stopped name the pseudonym already.
    const names: readonly string[] = [id, ...(stands === undefined ? [] : [stands])];
    for await (const { ticket, event } of eventsIn(this.database)) {
      if (names.some((name) => namesPerson(event, name))) jobs.named.add(ticket);
      if (event.type === 'reported' && names.includes(event.requester)) jobs.own.add(ticket);
      if (jobs.own.has(ticket) && names.includes(event.by)) continue;
      const text = textsIn(event);
      if (words.replaced(text) !== text) jobs.inWords.add(ticket);
      if (words.mayName(text)) jobs.perhaps.add(ticket);
    }
    return jobs;
  }
}

async function eraseFromJob(manager: EntityManager, id: TicketId, { person, pseudonym, words }: Sought): Promise<void> {
  const files: FileRef[] = [];
  const isThem = (one: PersonId): boolean => one === person.id || one === pseudonym;
  const how = ({ requester }: Ticket): Redaction => ({
    person: (one) => (one === person.id ? pseudonym : one),
    text: (text, by) => (isThem(requester) && isThem(by) ? text && removedText : words.replaced(text)),
    files: (given, by) => {
      if (!isThem(requester) || !isThem(by)) return given.map((file) => ({ ...file, name: words.replaced(file.name) }));
      files.push(...given);
      return [];
    },
  });
  let isOwn = false;
  await redactStored(
    manager,
    id,
    (ticket) => {
      isOwn = isThem(ticket.requester);
      return how(ticket);
    },
    ({ requester, owner }) => ({ requester, owner: owner ?? null }),
  );
  await deleteFiles(manager, files, id);
  if (isOwn) await manager.query('DELETE FROM timer WHERE ticket_id = ?', [id]);
}

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
    await deleteFiles(manager, change.files, null);
    return;
  }
  const columns = Object.entries(change.to);
  const sets = columns.map(([column]) => `${column} = ?`).join(', ');
  const values = columns.map(([, value]) => value);
  await manager.query(`UPDATE ${table} SET ${sets} WHERE ${key} = ?${same}`, [...values, ...which]);
}

/** Tables in which others write; jobs besides. */
const wordsOfOthers: ReadonlySet<string> = new Set(['draft', 'asset', 'desk_file']);

const shown = ({ id: _id, ...columns }: PersonalRow): object =>
  Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, ['data', 'payload'].includes(name) ? parsed(value) : value]),
  );

/** Every event of every job, in order. */
async function* eventsIn(database: Database): AsyncGenerator<{ ticket: number; event: TicketEvent }> {
  for (let last: readonly [number, number] = [0, 0]; ; ) {
    const [ticket, seq] = last;
    const rows: { ticket_id: number; seq: number; data: unknown }[] = await database.read.query(
      `SELECT ticket_id, seq, data FROM ticket_event WHERE ticket_id > ? OR (ticket_id = ? AND seq > ?)
       ORDER BY ticket_id, seq LIMIT ${eventsAtOnce}`,
      [ticket, ticket, seq],
    );
    for (const row of rows) yield { ticket: row.ticket_id, event: ticketEventShape.read(parsed(row.data)) };
    const newest = rows.at(-1);
    if (newest === undefined || rows.length < eventsAtOnce) return;
    last = [newest.ticket_id, newest.seq];
  }
}

/** Files of theirs go from that job, or from none; what another job has stays with it. */
async function deleteFiles(manager: EntityManager, files: readonly FileRef[], job: TicketId | null): Promise<void> {
  for (const { id, platform } of files) {
    if (platform !== deskFiles) continue;
    await (job === null ? removeUnfiled(manager, id) : letGo(manager, id, job));
  }
}
