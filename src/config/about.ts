import { type Facts, type Say, say, type WordKey } from '../domain/words';

/** A sentence about a variable of the environment: its name, and behind it what is wrong. */
export const about = (name: string, key: WordKey, facts?: Facts): Say =>
  say('config.ofName', { name, what: say(key, facts) });
