import { readFileSync } from 'node:fs';
import { rulesOfKinds } from '../commands/kinds';
import type { Config } from '../config/config';
import { readConfig } from '../config/read-config';
import { type Say, say } from '../domain/words';
import { createTranslator } from '../i18n/create-translator';
import { createLogger } from '../logger';
import type { Clock } from '../ports/clock';
import type { Speak, Translator } from '../ports/translator';
import { openStore, type Store } from '../store/open-store';
import { countedIn } from '../wiring/counting-calendar';
import { DatabaseClock } from '../wiring/database-clock';
import { knowTerms } from '../wiring/keep-terms';
import { randomIds } from '../wiring/random-ids';
import type { Call } from './command';
import { reasonOf } from './reason-of';
import { Told } from './told';

/** What a command has to do with. */
export interface CliContext {
  readonly config: Config;
  readonly translator: Translator;
  /** In the desk's language. */
  readonly speak: Speak;
  readonly clock: Clock;
  readonly pushed: boolean;
}

/** Reads the configuration. Throws BadConfig. */
export function cliContext({ env, clock, pushed = false }: Pick<Call, 'env' | 'clock' | 'pushed'>): CliContext {
  const config = readConfig(env, (path) => readFileSync(path));
  const translator = createTranslator();
  const { language, zone, people } = config.desk;
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const speak = translator.speakTo({ language, zone, now: clock.now(), nameOf: (id) => names.get(id) ?? id });
  return { config, translator, speak, clock, pushed };
}

/** In the desk's language, with the names of everybody the database knows, and not only those of the desk file. */
export async function speakOfEveryone(context: CliContext, store: Store): Promise<Speak> {
  const { language, zone, people } = context.config.desk;
  const known = [...(await store.people.everyone()), ...people];
  const names = new Map<string, string>(known.map(({ id, name }) => [id, name]));
  const now = context.clock.now();
  return context.translator.speakTo({ language, zone, now, nameOf: (id) => names.get(id) ?? id });
}

/** No command can do anything without its database: says so, and what to do, in the desk's language. */
export class DatabaseAway extends Told {
  override readonly name = 'DatabaseAway';
}

/**
 * Connects, works, and lets go in every case. The clock that `work` is given is the database's, as for every desk: what a
 * command writes is compared with what desks wrote. Throws DatabaseAway and SchemaTooNew.
 */
export async function withStore<T>(
  context: CliContext,
  work: (store: Store, inTime: CliContext) => Promise<T>,
): Promise<T> {
  let { clock } = context;
  const opened = openStore({ ...context.config.database, ids: randomIds, rules: rulesOfKinds, now: () => clock.now() });
  const store = await opened.catch((cause: unknown) => {
    throw new DatabaseAway(lineOf(unreached(cause), context.speak), { cause });
  });
  try {
    await store.assertServed();
    if (!context.pushed) clock = await measured(context, store);
    await knowCountingYears(context, store);
    return await work(store, { ...context, clock });
  } finally {
    await store.close();
  }
}

/** Commands reckon by the same calendar and terms as desks; a database that has no tables yet has none. */
async function knowCountingYears({ config, clock }: CliContext, store: Store): Promise<void> {
  if ((await store.pendingMigrations()).length > 0) return;
  const counted = await countedIn(store.records);
  // A desk that has not begun yet goes by its release and its file.
  if (counted.length > 0) config.counting.use(counted, () => clock.now());
  await knowTerms({ config, terms: store.terms });
}

/** `doctor` says how far apart the two are; here nobody reads a log. */
async function measured({ clock }: CliContext, store: Store): Promise<Clock> {
  const shared = new DatabaseClock(clock, store.databaseTime, createLogger('silent'));
  await shared.measure();
  return shared;
}

/** A sentence and, below it, what to do. `warns`: in order for now, but not for long. */
export interface Finding {
  readonly ok: boolean;
  readonly warns?: true;
  readonly found: Say;
  readonly advice?: Say;
}

/** The database could not be worked with. */
export function unreached(error: unknown): Finding {
  const reason = reasonOf(error instanceof DatabaseAway ? error.cause : error);
  return { ok: false, found: say('cli.databaseNotReached', { reason }), advice: say('cli.databaseNotReachedDo') };
}

const marks = { ok: ['✓', 'cli.ok'], warns: ['!', 'cli.warning'], problem: ['✗', 'cli.problem'] } as const;

/** `ok`, `warning` or `problem`, and what to do, as one line or two. */
export function lineOf({ ok, warns, found, advice }: Finding, speak: Speak): string {
  const [sign, word] = marks[warns ? 'warns' : ok ? 'ok' : 'problem'];
  const mark = `${sign} ${speak({ say: word })}`;
  const line = `${mark}  ${speak(found)}`;
  return advice === undefined ? line : `${line}\n    ${speak({ say: 'cli.advice', facts: { advice } })}`;
}
