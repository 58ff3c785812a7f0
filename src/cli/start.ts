import { BadConfig } from '../config/bad-config';
import { say } from '../domain/words';
import { main } from '../main';
import type { Command } from './command';
import { voiceIn } from './refused-config';
import { Told } from './told';
import { startTrouble } from './trouble-of';

/** `dutydesk start`: the desk, until it is told to end. */
export const start: Command = async ({ env }) => {
  try {
    await main();
  } catch (error) {
    if (error instanceof BadConfig) throw error;
    const { found, advice } = startTrouble(error);
    const speak = voiceIn(env);
    const lines = [
      say('cli.notStarted', { found }),
      ...(advice ? [say('cli.advice', { advice })] : []),
      say('cli.notStartedDo'),
    ];
    throw new Told(lines.map((line) => speak(line)).join('\n'), { cause: error });
  }
  return 0;
};
