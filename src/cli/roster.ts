import { type Burden, burdensOf } from '../domain/roster/burden';
import { coverageLooksAt, coverageOf, coveringOf } from '../domain/roster/coverage';
import { withPattern } from '../domain/roster/shifts';
import { lately } from '../domain/roster/substitutes';
import { unpaidDays } from '../domain/roster/unpaid-days';
import { days, type Span } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import { dayIn } from '../i18n/day-in';
import { localDays } from '../i18n/local-days';
import type { Store } from '../store/open-store';
import { heaviestFirst, lasting } from '../views/roster/burdens';
import { findingSaid } from '../views/roster/coverage-card';
import { unpaidCounted, unpaidSaid } from '../views/roster/unpaid-days';
import { attendance } from './attendance';
import { type CliContext, cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call, Command } from './command';
import { daysIn, daysOrMonthIn } from './days';
import { Told } from './told';
import { usage } from './usage';

/**
 * `roster coverage` lists what the roster lacks in the next fourteen days, as leads are told of it; 1: something is.
 * `roster fairness 2026-11-01..2026-11-30` lists who bore how much of those days, or of the last four weeks.
 * `roster days 2026-11` lists what of a month, or of some days, is not payable: of this month unless told.
 * `roster sign-ins 2026-11-01..2026-11-30` lists who signed in for their shifts, likewise.
 */
export const roster: Command = async (call) => {
  const [verb, range, ...more] = call.rest;
  const context = cliContext(call);
  if (verb === 'coverage' && range === undefined) return coverage(call, context);
  if (verb === 'fairness' && more.length === 0) return fairness(call, context, daysOf(call, context, range));
  if (verb === 'sign-ins' && more.length === 0) {
    const span = daysOf(call, context, range);
    return span === undefined ? 1 : attendance(call, context, span);
  }
  if (verb === 'days' && more.length === 0) return unpaid(call, context, range);
  throw new Told(usage(context.speak, 'roster'));
};

async function coverage(call: Call, context: CliContext): Promise<number> {
  const { desk } = context.config;
  const { found, speak } = await withStore(context, async (store, { clock }) => {
    const at = clock.now();
    const kept = await store.roster.shifts(coverageLooksAt(at));
    const people = new Map((await store.people.staff()).map((person) => [person.id, person]));
    return {
      found: coverageOf(at, coveringOf(desk, withPattern(desk, kept), people)),
      speak: await speakOfEveryone(context, store),
    };
  });
  for (const finding of found) call.print(`! ${speak(findingSaid(finding, desk))}`);
  call.print(speak(say('cli.coverageListed', { count: found.length })));
  return found.length === 0 ? 0 : 1;
}

/** The days that were named, or the last four weeks; says so where they are none. */
function daysOf(call: Call, context: CliContext, range: string | undefined): Span | undefined {
  const span = range === undefined ? lately(context.clock.now()) : daysIn(range, context.config.desk.zone);
  if (span === undefined) call.print(context.speak(say('cli.rangeBad', { range: range ?? '' })));
  return span;
}

async function fairness(call: Call, context: CliContext, span: Span | undefined): Promise<number> {
  if (span === undefined) return 1;
  await withStore(context, async (store) => {
    const speak = await speakOfEveryone(context, store);
    for (const [person, burden] of heaviestFirst(await burdensIn(span, context, store))) {
      call.print(speak(lineOf(person, burden)));
    }
    call.print(speak(say('roster.burdenKey')));
  });
  return 0;
}

async function unpaid(call: Call, context: CliContext, range: string | undefined): Promise<number> {
  const { desk } = context.config;
  const now = context.clock.now();
  const span = daysOrMonthIn(range ?? dayIn(desk.zone, now).slice(0, 7), desk.zone);
  if (span === undefined) {
    call.print(context.speak(say('cli.rangeBad', { range: range ?? '' })));
    return 1;
  }
  await withStore(context, async (store) => {
    const speak = await speakOfEveryone(context, store);
    const shifts = withPattern(desk, await store.roster.shifts(span));
    const people = new Map((await store.people.staff()).map((person) => [person.id, person]));
    const dates = localDays(desk.zone, span.from, Math.ceil((span.to - span.from) / days(1)));
    const found = unpaidDays(
      dates.filter(({ from }) => from < span.to),
      { shifts, people, places: desk.places, until: now },
    );
    for (const day of found) call.print(speak(unpaidSaid(day, desk)));
    call.print(speak(unpaidCounted(found)));
  });
  return 0;
}

async function burdensIn(span: Span, { config: { desk } }: CliContext, { roster: kept }: Store) {
  const shifts = { ...(await kept.shifts(span)), pattern: desk.duty };
  return burdensOf(span, { shifts, hardTimes: desk.hardTimes, calls: await kept.calls(span) });
}

const lineOf = (person: string, { duty, nights, weekends, festivals, nightCalls }: Burden): Say =>
  say('cli.burdenLine', {
    ...{ person: { person }, duty: lasting(duty), nights: lasting(nights) },
    ...{ weekends: lasting(weekends), festivals: lasting(festivals), calls: nightCalls },
  });
