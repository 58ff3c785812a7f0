import type { PersonId } from '../people/person';
import type { Duration, Instant } from '../time/instant';

/** How a desk's tickets come to somebody: whoever claims them, or whom the desk names when nobody has after so long. */
export interface Assigning {
  readonly mode: 'claim' | 'assign';
  /** How long a new ticket waits for a claim before the desk names somebody; 0: at once. */
  readonly after: Duration;
  /** How long whoever was named for a ticket that nobody has may take to answer; then the next one is asked. */
  readonly answerWithin: Duration;
  /** How long whoever was given a ticket that somebody had may refuse it; then it stays theirs. */
  readonly refuseWithin: Duration;
}

/**
 * Why somebody was named. The first five are a lead's (`taken`: they named themselves), the others the desk's own: nobody
 * claimed it, or whoever was named before did not take it.
 */
export type AssignedBecause = 'new' | 'owner-gone' | 'owner-off-duty' | 'owner-silent' | 'taken' | 'unclaimed' | 'next';

/** Somebody was named for a ticket and has neither said yes nor no. */
export interface Assignment {
  readonly to: PersonId;
  /** Who named them: a lead, or the desk. */
  readonly by: PersonId;
  readonly at: Instant;
  /** Who had the ticket before, if anybody did. */
  readonly from?: PersonId;
}
