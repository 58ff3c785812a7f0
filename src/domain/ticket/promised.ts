import type { Instant } from '../time/instant';

/** A time given to the requester (HOT-4). */
export interface Promised {
  readonly due: Instant;
  readonly text: string;
  readonly madeAt: Instant;
  readonly reminded: boolean;
  /** When its owner was reminded of it, since it was made or slipped. */
  readonly remindedAt?: Instant;
  readonly keptAt?: Instant;
  readonly slips: number;
}

/** How a promise came out: answered by its moment, or not. Written with the event that decided it, and read ever after. */
export interface DecidedPromise {
  readonly madeAt: Instant;
  readonly due: Instant;
  readonly state: 'kept' | 'slipped';
  /** When it was answered, or slipped. */
  readonly at: Instant;
}
