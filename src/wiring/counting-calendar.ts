import { setTimeout as pauseFor } from 'node:timers/promises';
import { adoptYears, proposeYear } from '../commands/calendar/years';
import type { CommandDeps } from '../commands/command-deps';
import { chinaYears } from '../config/calendar/china/years';
import { localTimes } from '../config/calendar/local-times';
import type { Config } from '../config/config';
import { readTerms } from '../config/terms/terms-data';
import type { CalendarYear, YearOrigin } from '../domain/calendar/calendar-year';
import { type CountedYear, countedYears } from '../domain/calendar/counting-years';
import { mergedYears, type OfficialYear } from '../domain/calendar/official-year';
import type { Arrival } from '../domain/calendar/propose';
import { withDeskOfNow } from '../domain/followed';
import type { PersonId } from '../domain/people/person';
import { theDesk } from '../domain/ticket/event';
import { type Instant, seconds } from '../domain/time/instant';
import { dayNumber } from '../domain/time/local-date';
import { dayIn } from '../i18n/day-in';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Records } from '../ports/records';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';

/** More years than any desk has. */
const mostYears = 1000;

/** Every year of this desk that counts or will, in the order in which they began to. */
export async function countedIn(records: Pick<Records, 'newest' | 'find'>): Promise<readonly CountedYear[]> {
  return countedYears(await yearsIn(records));
}

/** Every record of a year, in order. */
export async function yearsIn(records: Pick<Records, 'newest' | 'find'>): Promise<readonly CalendarYear[]> {
  const ids = (await records.newest('calendar', mostYears)).toReversed();
  const found = await Promise.all(ids.map((id) => records.find<CalendarYear>({ kind: 'calendar', id })));
  return found.filter((record) => record !== undefined);
}

/** As an earlier release stored a year that was imported: it counted at once. */
interface Stored extends OfficialYear {
  readonly version: 1;
}

async function importedBefore(shared: Store['shared'], now: Instant): Promise<readonly OfficialYear[]> {
  const facts = await shared.under('calendar:', now);
  return facts
    .map(({ value }) => value as Stored)
    .filter(({ version }) => version === 1)
    .map(({ year, source, holidays }) => ({ year, source, holidays }));
}

/** What beginning with years that are records needs. */
interface Adopting {
  readonly config: Pick<Config, 'desk' | 'filedYears'>;
  readonly store: Pick<Store, 'records' | 'terms' | 'shared' | 'uow'>;
  readonly clock: Clock;
}

/** Commands of whoever waits for nobody: nothing is sent from here. */
export const quietDeps = ({ config, store, clock }: Adopting): CommandDeps => ({
  ...{ uow: store.uow, desk: config.desk, clock },
  committed: () => undefined,
  pause: (length) => pauseFor(length),
});

/**
 * Writes down which years count here already, before anything is proposed: those the desk last judged tickets by, whether they
 * came with a release, in the desk file or by an import. A desk that only begins counts by the years of its release and its
 * desk file until the present one: it was set up with them. Nothing changes by it.
 */
export async function adoptCalendar({ config, store, clock }: Adopting): Promise<void> {
  if ((await store.records.newest('calendar', 1)).length > 0) return;
  const now = clock.now();
  const last = (await store.terms.all()).at(-1);
  const judged = last === undefined ? [] : (readTerms(last.data)?.years ?? []);
  const present = Number(dayIn(config.desk.zone, now).slice(0, 4));
  const begun = mergedYears(chinaYears, config.filedYears).filter(({ year }) => year <= present);
  const years = mergedYears(judged.length > 0 ? judged : begun, await importedBefore(store.shared, now));
  await adoptYears(quietDeps({ config, store, clock }), years);
}

/** What a process begins with: the years that count, by the records. */
export async function beginCalendar({ config, ...app }: Adopting & Pick<Following, 'config'>): Promise<void> {
  await adoptCalendar({ config, ...app });
  config.counting.use(await countedIn(app.store.records), () => app.clock.now());
}

/** A year that was brought, and how. */
interface Brought {
  readonly year: OfficialYear;
  readonly origin: YearOrigin;
  readonly by: PersonId;
}

/** Proposes it to both parties, unless it is known. */
export function bringYear(deps: CommandDeps, brought: Brought): Promise<Arrival> {
  const toInstant = localTimes(deps.desk.places[0].zone);
  return proposeYear(deps, { ...brought, midnight: (date) => toInstant(dayNumber(date), 0) });
}

/** What proposing by itself needs. */
interface Proposing {
  readonly config: Pick<Config, 'desk' | 'filedYears' | 'terms'>;
  readonly deps: CommandDeps;
  readonly logger: Logger;
}

/**
 * Years that come with a release or stand in the desk file are proposed once each, where a place keeps public holidays: after
 * each start, when the desk file is another, and with a new year.
 */
export function proposeCalendar({ config, deps, logger }: Proposing): Part {
  let done: { readonly filed: readonly OfficialYear[]; readonly present: number } | undefined;
  const run = async (): Promise<void> => {
    const now = withDeskOfNow(deps);
    const filed = config.filedYears;
    const present = Number(dayIn(now.desk.zone, now.clock.now()).slice(0, 4));
    if (done?.filed === filed && done.present === present) return;
    const isKept = config.terms.now().data.hours.some(({ calendar }) => calendar === 'cn');
    for (const year of isKept ? mergedYears(chinaYears, filed) : []) {
      if (year.year < present) continue;
      const isFiled = filed.some((one) => one.year === year.year);
      const arrival = await bringYear(now, { year, origin: isFiled ? 'file' : 'release', by: theDesk });
      if (arrival.kind === 'proposed') logger.info('a calendar year was proposed', { year: year.year });
    }
    done = { filed, present };
  };
  return { name: 'calendar-proposed', every: seconds(10), run };
}

/** The part that follows which years count. */
export const calendarFollowed = 'calendar-followed';

/** What following the years that count needs. */
interface Following {
  readonly config: Pick<Config, 'counting'>;
  readonly records: Pick<Records, 'newest' | 'find' | 'open'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told when it is known what will count. */
  readonly known: () => Promise<void>;
  /** Told when another year counts: wake-ups were computed without it. */
  readonly changed: () => Promise<void>;
}

/**
 * Every process knows of a year that was confirmed before it counts (`countsAt`), and goes by it from that moment on without
 * being started again.
 */
export function followCountingYears({ config, records, clock, logger, known, changed }: Following): Part {
  let seen: string | undefined;
  let { years } = config.counting;
  const run = async (): Promise<void> => {
    const [last] = await records.newest('calendar', 1);
    const open = (await records.open<CalendarYear>('calendar', mostYears)).map(({ id }) => id);
    const now = `${last}:${open.join()}`;
    if (last !== undefined && now !== seen) {
      config.counting.use(await countedIn(records), () => clock.now());
      await known();
      seen = now;
    }
    if (config.counting.years === years) return;
    logger.info('other calendar years count', { years: config.counting.years.map(({ year }) => year) });
    await changed();
    ({ years } = config.counting);
  };
  const nextAt = async (): Promise<Instant | undefined> => config.counting.coming[0]?.from;
  return { name: calendarFollowed, every: seconds(15), run, nextAt };
}
