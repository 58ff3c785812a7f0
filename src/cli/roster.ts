import { type Burden, burdensOf } from '../domain/roster/burden';
import { coverageLooksAt, coverageOf, coveringOf } from '../domain/roster/coverage';
import { withPattern } from '../domain/roster/shifts';
import { lately } from '../domain/roster/substitutes';
import type { Span } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import { heaviestFirst, lasting } from '../views/roster/burdens';
import { findingSaid } from '../views/roster/coverage-card';
import { type CliContext, cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Call, Command } from './command';
import { daysIn } from './days';
import { Told } from './told';
import { usage } from './usage';

/**
 * `roster coverage` lists what the roster lacks in the next fourteen days, as leads are told of it; 1: something is.
 * `roster fairness 2026-11-01..2026-11-30` lists who bore how much of those days, or of the last four weeks.
 */
export const roster: Command = async (call) => {
  const [verb, range, ...more] = call.rest;
  const context = cliContext(call);
  if (verb === 'coverage' && range === undefined) return coverage(call, context);
  if (verb === 'fairness' && more.length === 0) return fairness(call, context, range);
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

async function fairness(call: Call, context: CliContext, range: string | undefined): Promise<number> {
  const { desk } = context.config;
  const span = range === undefined ? lately(context.clock.now()) : daysIn(range, desk.zone);
  if (span === undefined) {
    call.print(context.speak(say('cli.rangeBad', { range: range ?? '' })));
    return 1;
  }
  await withStore(context, async (store) => {
    const speak = await speakOfEveryone(context, store);
    for (const [person, burden] of heaviestFirst(await burdensIn(span, context, store))) {
      call.print(speak(lineOf(person, burden)));
    }
    call.print(speak(say('roster.burdenKey')));
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
