import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { BegunCall } from './call-failure';

/** A call to somebody that a rescue step wants, until it is known how it ended. One person is called once at a time. */
export interface TicketCall {
  /** Its name within the ticket: letters, digits and `-`. */
  readonly key: string;
  readonly step: number;
  readonly person: PersonId;
  /** Not before: what is wanted has to be in the chat first. */
  readonly from: Instant;
  readonly begun?: BegunCall & { readonly at: Instant };
}
