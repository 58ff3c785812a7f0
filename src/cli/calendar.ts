import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chinaYears } from '../config/calendar/china/years';
import { lastWithoutGap, mergedYears, type OfficialYear } from '../config/calendar/official-year';
import { readCalendar } from '../config/calendar/read-calendar';
import { listOf, type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import { suppliedYears, supplyYear } from '../wiring/supplied-calendar';
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
  const supplied = await withStore(context, (store, { clock }) => suppliedYears(store.shared, clock.now()));
  const kept = [
    { years: chinaYears, from: say('cli.calendarOfRelease') },
    { years: context.config.filedYears, from: say('cli.calendarOfFile') },
    { years: supplied, from: say('cli.calendarOfImport') },
  ];
  for (const { year, source } of mergedYears(...kept.map(({ years }) => years))) {
    const from = kept.findLast(({ years }) => years.some((one) => one.year === year))?.from ?? '';
    print(context.speak(say('cli.calendarLine', { year: String(year), source, from })));
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

async function carryOut(call: Call, { config, speak }: CliContext, store: Store, year: OfficialYear): Promise<number> {
  const { print, values, clock } = call;
  const supplied = await suppliedYears(store.shared, clock.now());
  const no = refusal(year, config.filedYears, supplied);
  if (no !== undefined) {
    print(speak(no));
    return 1;
  }
  const before = supplied.find((known) => known.year === year.year);
  if (isDeepStrictEqual(before, year)) {
    print(speak(say('cli.calendarSame', { year: String(year.year) })));
    return 0;
  }
  for (const line of shown(year, before)) print(speak(line));
  if (!values.yes && !(await call.ask(speak(say('cli.importAsk'))))) {
    print(speak(say('cli.importShown')));
    return shownOnly;
  }
  await supplyYear(store, year, operatorAct(call, 'imported', `calendar:${year.year}`));
  print(speak(say('cli.calendarImported', { year: String(year.year) })));
  return 0;
}

/** Why a year is not taken: the release or the desk file has it, or one before it is not known. */
function refusal(
  { year }: OfficialYear,
  filed: readonly OfficialYear[],
  supplied: readonly OfficialYear[],
): Say | undefined {
  const has = (years: readonly OfficialYear[]): boolean => years.some((known) => known.year === year);
  if (has(chinaYears)) return say('cli.calendarKnownAlready', { year: String(year) });
  if (has(filed)) return say('cli.calendarInFile', { year: String(year) });
  const next = lastWithoutGap(mergedYears(chinaYears, filed, supplied), chinaYears[0]?.year ?? year) + 1;
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
