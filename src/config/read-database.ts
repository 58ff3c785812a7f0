import { isIP } from 'node:net';
import { own } from '../domain/own';
import { type Facts, type Say, say, type WordKey } from '../domain/words';
import { about } from './about';
import { urlOf } from './addresses';
import { hintFor } from './suggest';

/** How the line to the database is encrypted, as mysql2 takes it. Certificates and keys are PEM. */
interface DatabaseTls {
  /** Whether the server's certificate must be signed by `ca`, or by an authority this computer knows. */
  readonly rejectUnauthorized: boolean;
  /** Whether it must be made out to the host's name. */
  readonly verifyIdentity: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Where the database is and how it is reached. */
export interface DatabaseConfig {
  /** `mysql://…`, `mariadb://…` or `sqlite:<path>`, without parameters but the store's own. */
  readonly url: string;
  /** Absent: the line is not encrypted. */
  readonly tls?: DatabaseTls;
}

type Mode = 'off' | 'encrypted' | 'known authority' | 'known name' | 'checked';

/** Spellings of MySQL's own programs, and of drivers for PHP, Go, Python, Java and Node. */
const modes: Readonly<Record<Mode, readonly string[]>> = {
  off: ['disabled', 'disable', 'false', '0', 'off', 'no'],
  encrypted: ['required', 'require', 'skipverify', '{"rejectunauthorized":false}'],
  'known authority': ['verifyca'],
  'known name': ['verifyidentity', 'verifyfull'],
  checked: ['true', '1', 'on', 'yes', '{}', '{"rejectunauthorized":true}'],
};
const modeNames = ['ssl', 'sslmode', 'tls'];
const files: Readonly<Record<string, 'ca' | 'cert' | 'key'>> = {
  ...{ sslca: 'ca', sslrootcert: 'ca', sslcert: 'cert', sslkey: 'key' },
};
/** What other drivers want to be told and the desk does anyway; worked before, so it goes on working. */
const doneAnyway: Readonly<Record<string, RegExp>> = {
  charset: /^utf8mb4(_\w+)?$/i,
  collation: /^utf8mb4_\w+$/i,
  timezone: /^(z|utc|\+00:00)$/i,
};
const proper = ['ssl-mode', 'ssl-ca', 'ssl-cert', 'ssl-key'];

const example = say('config.databaseExample');
const choices = say('config.databaseChoices');
const wrong = (key: WordKey, facts?: Facts): Say => about('DATABASE_URL', key, facts);

type Read = DatabaseConfig & { readonly problems: readonly Say[] };

/**
 * Reads DATABASE_URL. The line is encrypted as it asks, or there is a problem: nothing is silently weaker. `readFile`
 * answers a certificate or key, or throws. Problems never repeat a secret.
 */
export function readDatabase(text: string, readFile: (path: string) => string | Uint8Array): Read {
  const failed = (key: WordKey, facts?: Facts): Read => ({ url: text, problems: [wrong(key, facts)] });
  if (text === '') return failed('config.databaseMissing', { example });
  // Tests need no commit to wait for a disk; the store says what that parameter does.
  if (/^sqlite:[^?]+(\?synchronous=off)?$/.test(text)) return { url: text, problems: [] };
  if (/^sqlite:.*\?/.test(text)) return failed('config.databaseParameters');
  const url = urlOf(text);
  if (url === undefined || !['mysql:', 'mariadb:'].includes(url.protocol)) {
    return failed('config.databaseUnknown', { example });
  }
  if (url.hostname === '' || url.pathname.length < 2) return failed('config.databaseNoHost', { example });
  const { tls, problems } = readTls(url, readFile);
  const plain = text.replace(/[?#].*$/s, '');
  return { url: plain, ...(tls && { tls }), problems };
}

const bare = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '');

function readTls(
  url: URL,
  readFile: (path: string) => string | Uint8Array,
): { readonly tls?: DatabaseTls; readonly problems: readonly Say[] } {
  const problems: Say[] = [];
  const asked = new Set<Mode>();
  const given: { ca?: string; cert?: string; key?: string } = {};
  for (const [name, value] of url.searchParams) {
    const file = own(files, bare(name));
    if (own(doneAnyway, bare(name))?.test(value)) continue;
    if (file !== undefined) {
      try {
        given[file] = Buffer.from(readFile(value)).toString();
      } catch {
        problems.push(wrong('config.databaseFile', { name, path: value }));
      }
    } else if (!modeNames.includes(bare(name))) {
      problems.push(wrong('config.databaseParameter', { name, hint: hintFor(name, proper) }));
    } else {
      const mode = (Object.keys(modes) as Mode[]).find((one) => modes[one].includes(bare(value)));
      if (mode === undefined) problems.push(wrong('config.databaseUnclear', { asked: `${name}=${value}`, choices }));
      else asked.add(mode);
    }
  }
  const [mode = Object.keys(given).length > 0 ? 'checked' : 'off', ...others] = asked;
  const isAddress = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  if (others.length > 0) problems.push(wrong('config.databaseTwoKinds', { choices }));
  if (mode === 'off' && Object.keys(given).length > 0) problems.push(wrong('config.databaseNoEncryption'));
  if (mode === 'known name' && isAddress) {
    problems.push(wrong('config.databaseAddress'));
  }
  if (mode === 'off') return { problems };
  const rejectUnauthorized = mode !== 'encrypted' || given.ca !== undefined;
  const verifyIdentity = mode === 'known name' || (mode === 'checked' && !isAddress);
  return { tls: { rejectUnauthorized, verifyIdentity, ...given }, problems };
}
