import type { PersonId } from '../people/person';
import { hours, type Instant } from '../time/instant';
import { type EventOf, theDesk } from './event';
import type { Ticket } from './ticket';

/** The same person's silence about the same ticket is written down once in so long. */
const writtenEvery = hours(1);

/** Somebody could not be told about a ticket: `reason` is the announcement's; a failed rescue makes the next step follow at once. */
export function notReached(
  ticket: Ticket,
  { person, why, reason }: { readonly person: PersonId; readonly why: string; readonly reason: string },
  at: Instant,
): EventOf<'not-reached'> | undefined {
  const recent = ticket.unreached.some((one) => one.person === person && at - one.at < writtenEvery);
  return recent && reason !== 'rescue'
    ? undefined
    : { type: 'not-reached', by: theDesk, at, person, why, about: reason };
}
