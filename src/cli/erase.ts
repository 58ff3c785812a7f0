import type { Desk } from '../domain/desk';
import { own } from '../domain/own';
import { type Person, type PersonId, personId } from '../domain/people/person';
import { surelyTheirs } from '../domain/privacy/in-words';
import { type RecordRef, recordKey } from '../domain/record/record-ref';
import { type Instant, seconds } from '../domain/time/instant';
import { type Fact, listOf, listOfSome, type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import { erasingKey } from '../store/personal-keys';
import { type CliContext, cliContext, withStore } from './cli-context';
import type { Call, Command } from './command';
import { beginErasing, type Erasing, erasingOf } from './erasing';
import { operatorAct } from './operator-act';
import { Told } from './told';
import { usage } from './usage';

/** Exit code of what was shown and not done, or not finished. */
const shownOnly = 2;
/** Tickets and places that are named. */
const most = 50;
/**
 * From the moment on which they may do nothing here until their things are looked for: whatever a desk was doing for
 * them is over by then (`commands/retry`, `store/retry-write`), and what was to be said is said. And as long once more before
 * they are looked for the last time: a digest that was begun before has said what it had read.
 */
const lastActs = seconds(45);
/** What a desk writes meanwhile is found the next time. */
const rounds = 5;

/** A person, where they are kept, and what means nobody else in words of others. */
interface Looked {
  readonly store: Store;
  readonly person: Person;
  readonly words: readonly string[];
  readonly begun: Erasing | undefined;
}

/**
 * Removes a person: shows what it would do, and does it once their id is typed again, or with `--yes ID`. `--words` are
 * replaced in words of others, instead of their name.
 */
export const erase: Command = async (call) => {
  const context = cliContext(call);
  const [id, again, ...more] = call.rest;
  if (id === undefined || more.length > 0 || (again !== undefined && !call.values.yes)) {
    throw new Told(usage(context.speak, 'erase'));
  }
  return withStore(context, async (store, inTime) => {
    const looked = await lookFor(call, inTime, store, personId(id));
    if (looked === undefined) {
      call.print(context.speak(say('cli.eraseNobody', { person: id })));
      return 1;
    }
    const refusal = await refusalOf(context, looked);
    if (refusal !== undefined) {
      call.print(context.speak(refusal));
      return 1;
    }
    await show(call, context, looked);
    const typed = call.values.dryRun ? '' : call.values.yes ? again : await call.type(question(context, id));
    if (typed !== id) {
      call.print(context.speak(say('cli.eraseShown')));
      return shownOnly;
    }
    return carryOut({ ...call, clock: inTime.clock }, context, looked);
  });
};

const question = ({ speak }: CliContext, person: string): string => speak(say('cli.eraseAsk', { person }));

async function lookFor(call: Call, { clock }: CliContext, store: Store, id: PersonId): Promise<Looked | undefined> {
  const person = await store.people.find(id);
  if (person === undefined) return undefined;
  const given = call.values.words?.split(/[,，]/u).map((word) => word.trim());
  const begun = await erasingOf(store, id, clock.now());
  const named = given?.filter((word) => word !== '') ?? begun?.words;
  return { store, person, words: named ?? surelyTheirs(person, await store.people.everyone()), begun };
}

/** Why they cannot be erased yet. */
async function refusalOf({ config }: CliContext, { store, person }: Looked): Promise<Say | undefined> {
  const { desk } = config;
  const { id, name } = person;
  if (desk.people.some((one) => one.id === id)) return say('cli.eraseNamed', { person: name });
  const open = await store.personal.openRecords(person);
  if (open.length === 0) return undefined;
  return say('cli.eraseOpen', { person: name, tickets: listed(desk, open) });
}

const listed = (desk: Pick<Desk, 'prefix'>, records: readonly RecordRef[]): Fact =>
  listOfSome(
    records.map((record) => recordKey(desk, record)),
    most,
  );

const places: Readonly<Record<string, Say>> = {
  ticket: say('cli.trace.ticket'),
  record: say('cli.trace.record'),
  outbox: say('cli.trace.outbox'),
  message_ref: say('cli.trace.message_ref'),
  draft: say('cli.trace.draft'),
  inbox: say('cli.trace.inbox'),
  delivery_key: say('cli.trace.delivery_key'),
  shared_fact: say('cli.trace.shared_fact'),
  shift: say('cli.trace.shift'),
  asset: say('cli.trace.asset'),
  audit: say('cli.trace.audit'),
  desk_file: say('cli.trace.desk_file'),
  desk_version: say('cli.trace.desk_version'),
  kept_digest: say('cli.trace.kept_digest'),
};

async function show(call: Call, { speak, config }: CliContext, looked: Looked): Promise<void> {
  const { store, person, words, begun } = looked;
  const accounts = Object.entries(person.identities).map((account) => account.join(':'));
  const facts = {
    person: person.name,
    id: person.id,
    accounts: accounts.length === 0 ? say('cli.none') : listOf(accounts),
  };
  call.print(speak(say('cli.erasePlan', facts)));
  if (begun !== undefined) call.print(speak(say('cli.eraseBegun', { pseudonym: begun.pseudonym })));
  const traces = await store.personal.traces(person, words);
  for (const [table, place] of Object.entries(places)) {
    const count = own(traces, table) ?? 0;
    if (count > 0) call.print(`  ${speak(say('cli.importField', { field: place, to: `${count}` }))}`);
  }
  const replaced = listOf(words.map((word) => `“${word}”`));
  call.print(speak(words.length === 0 ? say('cli.eraseNoWords') : say('cli.eraseWords', { words: replaced })));
  const { records, others } = await store.personal.remains(person, words);
  if (records.length + others.length === 0) return;
  const remains = [
    ...(records.length === 0 ? [] : [listed(config.desk, records)]),
    ...others.slice(0, most).map(({ table, key }) => `${speak(own(places, table) ?? say('cli.none'))} ${key}`),
  ];
  call.print(speak(say('cli.eraseRemains', { places: listOf(remains) })));
}

/** Whoever goes on with an erasing that was stopped uses the same pseudonym. */
async function carryOut(call: Pick<Call, 'env' | 'clock' | 'print' | 'pause'>, desk: CliContext, looked: Looked) {
  const { store, person } = looked;
  const { speak, config } = desk;
  const now = call.clock.now();
  const pseudonym = await beginErasing(store, person, looked.words, now);
  // From now on they may do nothing here.
  await setActive(looked, false, now);
  call.print(speak(say('cli.eraseWaits', { length: { lasts: lastActs } })));
  await call.pause(lastActs);
  const refusal = await refusalOf(desk, looked);
  if (refusal !== undefined) {
    await setActive(looked, person.active, now);
    if (looked.begun === undefined) await store.shared.take(erasingKey(person.id), now);
    call.print(speak(refusal));
    return 1;
  }
  const nobody = { name: pseudonym, roles: [], skills: [], active: false, identities: {} };
  await store.people.save({ id: pseudonym, language: config.desk.language, zone: 'UTC', ...nobody }, now);
  await store.personal.erase(person, pseudonym, looked.words);
  call.print(speak(say('cli.eraseWaitsAgain', { length: { lasts: lastActs } })));
  await call.pause(lastActs);
  if (!(await everything(looked, pseudonym))) {
    call.print(speak(say('cli.eraseLeft', { person: person.id })));
    return shownOnly;
  }
  await store.personal.forget(person, operatorAct(call, 'erased', pseudonym));
  call.print(speak(say('cli.erased', { pseudonym })));
  return 0;
}

const setActive = async ({ store, person }: Looked, active: boolean, now: Instant): Promise<void> =>
  void (await store.people.change(person.id, (known) => known && { ...known, active }, now));

/** Until nothing is found; false where desks kept on writing about them. */
async function everything({ store, person, words }: Looked, pseudonym: PersonId): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    await store.personal.erase(person, pseudonym, words);
    const left = await store.personal.traces(person, words);
    if (Object.values(left).every((count) => count === 0)) return true;
  }
  return false;
}
