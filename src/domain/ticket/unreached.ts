import type { PersonId } from '../people/person';
import { isWritten } from '../record/unreached';
import type { Instant } from '../time/instant';
import { type EventOf, theDesk } from './event';
import type { Ticket } from './ticket';

interface Unreached {
  readonly person: PersonId;
  readonly why: string;
  readonly reason: string;
  readonly hop?: number;
}

/** Somebody could not be told about a ticket: `reason` is the announcement's; a failed rescue makes the next step follow at once. */
export function notReached(
  ticket: Ticket,
  { person, why, reason, hop }: Unreached,
  at: Instant,
): EventOf<'not-reached'> | undefined {
  return isWritten(ticket.unreached, person, at) && reason !== 'rescue'
    ? undefined
    : { type: 'not-reached', by: theDesk, at, person, why, about: reason, ...(hop === undefined ? {} : { step: hop }) };
}
