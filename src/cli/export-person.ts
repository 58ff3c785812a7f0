import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type Person, type PersonId, personId } from '../domain/people/person';
import { isPseudonym } from '../domain/privacy/pseudonym';
import { redacted } from '../domain/privacy/redaction';
import { namesPerson } from '../domain/record/log-rules';
import { ticketOf } from '../domain/record/record-ref';
import type { Redaction } from '../domain/record/redaction';
import { type TicketEvent, theDesk } from '../domain/ticket/event';
import type { FileRef, Ticket, TicketId } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { AuditEntry } from '../ports/audit';
import { deskFiles } from '../ports/files';
import type { Store } from '../store/open-store';
import { cliContext, withStore } from './cli-context';
import type { Command } from './command';
import { JsonParts } from './json-parts';
import { operatorAct } from './operator-act';
import { Told } from './told';
import { usage } from './usage';

/** Shape of `person.json`; counted up when something in it changes its meaning (docs/security.md). */
const version = 2;

/** Writes everything that is kept of a person into a folder that only its owner reads: `export li.na --out li.na`. */
export const exportPerson: Command = async (call) => {
  const context = cliContext(call);
  const [id, ...more] = call.rest;
  const { out } = call.values;
  if (id === undefined || out === undefined || more.length > 0) {
    throw new Told(usage(context.speak, 'export'));
  }
  return withStore(context, async (store, inTime) => {
    const person = await store.people.find(personId(id));
    if (person === undefined) {
      call.print(context.speak(say('cli.eraseNobody', { person: id })));
      return 1;
    }
    mkdirSync(path.join(out, 'files'), { recursive: true, mode: 0o700 });
    const wasErased = isPseudonym(person.id);
    const made = { format: 'dutydesk-person', version, madeAt: new Date(inTime.clock.now()).toISOString(), wasErased };
    // Their number stands in the desk file alone.
    const phone = context.config.desk.telephone?.numbers.get(person.id);
    const theirs = phone === undefined ? person : { ...person, phone };
    const act = operatorAct({ ...call, clock: inTime.clock }, 'exported', person.id);
    const written = await writeAll({ store, person, out, act }, { ...made, person: theirs });
    if (wasErased) call.print(context.speak(say('cli.exportErased', { person: person.id })));
    call.print(context.speak(say('cli.exported', { person: person.name, folder: out, count: written })));
    return 0;
  });
};

/** What a file is called in the folder: whatever somebody called it can lead nowhere else. */
const nameOf = ({ id, name }: FileRef): string => `${id}-${name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(-80)}`;

interface Exporting {
  readonly store: Store;
  readonly person: Person;
  readonly out: string;
  readonly act: AuditEntry;
}

/**
 * Writes ticket by ticket and row by row, for somebody may have thousands of them; answers how many files. That it is done is
 * written down before anything is read: whoever stops it half way has read the half.
 */
async function writeAll({ store, person, out, act }: Exporting, made: object): Promise<number> {
  // A file that is there already keeps neither its content nor who may read it.
  const file = openSync(path.join(out, 'person.json'), 'wx', 0o600);
  const files = new Map<string, FileRef>();
  const keep = (given: readonly FileRef[]): void => {
    for (const one of given) if (one.platform === deskFiles) files.set(one.id, one);
  };
  try {
    await store.audit.note(act);
    const json = new JsonParts((text) => void writeSync(file, text));
    json.begin(made);
    let notesLeftOut = 0;
    await json.list(
      'jobs',
      ownTickets({ store, person }, keep, (left) => (notesLeftOut += left)),
    );
    json.value('notesLeftOut', notesLeftOut);
    await json.list('workedOn', ticketsOfOthers({ store, person }, keep));
    await json.list('records', otherRecords({ store, person }, keep));
    await json.list('kept', keptRows({ store, person }, keep));
    json.end();
  } finally {
    closeSync(file);
  }
  return writeFiles(store, out, files.values());
}

async function writeFiles(store: Store, out: string, files: Iterable<FileRef>): Promise<number> {
  let written = 0;
  for (const file of files) {
    const given = await store.files.get(file.id);
    if (given === undefined) continue;
    writeFileSync(path.join(out, 'files', nameOf(file)), given.bytes, { mode: 0o600, flag: 'wx' });
    written += 1;
  }
  return written;
}

type From = Pick<Exporting, 'store' | 'person'>;
type Keep = (files: readonly FileRef[]) => void;

const eventsOf = async ({ store }: From, id: TicketId): Promise<readonly TicketEvent[]> =>
  (await store.tickets.events(id)).map(({ event }) => event);
const filesOf = (event: TicketEvent): readonly FileRef[] => ('files' in event ? event.files : []);

async function* ticketsNaming({ store, person }: From): AsyncGenerator<Ticket> {
  for await (const record of store.personal.records(person)) {
    const id = ticketOf(record);
    const ticket = id && (await store.tickets.find(id));
    if (ticket) yield ticket;
  }
}

/** Tickets they reported. Notes among engineers are theirs, not the requester's (docs/security.md). */
async function* ownTickets(from: From, keep: Keep, leftOut: (notes: number) => void): AsyncGenerator<object> {
  const { person } = from;
  for await (const ticket of ticketsNaming(from)) {
    if (ticket.requester !== person.id) continue;
    const events = await eventsOf(from, ticket.id);
    const shown = events.filter(({ type, by }) => type !== 'noted' || by === person.id);
    leftOut(events.length - shown.length);
    keep(shown.flatMap(filesOf));
    yield { ticket, events: shown };
  }
}

/** What they did in tickets of others, and when they were named there: without words, files and names of others. */
async function* ticketsOfOthers(from: From, keep: Keep): AsyncGenerator<object> {
  const { person } = from;
  const theirsAlone: Redaction = {
    text: (text, by) => (by === person.id ? text : ''),
    files: (files, by) => (by === person.id ? files : []),
    person: (one) => (one === person.id || one === theDesk ? one : somebody),
  };
  for await (const ticket of ticketsNaming(from)) {
    if (ticket.requester === person.id) continue;
    const events = (await eventsOf(from, ticket.id)).filter((event) => namesPerson(redacted, event, person.id));
    if (events.length === 0) continue;
    const theirs = events.map((event) => redacted(event, theirsAlone));
    keep(theirs.flatMap(filesOf));
    yield { job: ticket.id, events: theirs };
  }
}

/** Stands for whoever else is named. */
const somebody = 'somebody' as PersonId;

async function* otherRecords({ store, person }: From, keep: Keep): AsyncGenerator<object> {
  for await (const { files, ...given } of store.personal.given(person)) {
    keep(files);
    yield given;
  }
}

async function* keptRows({ store, person }: From, keep: Keep): AsyncGenerator<object> {
  for await (const { table, row, files } of store.personal.rows(person)) {
    keep(files);
    yield { table, row };
  }
}
