import { IANAZone } from 'luxon';
import { z } from 'zod';
import { own } from '../../domain/own';
import { oneLine } from '../../domain/text';
import { type Duration, days, hours, minutes, seconds } from '../../domain/time/instant';
import { type Localised, languages, say } from '../../domain/words';
import { hintFor } from '../suggest';
import { inIssue } from './in-issue';
import { Complaint, parsed } from './parsed';
import { section } from './section';

const units: Readonly<Record<string, (count: number) => Duration>> = { s: seconds, m: minutes, h: hours, d: days };

/** Reads `45s`, `2m`, `1h30m`, `3d`; undefined for anything else. */
export function readDuration(text: string): Duration | undefined {
  if (!/^(\d{1,6}[smhd])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + (own(units, unit ?? '')?.(Number(count)) ?? 0), 0) as Duration;
}

/** A length of time. */
export const duration = parsed((text) => readDuration(text) ?? new Complaint('config.notLength', { text }));

/** A length of time longer than nothing. */
export const lasting = parsed((text) => {
  const length = readDuration(text);
  if (length !== undefined && length > 0) return length;
  return new Complaint('config.notLasting', { text });
});

/** IANA time zone. */
export const zone = parsed((text) =>
  text.includes('/') || text === 'UTC'
    ? IANAZone.isValidZone(text)
      ? text
      : new Complaint('config.zoneUnknown', { text })
    : new Complaint('config.notZone', { text }),
);

/** One of the desk's languages. */
export const language = parsed((text) => {
  const known = languages.find((name) => name === text);
  return known ?? new Complaint('config.cannotBe', { value: `"${text}"`, hint: hintFor(text, languages) });
});

/** A text of one line, of which somebody can see something, and which turns no text behind it. */
export const seenText = z.string().transform(oneLine).pipe(z.string().min(1));

/** The same of any number of lines. */
const seenLines = z
  .string()
  .transform((text) => text.split('\n').map(oneLine).join('\n').trim())
  .pipe(z.string().min(1));

/** One text for all languages, or one for each; a missing one is taken from the other. */
export const localised = z.preprocess(
  (value) => (typeof value === 'string' ? { en: value } : value),
  section({ en: seenLines.optional(), 'zh-CN': seenLines.optional() }).transform((names, context): Localised => {
    const any = names.en ?? names['zh-CN'];
    if (any !== undefined) return { en: names.en ?? any, 'zh-CN': names['zh-CN'] ?? any };
    context.addIssue({ code: 'custom', message: inIssue(say('config.saysNothing')) });
    return z.NEVER;
  }),
);

/** A short name that other parts of the file refer to. */
export const id = parsed((text) =>
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(text) ? text : new Complaint('config.notId', { text }),
);

/** A share of a whole, 0 to 1, written `90%` or `0.9`. */
export const share = parsed((text) => {
  const [, percent, plain] = /^(?:(\d{1,3}(?:\.\d+)?)%|([01](?:\.\d+)?|\.\d+))$/.exec(text) ?? [];
  const value = percent === undefined ? Number(plain) : Number(percent) / 100;
  return value <= 1 ? value : new Complaint('config.notShare', { text });
});

/** A whole number. The desk file holds letters only, so that no id of digits loses any. */
export const wholeNumber = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
  z.int(),
);

const flags = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', 'no', 'off'].map((word) => [word, false] as const),
]);

/** Yes or no, in the words of either version of YAML. */
export const flag = z.preprocess((value) => flags.get(String(value).toLowerCase()) ?? value, z.boolean());
