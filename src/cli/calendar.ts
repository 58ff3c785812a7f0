import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { chinaYears } from '../config/calendar/china/years';
import { readCalendar } from '../config/calendar/read-calendar';
import { type CalendarYear, isOpenYear } from '../domain/calendar/calendar-year';
import { saysTheSameDays } from '../domain/calendar/changed-days';
import { lastWithoutGap, type OfficialYear } from '../domain/calendar/official-year';
import type { Desk } from '../domain/desk';
import { personId } from '../domain/people/person';
import { recordKey } from '../domain/record/record-ref';
import { listOf, type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import { adoptCalendar, bringYear, quietDeps, yearsIn } from '../wiring/counting-calendar';
import { type CliContext, cliContext, withStore } from './cli-context';
import type { Call, Command } from './command';
import { operatorAct } from './operator-act';
import { reasonOf } from './reason-of';

/** Exit code of an import that was shown and not made. */
const shownOnly = 2;
/** More is no list of holidays. */
const bytesLimit = 200_000;

/** The public holidays this desk knows: `calendar list`, and those of a year brought to it: `calendar import FILE`. */
export const calendar: Command = async (call) => {
  const [what, path, ...more] = call.rest;
  const context = cliContext(call);
  if (what === 'list' && path === undefined) return list(call, context);
  if (what === 'import' && path !== undefined && more.length === 0) return bring(call, context, path);
  call.print(context.speak(say('cli.calendarHow')));
  return 1;
};

async function list({ print }: Call, context: CliContext): Promise<number> {
  const years = await withStore(context, (store) => yearsIn(store.records));
  const { counting, desk } = context.config;
  const line = ({ year, source }: OfficialYear, from: Say): void =>
    print(context.speak(say('cli.calendarLine', { year: String(year), source, from })));
  // A desk that has not begun yet.
  if (years.length === 0) for (const year of counting.years) line(year, say('cli.calendarOfRelease'));
  const inOrder = years.toSorted((one, other) => one.year.year - other.year.year || one.id - other.id);
  for (const { id, state, year } of inOrder) {
    const key = recordKey(desk, { kind: 'calendar', id });
    if (state !== 'replaced') line(year, say(`cli.calendarAs.${state}`, { key }));
  }
  return 0;
}

async function bring(call: Call, context: CliContext, path: string): Promise<number> {
  const { print } = call;
  const bytes = bytesOf(path);
  if ('say' in bytes) {
    print(context.speak(bytes));
    return 1;
  }
  const { year, problems } = { year: undefined, ...readCalendar(bytes, basename(path)) };
  if (problems !== undefined || year === undefined) {
    print(context.speak(say('cli.importRefused', { count: problems?.length ?? 0, file: basename(path) })));
    for (const problem of problems ?? []) print(`  ${context.speak(problem)}`);
    return 1;
  }
  return withStore(context, async (store, inTime) => {
    await store.migrate();
    return carryOut({ ...call, clock: inTime.clock }, context, store, year);
  });
}

async function carryOut(call: Call, context: CliContext, store: Store, year: OfficialYear): Promise<number> {
  const { print, values, clock } = call;
  const { config, speak } = context;
  const known = await yearsIn(store.records);
  const no = gap(year, [...config.counting.years, ...known.filter(isOpenYear).map((one) => one.year)]);
  if (no !== undefined) {
    print(speak(no));
    return 1;
  }
  const before = config.counting.years.find((one) => one.year === year.year);
  const told = toldOf(year, config.desk, known);
  if (told !== undefined) {
    print(speak(told));
    return 0;
  }
  for (const line of shown(year, before)) print(speak(line));
  if (!values.yes && !(await call.ask(speak(say('cli.importAsk'))))) {
    print(speak(say('cli.importShown')));
    return shownOnly;
  }
  const act = operatorAct(call, 'imported', `calendar:${year.year}`);
  await store.audit.note(act);
  await adoptCalendar({ config, store, clock });
  const brought = { year, origin: 'import', by: personId(act.who) } as const;
  const arrival = await bringYear(quietDeps({ config, store, clock }), brought);
  const facts = { year: String(year.year) };
  print(
    speak(
      arrival.kind === 'proposed'
        ? say('cli.calendarProposed', facts)
        : say('cli.calendarSame', { ...facts, key: recordKey(config.desk, { kind: 'calendar', id: arrival.id }) }),
    ),
  );
  return 0;
}

/** What is said of a year that is known exactly so; undefined: it is not. */
function toldOf(year: OfficialYear, desk: Desk, known: readonly CalendarYear[]): Say | undefined {
  const same = known.findLast((one) => one.state !== 'replaced' && saysTheSameDays(one.year, year));
  // One that a party objected to is brought once more to be asked about anew.
  if (same === undefined || same.state === 'objected') return undefined;
  const facts = { year: String(year.year), key: recordKey(desk, { kind: 'calendar', id: same.id }) };
  return say(isOpenYear(same) ? 'cli.calendarOpen' : 'cli.calendarSame', facts);
}

/** Why a year is not taken: one before it is not known. */
function gap({ year }: OfficialYear, known: readonly OfficialYear[]): Say | undefined {
  const next = lastWithoutGap(known, chinaYears[0]?.year ?? year) + 1;
  return year > next ? say('cli.calendarGap', { year: String(year), missing: String(next) }) : undefined;
}

function shown(year: OfficialYear, before: OfficialYear | undefined): readonly Say[] {
  const { source, holidays } = year;
  return [
    say('cli.calendarYear', { year: String(year.year), source }),
    ...holidays.map(({ festival, from, to, makeUp }) =>
      makeUp.length === 0
        ? say('cli.calendarHoliday', { festival, from, to })
        : say('cli.calendarHolidayMadeUp', { festival, from, to, makeUp: listOf(makeUp) }),
    ),
    ...(before === undefined ? [] : [say('cli.calendarReplaces', { source: before.source })]),
  ];
}

function bytesOf(path: string): Buffer | Say {
  try {
    return statSync(path).size > bytesLimit ? say('cli.calendarTooBig') : readFileSync(path);
  } catch (error) {
    return say('cli.fileNotRead', { file: path, reason: reasonOf(error) });
  }
}
