import type { EntityManager } from 'typeorm';
import type { PersonId } from '../domain/people/person';
import { type InWords, textsIn } from '../domain/privacy/in-words';
import { redacted } from '../domain/privacy/redaction';
import { namesPerson } from '../domain/record/log-rules';
import type { Happened } from '../domain/record/record';
import { type KindName, type RecordRef, recordName, ticketRef } from '../domain/record/record-ref';
import { type Redaction, removedText, whoeverItIsFor } from '../domain/record/redaction';
import { ticketEventShape } from '../domain/ticket/event-shapes';
import { type FileRef, ticketId } from '../domain/ticket/ticket';
import { deskFiles } from '../ports/files';
import type { Database } from './database';
import type { KnownKinds } from './known-kinds';
import { parsed, type Sought } from './personal-values';

const eventsAtOnce = 500;
const recordsAtOnce = 100;

/** An event of a record, and how people and words are found in it. */
interface Found {
  readonly about: RecordRef;
  readonly event: Happened;
  /** Whom the record is for. */
  readonly account: PersonId | undefined;
  readonly names: (person: string) => boolean;
  readonly texts: string;
}

/** Where somebody is found in records, each by its name. */
export interface InRecords {
  /** Those that are for them. */
  readonly own: ReadonlySet<string>;
  /** As whom it is for, or as whoever did something. */
  readonly named: ReadonlyMap<string, RecordRef>;
  /** In words of others, surely. */
  readonly inWords: ReadonlyMap<string, RecordRef>;
  /** In words of others, perhaps. */
  readonly perhaps: ReadonlyMap<string, RecordRef>;
}

/** Looks through the logs of all records. `names`: the person's, and the pseudonym where an erasing was stopped. */
export async function findInRecords(
  database: Database,
  kinds: KnownKinds,
  { names, words }: { readonly names: readonly string[]; readonly words: InWords },
): Promise<InRecords> {
  const own = new Set<string>();
  const [named, inWords, perhaps] = [0, 0, 0].map(() => new Map<string, RecordRef>()) as [Refs, Refs, Refs];
  for await (const { about, event, account, names: isNamed, texts } of everyEvent(database, kinds)) {
    const record = recordName(about);
    if (names.some(isNamed)) named.set(record, about);
    if (account !== undefined && names.includes(account)) own.add(record);
    if (own.has(record) && names.includes(event.by)) continue;
    if (words.replaced(texts) !== texts) inWords.set(record, about);
    if (words.mayName(texts)) perhaps.set(record, about);
  }
  return { own, named, inWords, perhaps };
}
type Refs = Map<string, RecordRef>;

async function* everyEvent(database: Database, kinds: KnownKinds): AsyncGenerator<Found> {
  yield* eventsOfTickets(database);
  for (const kind of kinds.others) yield* eventsOf(database, kinds, kind);
}

/** Every event of every ticket, in order; the tickets themselves are not read. */
async function* eventsOfTickets(database: Database): AsyncGenerator<Found> {
  for (let last: readonly [number, number] = [0, 0]; ; ) {
    const [ticket, seq] = last;
    const rows: { ticket_id: number; seq: number; data: unknown }[] = await database.read.query(
      `SELECT ticket_id, seq, data FROM ticket_event WHERE ticket_id > ? OR (ticket_id = ? AND seq > ?)
       ORDER BY ticket_id, seq LIMIT ${eventsAtOnce}`,
      [ticket, ticket, seq],
    );
    for (const row of rows) {
      const event = ticketEventShape.read(parsed(row.data));
      yield {
        about: ticketRef(ticketId(row.ticket_id)),
        event,
        account: event.type === 'reported' ? event.requester : undefined,
        names: (person) => namesPerson(redacted, event, person),
        texts: textsIn(event),
      };
    }
    const newest = rows.at(-1);
    if (newest === undefined || rows.length < eventsAtOnce) return;
    last = [newest.ticket_id, newest.seq];
  }
}

async function* eventsOf(database: Database, kinds: KnownKinds, kind: KindName): AsyncGenerator<Found> {
  const { reading, events } = kinds.tableOf(kind);
  const records = reading(database.read);
  for (let last = 0; ; ) {
    const ids = await records.after(last, recordsAtOnce);
    for (const id of ids) yield* eventsOfRecord(await events(database.read, id), { kind, id }, kinds);
    last = ids.at(-1) ?? last;
    if (ids.length < recordsAtOnce) return;
  }
}

function* eventsOfRecord(log: readonly Happened[], about: RecordRef, kinds: KnownKinds): Generator<Found> {
  const rules = kinds.rulesOf(about.kind);
  const account = rules.account(rules.replayed(about.id, log));
  for (const event of log) {
    const names = (person: string): boolean => namesPerson(rules.redacted, event, person);
    yield { about, event, account, names, texts: textsOf(rules.redacted, event) };
  }
}

/** What somebody wrote in an event, apart from each other: told by its rules, not by names of properties. */
function textsOf(take: (event: Happened, how: Redaction) => unknown, event: Happened): string {
  const texts: string[] = [];
  const keep = (text: string): string => {
    texts.push(text);
    return text;
  };
  take(event, {
    text: keep,
    person: (person) => person,
    files: (files) => files.map((file) => ({ ...file, name: keep(file.name) })),
  });
  return texts.join('\u0000');
}

/** Records that name somebody, in order: tickets first. */
export async function* recordsNaming(
  database: Database,
  kinds: KnownKinds,
  person: PersonId,
): AsyncGenerator<RecordRef> {
  const id = JSON.stringify(person);
  for (let last = 0; ; ) {
    const rows: { ticket_id: number }[] = await database.read.query(
      `SELECT DISTINCT ticket_id FROM ticket_event WHERE ticket_id > ? AND INSTR(CAST(data AS CHAR), ?) > 0
       ORDER BY ticket_id LIMIT ${eventsAtOnce}`,
      [last, id],
    );
    for (const row of rows) yield ticketRef(ticketId(row.ticket_id));
    last = rows.at(-1)?.ticket_id ?? 0;
    if (rows.length < eventsAtOnce) break;
  }
  for (const kind of kinds.others) {
    const rows: { id: number }[] = await database.read.query(
      'SELECT DISTINCT id FROM record_event WHERE kind = ? AND INSTR(CAST(data AS CHAR), ?) > 0 ORDER BY id',
      [kind, id],
    );
    for (const row of rows) yield { kind, id: Number(row.id) };
  }
}

/** Those of them that are not over and in which they have a part, in order: tickets first. */
export async function openRecordsOf(
  read: EntityManager,
  kinds: readonly KindName[],
  person: PersonId,
): Promise<readonly RecordRef[]> {
  const tickets: { id: number }[] = await read.query(
    `SELECT id FROM ticket WHERE requester = ? AND (open_since IS NOT NULL OR state = 'resolved')
     UNION SELECT ticket_id FROM ticket_engineer WHERE person = ?
     UNION SELECT id FROM ticket WHERE owner = ? AND state = 'resolved' ORDER BY id`,
    [person, person, person],
  );
  const others: { kind: KindName; id: number }[] =
    kinds.length === 0
      ? []
      : await read.query(
          `SELECT DISTINCT record.kind AS kind, record.id AS id FROM record_party
           JOIN record ON record.kind = record_party.kind AND record.id = record_party.id
           WHERE record_party.person = ? AND record.kind IN (${kinds.map(() => '?').join(',')})
           AND record.open_since IS NOT NULL ORDER BY record.kind, record.id`,
          [person, ...kinds],
        );
  return [
    ...tickets.map(({ id }) => ticketRef(ticketId(Number(id)))),
    ...others.map(({ kind, id }) => ({ kind, id: Number(id) })),
  ];
}

/**
 * Takes somebody out of a record: what they wrote about one that is for them, and sent with it, goes; the pseudonym stands
 * where they were.
 */
export async function eraseFromRecord(
  manager: EntityManager,
  kinds: KnownKinds,
  { kind, id }: RecordRef,
  { person, pseudonym, words }: Sought,
): Promise<void> {
  const { removal } = kinds.tableOf(kind);
  const files: FileRef[] = [];
  const isThem = (one: PersonId): boolean => one === person.id || one === pseudonym || one === whoeverItIsFor;
  let isOwn = false;
  await removal.redact(manager, id, (record) => {
    isOwn = isThem(kinds.rulesOf(kind).account(record));
    return {
      person: (one) => (one === person.id ? pseudonym : one),
      text: (text, by) => (isOwn && isThem(by) ? text && removedText : words.replaced(text)),
      files: (given, by) => {
        if (!isOwn || !isThem(by)) return given.map((file) => ({ ...file, name: words.replaced(file.name) }));
        files.push(...given);
        return [];
      },
    };
  });
  for (const file of files) if (file.platform === deskFiles) await removal.letGo(manager, file.id, id);
  if (isOwn) await removal.dropTimers(manager, id);
}
