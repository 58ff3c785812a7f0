import { createHash } from 'node:crypto';

const longest = 190;

/**
 * The key itself, or its SHA-256 where a column could not tell it from another: when it is too long, or ends in a
 * blank, which MySQL's utf8mb4_bin ignores in comparisons.
 */
export const shortKey = (key: string): string =>
  key.length <= longest && !key.endsWith(' ') ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
