import { coverageLooksAt, coverageOf, coveringOf } from '../domain/roster/coverage';
import { say } from '../domain/words';
import { findingSaid } from '../views/roster/coverage-card';
import { cliContext, speakOfEveryone, withStore } from './cli-context';
import type { Command } from './command';
import { Told } from './told';
import { usage } from './usage';

/** Lists what the roster lacks in the next fourteen days, as leads are told of it: `roster coverage`. 1: something is. */
export const roster: Command = async (call) => {
  const [verb, ...more] = call.rest;
  const context = cliContext(call);
  if (verb !== 'coverage' || more.length > 0) throw new Told(usage(context.speak, 'roster'));
  const { desk } = context.config;
  const { found, speak } = await withStore(context, async (store, { clock }) => {
    const at = clock.now();
    const kept = await store.roster.shifts(coverageLooksAt(at));
    const people = new Map((await store.people.staff()).map((person) => [person.id, person]));
    return {
      found: coverageOf(at, coveringOf(desk, { ...kept, pattern: desk.duty }, people)),
      speak: await speakOfEveryone(context, store),
    };
  });
  for (const finding of found) call.print(`! ${speak(findingSaid(finding, desk))}`);
  call.print(speak(say('cli.coverageListed', { count: found.length })));
  return found.length === 0 ? 0 : 1;
};
