import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { Instant } from '../../../domain/time/instant';
import type { WecomConfig } from '../config';

/** Something WeCom sealed: ciphertext, and what its signature was made of. Everything as it came. */
export interface Sealed {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly encrypt: string;
}

/** What opening needs to know. */
export type SealKeys = Pick<WecomConfig, 'token' | 'encodingAesKey' | 'corpId'>;

/** Why something stays closed; for the log, never for whoever sent it. */
export type Unopened = 'signature' | 'stale' | 'damaged' | 'another company';

/** The text inside, or why there is none. */
export type Opened =
  | { readonly text: string; readonly refused?: undefined }
  | { readonly text?: undefined; readonly refused: Unopened };

/** WeCom documents no window for its stamps, and brings a callback again within minutes. */
const mostSkew = 600;

/**
 * Opens what WeCom sealed for our app (wecom.md §1.4). `wall`: the real time. Never throws, and answers a text only if it
 * is, byte for byte, what somebody with our key and token sealed for our company.
 */
export function open(sealed: Sealed, keys: SealKeys, wall: Instant): Opened {
  if (!isSigned(sealed, keys)) return { refused: 'signature' };
  if (isStale(sealed.timestamp, wall)) return { refused: 'stale' };
  const inside = decrypted(sealed.encrypt, keys.encodingAesKey);
  if (inside === undefined) return { refused: 'damaged' };
  return inside.id === keys.corpId ? { text: inside.message } : { refused: 'another company' };
}

/** Whether a stamp is none, or too far from the real time, either way. */
export const isStale = (timestamp: string, wall: Instant): boolean =>
  !/^\d{1,12}$/.test(timestamp) || Math.abs(wall / 1000 - Number(timestamp)) > mostSkew;

function isSigned({ signature, timestamp, nonce, encrypt: sealed }: Sealed, { token }: SealKeys): boolean {
  const expected = Buffer.from(getSignature(token, timestamp, nonce, sealed));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The library looks at neither padding nor length nor encoding (wecom.md §1.4). Sealing again with the same random bytes
 * gives the same ciphertext only if all of them were right, so that one comparison checks them all.
 */
function decrypted(sealed: string, key: string): { readonly message: string; readonly id: string } | undefined {
  try {
    const { message, id, random } = decrypt(key, sealed);
    return encrypt(key, message, id, random) === sealed ? { message, id } : undefined;
  } catch {
    return undefined;
  }
}
