import { own } from '../domain/own';
import { type Say, say, type WordKey } from '../domain/words';

/** What the operating system says of a file, by its code; its own sentences are English. */
const troubles: Readonly<Record<string, WordKey>> = {
  ENOENT: 'config.file.missing',
  EACCES: 'config.file.forbidden',
  EPERM: 'config.file.forbidden',
  EISDIR: 'config.file.folder',
  ENOTDIR: 'config.file.notFolder',
  EEXIST: 'config.file.there',
  ENOSPC: 'config.file.full',
  EROFS: 'config.file.readOnly',
  EMFILE: 'config.file.tooMany',
  ENFILE: 'config.file.tooMany',
};

/** The code of an error of the operating system or a library, e.g. `ENOENT`; empty where it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Why a file cannot be used, with the code to look up; undefined where the error says nothing about a file. */
export function fileTrouble(error: unknown): Say | undefined {
  const code = codeOf(error);
  const key = own(troubles, code);
  return key && say('config.file.coded', { what: say(key), code });
}
