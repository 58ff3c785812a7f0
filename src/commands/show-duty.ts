import { own } from '../domain/own';
import { isThere } from '../domain/people/leaving';
import { type Person, type PersonId, reachableOn, servesAs } from '../domain/people/person';
import { nextDutyChange } from '../domain/roster/duty-changes';
import type { DutyKnown } from '../domain/roster/posts';
import { onDutyFor } from '../domain/roster/shown-duty';
import { after, before, days, type Instant, minutes, seconds } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import type { DutyDisplay, DutyDisplays, ShownDuty } from '../ports/duty-display';
import type { Logger } from '../ports/logger';
import { DeliveryFailed } from '../ports/platform';
import type { SharedFact, SharedKey, SharedState } from '../ports/shared-state';
import type { Speak } from '../ports/translator';
import { platformName } from '../views/platform-name';
import type { CommandDeps } from './command-deps';
import { transact } from './retry';

/** A platform that can say who is on duty. */
interface Shows {
  readonly name: string;
  readonly duty?: DutyDisplays;
}

/** What showing who is on duty needs. */
export interface ShowDutyParts extends CommandDeps {
  readonly platforms: readonly Shows[];
  readonly shared: Pick<SharedState, 'get' | 'swap' | 'take' | 'under'>;
  /** In the desk's language, with everybody's name. */
  readonly speakOf: (people: ReadonlyMap<PersonId, Person>) => Speak;
  /** Told once, by its key, to whoever can mend it. */
  readonly tell: (key: string, text: Say) => Promise<void>;
  readonly logger: Logger;
}

const prefix = 'duty-shown:';
const rememberedFor = days(3650);
/** A process that began to show it has done it by then, or died. */
const lease = seconds(30);
/** What somebody has to permit first is tried again so often, unheard. */
const triedAgain = minutes(10);
/** A platform that is away tells no longer wait. */
const soon = seconds(10);
/** What is read of the roster, around the moment. */
const [lookBack, lookAhead] = [days(1), days(15)];

/** What a display shows, as every process knows it. */
interface Showing {
  /** Whom, by their accounts; empty: nothing yet. */
  readonly shown: string;
  /** What the platform wants to know the next time. */
  readonly before?: string;
  /** How often it came to show something; names what is told about it. */
  readonly nth: number;
  /** A process is at it until then, or it is tried again then. */
  readonly again?: Instant;
  /** Why it could not be shown, as was told. */
  readonly why?: string;
}

const nothing: Showing = { shown: '', nth: 0 };

/**
 * Has groups, topics and tags say who is on duty, where that is another than they say: each once for all processes together. One
 * that is not permitted is told once, tried again unheard, and told once when it works. Answers when to look again.
 */
export async function showDuty(parts: ShowDutyParts): Promise<Instant | undefined> {
  const displays = parts.platforms.flatMap(({ name: platform, duty }) =>
    duty === undefined ? [] : duty.all().map((display): On => ({ platform, shows: duty, display })),
  );
  await letGoOthers(parts, displays);
  if (displays.length === 0) return undefined;
  const { at, known } = await transact(parts, async (tx) => {
    const kept = await tx.shiftsIn({ from: before(tx.now, lookBack), to: after(tx.now, lookAhead) });
    const people = new Map<PersonId, Person>((await tx.staff()).map((person) => [person.id, person]));
    const places = parts.desk.places.map(({ id }) => id);
    return { at: tx.now, known: { shifts: { ...kept, pattern: parts.desk.duty }, places, people } };
  });
  const moments = [nextDutyChange(at, known.shifts)];
  for (const on of displays) moments.push(await showOn(parts, on, { at, known }));
  return moments.filter((one) => one !== undefined).sort((one, other) => one - other)[0];
}

/** What the desk file names no more says nothing of the desk's any more: who was on duty then is not. */
async function letGoOthers(parts: ShowDutyParts, displays: readonly On[]): Promise<void> {
  const { shared, clock, logger } = parts;
  const facts = await shared.under(prefix, clock.now());
  for (const { key, value } of facts) {
    const name = key.slice(prefix.length);
    const shows = parts.platforms.find(({ duty }) => duty?.owns(name))?.duty;
    if (shows === undefined || displays.some(({ display }) => display.key === name)) continue;
    // One process does it. Where the platform does not let it, it stays as it is, as it does for whoever never permitted it.
    if ((await shared.take(key, clock.now())) === undefined) continue;
    await shows.letGo(name, (value as Showing).before).catch((error: unknown) => {
      logger.warn('a display that is named no more still says who was on duty', { display: name, error });
    });
  }
}

interface On {
  readonly platform: string;
  readonly shows: DutyDisplays;
  readonly display: DutyDisplay;
}

interface Look {
  readonly at: Instant;
  readonly known: DutyKnown;
}

async function showOn(parts: ShowDutyParts, on: On, { at, known }: Look): Promise<Instant | undefined> {
  const key: SharedKey = `${prefix}${on.display.key}`;
  const fact = await parts.shared.get(key, at);
  const last = (fact?.value as Showing | undefined) ?? nothing;
  const wanted = wantedOn(parts, on, { at, known });
  if (wanted === undefined) return undefined;
  const accounts = wanted.people.map(({ identities }) => own(identities, on.platform) ?? '');
  const shown = [wanted.isInstead ? 'instead' : 'on', ...accounts, '/', String(wanted.primaries.length)].join(' ');
  if (last.shown === shown && last.why === undefined) return undefined;
  if (last.again !== undefined && last.again > at) return last.again;
  const held = await keep(parts, { key, fact, at }, { ...last, again: after(at, lease) });
  if (held === undefined) return after(at, soon);
  const now = await tryShowing(parts, on, { ...wanted, before: last.before }, { last, shown });
  await keep(parts, { key, fact: held, at }, now);
  return now.again;
}

/** Whoever is on duty and is reached there, for a platform may refuse a list that names an account that is gone; where nobody is, the leads, as they are called then. */
function wantedOn({ speakOf }: ShowDutyParts, on: On, { at, known }: Look): ShownDuty | undefined {
  const { people } = known;
  const hasAccount = (person: Person | undefined): person is Person =>
    person !== undefined && isThere(person) && reachableOn(person, on.platform);
  const duty = onDutyFor(on.display.scope, at, known);
  const rostered = duty.map(({ person }) => people.get(person)).filter(hasAccount);
  const primaries = duty.flatMap(({ person, part }) => (part === 'primary' ? (people.get(person) ?? []) : []));
  const speak = speakOf(people);
  if (rostered.length > 0)
    return { people: rostered, primaries: primaries.filter(hasAccount), isInstead: false, speak };
  const leads = [...people.values()].filter((person) => servesAs(person, 'lead')).filter(hasAccount);
  return leads.length === 0 ? undefined : { people: leads, primaries: [], isInstead: true, speak };
}

async function tryShowing(
  parts: ShowDutyParts,
  { display, shows, platform }: On,
  wanted: ShownDuty,
  { last, shown }: { readonly last: Showing; readonly shown: string },
): Promise<Showing> {
  const facts = { where: platformName(platform), what: display.name };
  try {
    const before = await shows.show(display, wanted);
    if (last.why !== undefined) {
      await parts.tell(`${display.key}:${last.nth}:well`, say('notice.dutyShownAgain', facts));
    }
    parts.logger.info('a display says who is on duty', { display: display.key });
    return { shown, nth: last.nth + 1, ...(before !== undefined && { before }) };
  } catch (error) {
    const now = parts.clock.now();
    const failed = error instanceof DeliveryFailed ? error : undefined;
    if (failed?.retryIn !== null) {
      parts.logger.warn('who is on duty could not be shown; it is tried again', { display: display.key, error });
      return { ...last, again: after(now, failed?.retryIn ?? soon) };
    }
    if (last.why !== failed.code) {
      parts.logger.error('who is on duty may not be shown', { display: display.key, code: failed.code });
      const text = say('notice.dutyNotShown', { ...facts, why: failed.code });
      await parts.tell(`${display.key}:${last.nth}:${failed.code}`, text);
    }
    return { ...last, why: failed.code, again: after(now, triedAgain) };
  }
}

interface Kept {
  readonly key: SharedKey;
  readonly fact: SharedFact | undefined;
  readonly at: Instant;
}

/** The fact as it stands then; undefined: somebody else was first. */
async function keep(
  { shared }: ShowDutyParts,
  { key, fact, at }: Kept,
  value: Showing,
): Promise<SharedFact | undefined> {
  const version = fact?.version;
  const isKept = await shared.swap({ key, version, value, now: at, until: after(at, rememberedFor) });
  return isKept ? { value, version: (version ?? 0) + 1 } : undefined;
}
