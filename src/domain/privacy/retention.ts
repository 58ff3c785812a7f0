import { type Duration, days } from '../time/instant';
import type { WordKey } from '../words';

/**
 * How long each kind of thing is kept. Figures (who did what when, clocks, ratings) are kept for ever.
 * - `words`: what people wrote about a ticket: title, description, place, contact, messages; from its end.
 * - `files`: files sent with a ticket; from its end.
 * - `uploads`: files that were never filed.
 * - `drafts`: words that were never filed.
 * - `failures`: what people sent and the desk could not handle.
 * - `messages`: texts of the desk's own messages and words in digests, from when they were said; where messages stand,
 *   from the end of their ticket.
 * - `pictures`: pictures of digests.
 * - `jobs`: which recurring tasks were done, so that none is done twice; in desk files it is called so.
 * - `audit`: who read and did what.
 */
export type Kept = 'words' | 'files' | 'uploads' | 'drafts' | 'failures' | 'messages' | 'pictures' | 'jobs' | 'audit';
export type Retention = Readonly<Record<Kept, Duration>>;

/** A length in whole days: unless told, at least, at most. */
interface Bounds {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/**
 * What the desk file may say, in days. A repeated delivery, a late timer or a digest that is caught up with looks back
 * at most two weeks; what guards against saying something twice is kept longer than that.
 */
export const retentionBounds: Readonly<Record<Kept, Bounds>> = {
  drafts: { usual: 7, least: 1, most: 30 },
  uploads: { usual: 7, least: 7, most: 90 },
  failures: { usual: 14, least: 1, most: 90 },
  messages: { usual: 30, least: 15, most: 400 },
  pictures: { usual: 90, least: 7, most: 3650 },
  jobs: { usual: 400, least: 60, most: 3650 },
  audit: { usual: 400, least: 30, most: 3650 },
  files: { usual: 180, least: 14, most: 3650 },
  words: { usual: 730, least: 30, most: 3650 },
};

/** In the order in which they are removed. */
export const keptKinds = Object.keys(retentionBounds) as readonly Kept[];

/** How long things are kept unless the desk file says otherwise. */
export const usualRetention = Object.fromEntries(
  keptKinds.map((kind) => [kind, days(retentionBounds[kind].usual)]),
) as Retention;

/** Pairs of which the first must be kept no longer than the second, and why. */
export const noLongerThan: readonly { readonly first: Kept; readonly second: Kept; readonly because: WordKey }[] = [
  { first: 'messages', second: 'words', because: 'config.keptMessages' },
  { first: 'files', second: 'words', because: 'config.keptFiles' },
  { first: 'drafts', second: 'uploads', because: 'config.keptDrafts' },
];
