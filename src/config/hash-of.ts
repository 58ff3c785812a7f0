import { createHash } from 'node:crypto';

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** The same for what says the same, in whatever order a database keeps their fields. */
export const hashOf = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data, sorted)).digest('hex');
