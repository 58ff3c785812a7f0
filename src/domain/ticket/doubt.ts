import type { Instant } from '../time/instant';

/** Words to a ticket that is resolved: it is not closed by silence until the requester, or whoever asks them, has answered. */
export interface Doubt {
  /** When they first wrote. */
  readonly at: Instant;
  /** All of it. */
  readonly text: string;
  /** When they were asked once more. */
  readonly remindedAt?: Instant;
  /** When the leads last heard that it stays unanswered. */
  readonly toldAt?: Instant;
}
