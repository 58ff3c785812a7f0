import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';

/** Who did something to a ticket, when and why. */
export interface Because {
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason: string;
}

/** Somebody says that an urgent ticket can wait, and its requester is asked. */
export interface Lowering extends Because {
  readonly remindedAt?: Instant;
}
