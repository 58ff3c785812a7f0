import { ticketKey } from '../domain/desk';
import { own } from '../domain/own';
import { type Person, personId } from '../domain/people/person';
import { isOpen } from '../domain/ticket/ticket';
import { after } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import { erasingFor, erasingKey } from '../store/store-personal-data';
import { randomIds } from '../wiring/random-ids';
import type { Call, Command } from './command';
import { type DeskSide, deskSide, withStore } from './desk-side';
import { note } from './note';

/** Exit code of what was shown and not done. */
const shownOnly = 2;
/** Jobs looked through and named. */
const most = 50;

/** Removes a person: shows what it would do, and does it once their id is typed again, or with `--yes ID`. */
export const erase: Command = async (call) => {
  const side = deskSide(call);
  const [id, again, ...more] = call.rest;
  if (id === undefined || more.length > 0 || (again !== undefined && !call.values.yes)) {
    throw new Error('say whom to erase: dutydesk erase PERSON [--yes PERSON]');
  }
  return withStore(side, async (store, inTime) => {
    const person = await store.people.find(personId(id));
    if (person === undefined) {
      call.print(side.speak(say('cli.eraseNobody', { person: id })));
      return 1;
    }
    const refusal = await refusalOf(side, store, person);
    if (refusal !== undefined) {
      call.print(side.speak(refusal));
      return 1;
    }
    await show(call, side, { store, person });
    const typed = call.values.yes ? again : await call.type(side.speak(say('cli.eraseAsk', { person: id })));
    if (typed !== id) {
      call.print(side.speak(say('cli.eraseShown')));
      return shownOnly;
    }
    const pseudonym = await carryOut({ ...call, clock: inTime.clock }, store, person);
    call.print(side.speak(say('cli.erased', { pseudonym })));
    return 0;
  });
};

/** Why they cannot be erased yet. */
async function refusalOf({ config }: DeskSide, { tickets }: Store, { id, name }: Person): Promise<Say | undefined> {
  const { desk } = config;
  if (desk.people.some((one) => one.id === id)) return say('cli.eraseNamed', { person: name });
  const theirs = [...(await tickets.ofRequester(id, most)), ...(await tickets.ofEngineer(id, most))];
  const open = theirs.filter((job) => isOpen(job) || job.state === 'resolved');
  if (open.length === 0) return undefined;
  const jobs = [...new Set(open.map((job) => ticketKey(desk, job.id)))].join(', ');
  return say('cli.eraseOpen', { person: name, jobs });
}

/** A person, and where they are kept. */
interface Looked {
  readonly store: Store;
  readonly person: Person;
}

const places: Readonly<Record<string, Say>> = {
  ticket: say('cli.trace.ticket'),
  outbox: say('cli.trace.outbox'),
  message_ref: say('cli.trace.message_ref'),
  draft: say('cli.trace.draft'),
  inbox: say('cli.trace.inbox'),
  delivery_key: say('cli.trace.delivery_key'),
  shared_fact: say('cli.trace.shared_fact'),
  shift: say('cli.trace.shift'),
  asset: say('cli.trace.asset'),
  audit: say('cli.trace.audit'),
};

async function show(call: Call, { speak }: DeskSide, { store, person }: Looked): Promise<void> {
  const accounts = Object.entries(person.identities).map((account) => account.join(':'));
  const facts = { person: person.name, id: person.id, accounts: accounts.join(', ') || speak(say('cli.none')) };
  call.print(speak(say('cli.erasePlan', facts)));
  for (const [table, count] of Object.entries(await store.personal.traces(person))) {
    const place = own(places, table);
    if (count > 0 && place) call.print(`  ${speak(say('cli.importField', { field: place, to: `${count}` }))}`);
  }
}

/** Whoever goes on with an erasing that was stopped uses the same pseudonym. */
async function carryOut(call: Pick<Call, 'env' | 'clock'>, store: Store, person: Person): Promise<string> {
  const now = call.clock.now();
  const key = erasingKey(person.id);
  const fresh = `erased-${randomIds
    .next()
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .slice(-8)
    .toLowerCase()}`;
  await store.shared.swap({ key, version: undefined, value: fresh, now, until: after(now, erasingFor) });
  const pseudonym = personId(String((await store.shared.get(key, now))?.value ?? fresh));
  const nobody = { name: pseudonym, roles: [], skills: [], active: false, identities: {} };
  await store.people.save({ id: pseudonym, language: person.language, zone: 'UTC', ...nobody }, now);
  await store.personal.erase(person, pseudonym);
  await note(call, store)('erased', pseudonym);
  return pseudonym;
}
