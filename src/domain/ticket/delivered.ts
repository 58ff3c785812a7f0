import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { type EventOf, theDesk } from './event';
import { isOpen, type Ticket } from './ticket';

/** A platform took a call of the ladder; undefined where something was heard of that call already, or nothing is awaited. */
export function delivered(
  ticket: Ticket,
  { person, hop: step }: { readonly person: PersonId; readonly hop: number },
  at: Instant,
): EventOf<'rescue-receipt'> | undefined {
  const isKnown = ticket.receipts?.some((one) => one.step === step && one.person === person && one.way === 'chat');
  if (!isOpen(ticket) || isKnown) return undefined;
  return { type: 'rescue-receipt', by: theDesk, at, step, person, way: 'chat', outcome: 'delivered' };
}
