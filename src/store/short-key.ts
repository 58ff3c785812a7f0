import { createHash } from 'node:crypto';

const longest = 190;

/** The key itself, or its SHA-256 when it is too long for its column. */
export const shortKey = (key: string): string =>
  key.length <= longest ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
