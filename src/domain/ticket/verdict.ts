import type { Duration, Instant, Span } from '../time/instant';
import type { DecidedPromise } from './promised';

/**
 * How a clock was decided, and from what: written with the event that decided it, and read ever after. `missed` without
 * an end: what was promised has still not happened.
 */
export interface Verdict {
  readonly clause: string;
  readonly round: number;
  readonly startedAt: Instant;
  readonly regime: 'inside' | 'outside' | 'unknown';
  readonly measure: 'operating' | 'wall';
  readonly helpBegan?: Instant;
  readonly state: 'met' | 'missed';
  readonly dueAt: Instant;
  /** Missed: when it broke. */
  readonly brokenAt?: Instant;
  /** When it was reached or given up. */
  readonly endedAt?: Instant;
  /** Met: what was left, in its own measure. */
  readonly left?: Duration;
  /** Missed and ended: by how much, in its own measure and by the clock on the wall. */
  readonly by?: Duration;
  readonly byWall?: Duration;
  /** How long it ran until its end, or until it was decided; in its own measure. */
  readonly ran: Duration;
  /** When it stood still. */
  readonly pauses: readonly Span[];
  /** Version of the terms it was judged by; absent where none was kept yet. */
  readonly terms?: number;
}

/** Names one clock of a ticket: a clause may run several times, e.g. once a visit. */
export const verdictKey = ({ clause, startedAt }: Pick<Verdict, 'clause' | 'startedAt'>): string =>
  `${clause}@${startedAt}`;

/** The terms a round of a ticket is judged by. */
export interface RoundTerms {
  readonly round: number;
  readonly version: number;
}

/** What an event decided, beside what it says itself. */
export interface Deciding {
  readonly decided?: readonly Verdict[];
  /** Keys of verdicts that stand no longer: what had ended the clock was undone. */
  readonly undecided?: readonly string[];
  readonly promiseDecided?: DecidedPromise;
}

/** The verdicts after an event. */
export function verdictsAfter(
  before: readonly Verdict[] | undefined,
  { decided = [], undecided = [] }: Deciding,
): readonly Verdict[] | undefined {
  if (decided.length + undecided.length === 0) return before;
  const replaced = new Set([...decided.map(verdictKey), ...undecided]);
  return [...(before ?? []).filter((verdict) => !replaced.has(verdictKey(verdict))), ...decided];
}
