import type { EntityManager } from 'typeorm';
import { own } from '../domain/own';
import type { Person, PersonId } from '../domain/people/person';
import { type Redaction, removedText } from '../domain/privacy/redaction';
import { type FileRef, type Ticket, type TicketId, ticketId } from '../domain/ticket/ticket';
import { days, type Instant } from '../domain/time/instant';
import { deskFiles } from '../ports/files';
import type { PersonalData, Traces } from '../ports/personal-data';
import type { SharedKey } from '../ports/shared-state';
import type { Database } from './database';
import { naming, type PersonalRow, type PersonalTable, personalTables, rowsOf } from './personal-tables';
import { redactStored } from './redact-tickets';
import type { RegisterMemory } from './register-memory';
import { settle } from './settle';

/** While it is being done: the pseudonym, so that whoever goes on uses the same. */
export const erasingKey = (person: PersonId): SharedKey => `erasing:${person}`;
/** One that was stopped is gone on with as long. */
export const erasingFor = days(365);
const ticketsAtOnce = 500;

/** What is left of a text that names somebody. */
const withoutName = (text: string, { name }: Person, pseudonym: string): string =>
  name.length < 2 ? text : text.replaceAll(name, pseudonym);

/** Everything kept of one person. */
export class StorePersonalData implements PersonalData {
  constructor(
    private readonly database: Database,
    private readonly register: Pick<RegisterMemory, 'forgetStaff' | 'forgetShifts'>,
    private readonly now: () => Instant,
  ) {}

  async traces(person: Person): Promise<Traces> {
    const counts = new Map([['ticket', (await this.jobs(person)).length]]);
    for (const table of personalTables) {
      const names = this.#naming(person, table);
      for await (const row of rowsOf(this.database, table)) {
        if (names(row)) counts.set(table.table, (counts.get(table.table) ?? 0) + 1);
      }
    }
    return Object.fromEntries(counts);
  }

  async rows(person: Person): Promise<Readonly<Record<string, readonly object[]>>> {
    const found = new Map<string, object[]>();
    for (const table of personalTables) {
      const names = this.#naming(person, table);
      for await (const row of rowsOf(this.database, table)) {
        if (!names(row) || (table.table === 'outbox' && !isTo(person, row))) continue;
        const columns = Object.entries(row).map(([name, value]) => [name, isJson(table, name) ? parsed(value) : value]);
        found.set(table.table, [...(found.get(table.table) ?? []), Object.fromEntries(columns)]);
      }
    }
    return Object.fromEntries(found);
  }

  async jobs({ id }: Person): Promise<readonly number[]> {
    const [most]: { most: number | null }[] = await this.database.read.query('SELECT MAX(id) AS most FROM ticket');
    const found: number[] = [];
    for (let from = 0; from < Number(most?.most ?? 0); from += ticketsAtOnce) {
      const rows: { ticket_id: number }[] = await this.database.read.query(
        `SELECT DISTINCT ticket_id FROM ticket_event WHERE ticket_id > ? AND ticket_id <= ?
         AND INSTR(CAST(data AS CHAR), ?) > 0 ORDER BY ticket_id`,
        [from, from + ticketsAtOnce, JSON.stringify(id)],
      );
      found.push(...rows.map((row) => row.ticket_id));
    }
    return found;
  }

  async erase(person: Person, pseudonym: PersonId): Promise<void> {
    const own = new Set<number>();
    // Those of an erasing that was stopped name the pseudonym already.
    const jobs = [...(await this.jobs(person)), ...(await this.jobs({ ...person, id: pseudonym }))];
    for (const job of jobs) {
      if (await this.#eraseFromJob(ticketId(job), person, pseudonym)) own.add(job);
    }
    for (const table of personalTables) await this.#eraseFrom(table, { person, pseudonym, own });
    await settle(() =>
      this.database.transact(async (manager) => {
        await manager.query('DELETE FROM person_account WHERE person = ?', [person.id]);
        await manager.query('DELETE FROM person WHERE id = ?', [person.id]);
        await manager.query('DELETE FROM shared_fact WHERE fact_key = ?', [erasingKey(person.id)]);
      }),
    );
    this.register.forgetStaff();
    this.register.forgetShifts();
  }

  /** True where it was theirs. */
  #eraseFromJob(id: TicketId, person: Person, pseudonym: PersonId): Promise<boolean> {
    return settle(() =>
      this.database.transact(async (manager) => {
        let isOwn = false;
        const files: FileRef[] = [];
        const how = (ticket: Ticket): Redaction => {
          // Of whoever was redacted before and stopped, the words are gone already.
          isOwn = ticket.requester === person.id || ticket.requester === pseudonym;
          return {
            person: (one) => (one === person.id ? pseudonym : one),
            text: (text, by) =>
              isOwn && (by === person.id || by === pseudonym)
                ? text && removedText
                : withoutName(text, person, pseudonym),
            files: (given, by) => {
              if (!isOwn || by !== person.id) return given;
              files.push(...given);
              return [];
            },
          };
        };
        await redactStored(manager, id, how, ({ requester, owner }) => ({ requester, owner: owner ?? null }));
        await deleteFiles(manager, files);
        if (isOwn) await manager.query('DELETE FROM timer WHERE ticket_id = ?', [id]);
        return isOwn;
      }),
    );
  }

  #naming(person: Person, table: PersonalTable) {
    const names = naming(person, table);
    // What stands there about this very work stays until it is done.
    return (row: PersonalRow): boolean => row.id !== erasingKey(person.id) && names(row);
  }

  async #eraseFrom(table: PersonalTable, erased: Erased): Promise<void> {
    const names = this.#naming(erased.person, table);
    for await (const row of rowsOf(this.database, table)) {
      const change = changeOf(table, row, { ...erased, isNamed: names(row) });
      if (change !== undefined) await settle(() => this.database.transact((manager) => this.#change(manager, change)));
    }
  }

  async #change(manager: EntityManager, { statement, values, files }: Change): Promise<void> {
    await manager.query(
      statement,
      [...values].map((value) => (value === 'now' ? this.now() : value)),
    );
    await deleteFiles(manager, files);
  }
}

async function deleteFiles(manager: EntityManager, files: readonly FileRef[]): Promise<void> {
  // Its pieces are named `<id>:<number>`, and `;` comes after `:`.
  const pieces = 'DELETE FROM desk_file WHERE id = ? OR (id > ? AND id < ?)';
  for (const { id, platform } of files) {
    if (platform === deskFiles) await manager.query(pieces, [id, `${id}:`, `${id};`]);
  }
}

interface Erased {
  readonly person: Person;
  readonly pseudonym: PersonId;
  /** Their own jobs. */
  readonly own: ReadonlySet<number>;
}

interface Change {
  readonly statement: string;
  readonly values: readonly (string | number)[];
  /** Files that nobody else has. */
  readonly files: readonly FileRef[];
}

type Parsed = Readonly<Record<string, unknown>>;
const parsed = (data: unknown): Parsed => (typeof data === 'string' ? JSON.parse(data) : data) as Parsed;

const isJson = ({ json }: PersonalTable, column: string): boolean => json.includes(column);

/** Whether a message of the outbox is addressed to them. */
function isTo({ id }: Person, row: PersonalRow): boolean {
  const { to } = parsed(row['data']) as { readonly to?: { readonly person?: string } };
  return to?.person === id;
}

/** What becomes of one row; nothing where it is not about them. */
function changeOf(
  table: PersonalTable,
  row: PersonalRow,
  erased: Erased & { readonly isNamed: boolean },
): Change | undefined {
  const { person, pseudonym, own: theirs, isNamed } = erased;
  const { id } = row;
  const change = (statement: string, ...values: (string | number)[]): Change => ({ statement, values, files: [] });
  if (table.table === 'outbox') {
    const data = parsed(row['data']);
    const rest = JSON.stringify({ ...data, content: undefined });
    const inKeys = naming(person, { ...table, json: [] })(row) || rest.includes(JSON.stringify(person.id));
    if (inKeys) return change('DELETE FROM outbox WHERE id = ?', id);
    const about = isNamed || theirs.has(Number(data['ticket'])) || JSON.stringify(data).includes(person.name);
    if (!about || data['content'] === undefined) return undefined;
    // What was still to be said is not said any more.
    const silenced = `UPDATE outbox SET data = ?, state = CASE state WHEN 'waiting' THEN 'replaced' ELSE state END,
      ended_at = COALESCE(ended_at, ?), lease_until = NULL WHERE id = ?`;
    return change(silenced, rest, 'now', id);
  }
  if (table.table === 'message_ref') {
    const isOwn = theirs.has(Number(`${id}`.split(':', 1)[0]));
    return isOwn || isNamed ? change('DELETE FROM message_ref WHERE slot = ?', id) : undefined;
  }
  if (!isNamed) return undefined;
  const renamed = (text: unknown): string =>
    JSON.stringify(parsed(text)).replaceAll(JSON.stringify(person.id), JSON.stringify(pseudonym));
  if (table.table === 'shift') return change('UPDATE shift SET data = ? WHERE id = ?', renamed(row['data']), id);
  if (table.table === 'asset') {
    const free = JSON.stringify({ ...parsed(row['data']), user: null });
    return change('UPDATE asset SET used_by = NULL, data = ? WHERE tag = ?', free, id);
  }
  if (table.table === 'audit') {
    const names: readonly unknown[] = [person.id, ...Object.entries(person.identities).map((pair) => pair.join(':'))];
    const who = (name: unknown): string => (names.includes(name) ? pseudonym : `${name ?? ''}`);
    return change(
      'UPDATE audit SET who = ?, about = ?, once_key = NULL WHERE id = ?',
      who(row['who']),
      who(row['about']),
      id,
    );
  }
  const files = table.json.flatMap((column) => filesIn(parsed(own(row, column) ?? '{}')));
  return { ...change(`DELETE FROM ${table.table} WHERE ${table.key} = ?`, id), files };
}

/** Files of the desk's own that something names. */
function filesIn(value: unknown): readonly FileRef[] {
  if (value === null || typeof value !== 'object') return [];
  if ('platform' in value && value.platform === deskFiles && 'source' in value) return [value as unknown as FileRef];
  return Object.values(value).flatMap(filesIn);
}
