import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Person, personId } from '../domain/people/person';
import type { TicketEvent } from '../domain/ticket/event';
import { type FileRef, type Ticket, ticketId } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import { deskFiles } from '../ports/files';
import type { Store } from '../store/open-store';
import type { Command } from './command';
import { deskSide, withStore } from './desk-side';
import { note } from './note';

/** Shape of `person.json`; counted up when something in it changes its meaning (docs/security.md). */
const version = 1;

/** Writes everything that is kept of a person into a folder that only its owner reads: `export li.na --out li.na`. */
export const exportPerson: Command = async (call) => {
  const side = deskSide(call);
  const [id, ...more] = call.rest;
  const { out } = call.values;
  if (id === undefined || out === undefined || more.length > 0) {
    throw new Error('say whom to export and where to: dutydesk export PERSON --out FOLDER');
  }
  return withStore(side, async (store, inTime) => {
    const person = await store.people.find(personId(id));
    if (person === undefined) {
      call.print(side.speak(say('cli.eraseNobody', { person: id })));
      return 1;
    }
    const { content, files } = await everythingOf(store, person);
    mkdirSync(path.join(out, 'files'), { recursive: true, mode: 0o700 });
    const made = { format: 'dutydesk-person', version, madeAt: new Date(inTime.clock.now()).toISOString() };
    writePrivate(path.join(out, 'person.json'), JSON.stringify({ ...made, ...content }, undefined, 2));
    let written = 0;
    for (const file of files) {
      const given = await store.files.get(file.id);
      if (given === undefined) continue;
      writePrivate(path.join(out, 'files', nameOf(file)), given.bytes);
      written += 1;
    }
    await note({ ...call, clock: inTime.clock }, store)('exported', person.id);
    call.print(side.speak(say('cli.exported', { person: person.name, folder: out, count: written })));
    return 0;
  });
};

/** A file that is there already keeps neither its content nor who may read it. */
function writePrivate(file: string, content: string | Buffer): void {
  writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
}

/** What a file is called in the folder: whatever somebody called it can lead nowhere else. */
const nameOf = ({ id, name }: FileRef): string => `${id}-${name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_').slice(-80)}`;

interface Found {
  readonly content: object;
  readonly files: readonly FileRef[];
}

async function everythingOf(store: Store, person: Person): Promise<Found> {
  const jobs: { readonly ticket: Ticket; readonly events: readonly TicketEvent[] }[] = [];
  const workedOn: { readonly job: number; readonly events: readonly TicketEvent[] }[] = [];
  let notesLeftOut = 0;
  for (const number of await store.personal.jobs(person)) {
    const id = ticketId(number);
    const ticket = await store.tickets.find(id);
    const events = (await store.tickets.events(id)).map(({ event }) => event);
    if (ticket?.requester === person.id) {
      // Notes among engineers are theirs, not the requester's (docs/security.md).
      const shown = events.filter(({ type, by }) => type !== 'noted' || by === person.id);
      notesLeftOut += events.length - shown.length;
      jobs.push({ ticket, events: shown });
    } else {
      const theirs = events.filter((event) => JSON.stringify(event).includes(JSON.stringify(person.id)));
      workedOn.push({ job: number, events: theirs });
    }
  }
  const kept = await store.personal.rows(person);
  const given = jobs.flatMap(({ events }) => events.flatMap((event) => ('files' in event ? event.files : [])));
  const files = new Map(given.filter(({ platform }) => platform === deskFiles).map((file) => [file.id, file]));
  return { content: { person, jobs, notesLeftOut, workedOn, kept }, files: [...files.values()] };
}
