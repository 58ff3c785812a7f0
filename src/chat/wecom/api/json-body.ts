import type { Json } from '../api';

/** Half a letter, or a control character, which would show as nothing; lines end in `\n` alone. */
const unsendable = /\p{Surrogate}|(?![\n\t])\p{Cc}/gu;

/**
 * The text of a body, in letters as they are: WeCom refuses `\uXXXX` (40033), which JSON makes of half a letter and of
 * control characters, so both are left out. The same body is always the same text.
 */
export const jsonBody = (body: Json): string =>
  JSON.stringify(body, (_key, value: unknown) => (typeof value === 'string' ? value.replace(unsendable, '') : value));
