import { BadConfig } from '../config/bad-config';
import { say } from '../domain/words';
import { createTranslator } from '../i18n/create-translator';
import type { Command } from './command';
import { deskSide } from './desk-side';

/** Reads environment and desk file, and names every problem at once. */
export const check: Command = async (call) => {
  const { clock, print } = call;
  try {
    const { config, speak } = deskSide(call);
    const { places, people, catalogue } = config.desk;
    print(speak(say('cli.checkPassed', { places: places.length, people: people.length, branches: catalogue.length })));
    return 0;
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    const speak = createTranslator().speakTo({ language: 'en', zone: 'UTC', now: clock.now(), nameOf: (id) => id });
    print(speak(say('cli.checkFailed', { count: error.problems.length })));
    for (const problem of error.problems) print(`  ${problem}`);
    return 1;
  }
};
