import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/time/instant';

/** What a signature is about: everything that a request may do. */
export interface Signed {
  /** Seconds since 1970, as written. */
  readonly timestamp: string;
  readonly method: string;
  /** From `/inbound` on, without host and query. */
  readonly path: string;
  readonly body: Buffer;
}

/** HMAC-SHA256 over time, method, path and body, each but the last followed by a line feed, in hexadecimal. */
export const signatureOf = (secret: string, { timestamp, method, path, body }: Signed): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${method}\n${path}\n`).update(body).digest('hex');

/** Whether somebody with that secret signed it; takes as long whatever differs. */
export function isSigned(secret: string, signed: Signed, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, signed));
  const given = Buffer.from(signature.toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Farthest that the clocks of two computers may be apart, with the way between them, in seconds. */
const mostSkew = 300;

/** Whether a time is none, or too far from the real one, either way: a request that was overheard is good for nothing then. */
export const isStale = (timestamp: string, wall: Instant): boolean =>
  !/^\d{1,12}$/.test(timestamp) || Math.abs(wall / 1000 - Number(timestamp)) > mostSkew;
