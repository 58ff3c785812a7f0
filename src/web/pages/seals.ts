import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { after, days } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { SharedState } from '../../ports/shared-state';
import { randomSecret } from './random-secret';

/** Writes what a page must bring back unchanged, and reads it again. Nobody else can write it. */
export interface Seals {
  /** Text for a hidden field. */
  seal(what: object): Promise<string>;
  /** Undefined for anything that was not sealed by us. */
  open(sealed: string): Promise<unknown>;
}

interface SealParts {
  readonly shared: SharedState;
  readonly clock: Pick<Clock, 'now'>;
}

const factKey = 'page:key';
const forAges = days(3650);

/** All processes share one key, made by whoever needs it first; a process reads it once. */
export function createSeals({ shared, clock }: SealParts): Seals {
  let known: Promise<string> | undefined;
  const read = async (): Promise<string> => {
    const now = clock.now();
    const kept = await shared.get(factKey, now);
    if (typeof kept?.value === 'string') return kept.value;
    const made = randomSecret() + randomSecret();
    const won = await shared.swap({ key: factKey, version: undefined, value: made, now, until: after(now, forAges) });
    if (won) return made;
    const first = (await shared.get(factKey, now))?.value;
    // A key that everybody could guess would seal anything.
    if (typeof first !== 'string' || first === '') throw new Error('the key of the pages cannot be read');
    return first;
  };
  const key = (): Promise<string> => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  const sign = async (text: string): Promise<Buffer> =>
    createHmac('sha256', await key())
      .update(text)
      .digest();
  return {
    seal: async (what) => {
      const text = deflateRawSync(JSON.stringify(what)).toString('base64url');
      return `${text}.${(await sign(text)).toString('base64url')}`;
    },
    open: async (sealed) => {
      const [text = '', given = '', ...more] = sealed.split('.');
      const signature = Buffer.from(given, 'base64url');
      const own = await sign(text);
      if (more.length > 0 || signature.length !== own.length || !timingSafeEqual(signature, own)) return undefined;
      return JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString()) as unknown;
    },
  };
}
