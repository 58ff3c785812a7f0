import type { RecordRef } from '../record/record-ref';
import type { Instant, Span } from '../time/instant';

/**
 * What the auditor finds.
 * - `away`: the desk did not run for a while, and what was due then was done after it.
 * - `wake-ups-lost`: records want wake-ups that nobody kept; they were written again.
 * - `wake-ups-late`: wake-ups are due that nobody acts on.
 * - `messages-lost`: events announced messages that nobody kept; they were announced again.
 * - `messages-late`: messages wait for longer than any should.
 * - `not-done`: what comes every day or every shift was not done in time, and was made up for.
 * - `undone`: it is not done yet, for making up for it failed, too.
 * - `stands`: a part of the desk does not work, or its processes do not go by the same desk file.
 * - `fails`: a part of the desk fails at each attempt.
 * - `unchecked`: records of which it cannot be told whether anything of them is missing.
 * - `look-failed`: the auditor itself could not look at a side of the desk.
 */
export type Cause =
  | 'away'
  | 'wake-ups-lost'
  | 'wake-ups-late'
  | 'messages-lost'
  | 'messages-late'
  | 'not-done'
  | 'undone'
  | 'stands'
  | 'fails'
  | 'unchecked'
  | 'look-failed';

/** Causes that are mended where they are found: each find is another one. Of the others the newest count is the count. */
const isMended: Readonly<Record<Cause, boolean>> = {
  away: true,
  'wake-ups-lost': true,
  'wake-ups-late': false,
  'messages-lost': true,
  'messages-late': false,
  'not-done': true,
  undone: false,
  stands: false,
  fails: false,
  unchecked: false,
  'look-failed': false,
};

/** Things of one cause. */
interface Things {
  /** Why, or which: `failing`, the name of a part, a platform's own word. */
  readonly why?: string;
  readonly count: number;
  /** Those of them that can't wait for the morning. */
  readonly urgent: number;
  /** The first of the records it is about. */
  readonly records: readonly RecordRef[];
}

/** `span`: from when the desk was last heard of until it was back. */
export type Trouble =
  | (Things & { readonly cause: 'away'; readonly span: Span })
  | (Things & { readonly cause: Exclude<Cause, 'away'> });

/** Trouble that is remembered from one look to the next. */
export type Known = Trouble & {
  readonly since: Instant;
  /** When it was last found, and when it last became more. */
  readonly seenAt: Instant;
  readonly grewAt: Instant;
  /** When leads were told, and of how many. */
  readonly told?: { readonly at: Instant; readonly count: number };
};

/** Records named in what is told; the rest is counted. */
export const mostNamed = 5;

const since = (trouble: Trouble): Instant | undefined => (trouble.cause === 'away' ? trouble.span.from : undefined);

const isSame = (one: Trouble, other: Trouble): boolean =>
  one.cause === other.cause && one.why === other.why && since(one) === since(other);

const isRecord = (one: RecordRef) => (other: RecordRef) => one.kind === other.kind && one.id === other.id;

const named = (known: readonly RecordRef[], more: readonly RecordRef[]): readonly RecordRef[] =>
  [...known, ...more.filter((one) => !known.some(isRecord(one)))].slice(0, mostNamed);

/** What is known after a look that found this. */
export function afterLook(known: readonly Known[], found: readonly Trouble[], at: Instant): readonly Known[] {
  const fresh = found.filter((one) => !known.some((other) => isSame(one, other)));
  return [
    ...known.map((one) => {
      const again = found.find((other) => isSame(one, other));
      return again === undefined ? one : grown(one, again, at);
    }),
    ...fresh.map((one) => ({ ...one, records: named([], one.records), since: at, seenAt: at, grewAt: at })),
  ];
}

function grown(known: Known, again: Trouble, at: Instant): Known {
  const count = isMended[known.cause] ? known.count + again.count : again.count;
  return {
    ...known,
    count,
    urgent: isMended[known.cause] ? known.urgent + again.urgent : Math.max(known.urgent, again.urgent),
    records: named(known.records, again.records),
    seenAt: at,
    grewAt: count > known.count ? at : known.grewAt,
  };
}
