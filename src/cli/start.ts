import { BadConfig } from '../config/bad-config';
import { main } from '../main';
import type { Command } from './command';
import { reasonOf } from './reason-of';

/** `dutydesk start`: the desk, until it is told to end. */
export const start: Command = async () => {
  try {
    await main();
  } catch (error) {
    if (error instanceof BadConfig) throw error;
    const reason = reasonOf(error);
    throw new Error(`the desk could not start: ${reason}\n\`dutydesk doctor\` says what to do`, { cause: error });
  }
  return 0;
};
