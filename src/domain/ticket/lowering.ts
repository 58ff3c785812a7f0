import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';

/** Somebody says that an urgent ticket can wait, and its requester is asked. */
export interface Lowering {
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
  readonly remindedAt?: Instant;
}
