import { parseEnv } from 'node:util';
import { BadConfig } from './bad-config';
import type { Environment } from './read-environment';
import { textOf } from './text-of';
import { notText } from './unreadable';

/** Settings of a `.env`, in any encoding an editor saves. Throws BadConfig on one that is no text. */
export function readDotEnv(bytes: Uint8Array): Environment {
  const read = textOf(bytes);
  if (read.why !== undefined) throw new BadConfig([notText('.env', read)]);
  return parseEnv(read.text);
}
