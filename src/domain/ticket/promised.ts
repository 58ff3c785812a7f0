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
