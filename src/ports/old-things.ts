import type { Kept } from '../domain/privacy/retention';
import type { Instant } from '../domain/time/instant';

/** What the desk has kept for long. */
export interface OldThings {
  /**
   * Removes what is older than that, a batch at a time, and tells after each how many things it was. Whoever stops
   * listening leaves the rest; it is found again. Several may do so at once.
   */
  remove(kind: Kept, before: Instant): AsyncIterable<number>;
}
