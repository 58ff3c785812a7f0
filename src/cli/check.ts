import { BadConfig } from '../config/bad-config';
import { say } from '../domain/words';
import { cliContext } from './cli-context';
import type { Command } from './command';
import { hintsOf } from './hints';
import { voiceFor } from './refused-config';

/** Reads environment and desk file, and names every problem at once; then what they leave open. */
export const check: Command = async (call) => {
  const { clock, print } = call;
  try {
    const { config, speak } = cliContext(call);
    const { places, people, catalogue } = config.desk;
    const hints = hintsOf(config, clock.now());
    print(speak(say('cli.checkPassed', { places: places.length, people: people.length, branches: catalogue.length })));
    for (const hint of hints) print(`! ${speak(hint)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    const speak = voiceFor(error, call.env);
    print(speak(say('cli.checkFailed', { count: error.problems.length })));
    for (const problem of error.problems) print(`  ${speak(problem)}`);
    return 1;
  }
};
