import type { PersonId } from '../people/person';
import { theDesk } from '../ticket/event';
import type { Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { type Consent, type ConsentEvent, isAsked, isOver } from './consent';
import { type Around, decidersOf } from './who-decides';

/** How the ticket changed that it is about. */
interface TicketChange {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly turn: 'ended' | 'returned' | undefined;
}

/** What becomes of a consent when its ticket has changed so; `redrawn`: its cards are, for whoever has the ticket now. */
export function followsTicket(
  consent: Consent,
  { before, after, turn }: TicketChange,
  now: Around & { readonly at: Instant },
): ConsentEvent | 'redrawn' | undefined {
  const { at } = now;
  if (turn === 'ended') return isOver(consent) ? undefined : { type: 'ended', by: theDesk, at };
  if (turn === 'returned')
    return matters(consent) ? { type: 'ticket-returned', by: theDesk, at, lapses: isNoAnswer(consent) } : undefined;
  if (isOver(consent)) return undefined;
  if (before.requester !== after.requester) return corrected(consent, after.requester, now);
  const isAtHand = isAsked(consent) || (consent.state === 'given' && consent.begun === undefined);
  return before.owner !== after.owner && isAtHand ? 'redrawn' : undefined;
}

/** A step that was done, and a question that was taken away, are of the past. */
const matters = ({ state, begun, endedAt }: Consent): boolean =>
  endedAt !== undefined && state !== 'withdrawn' && begun === undefined;

/** A no stands; a yes was for work that is over, and a question for work that went on without it. */
const isNoAnswer = ({ state }: Consent): boolean => state !== 'refused' && state !== 'taken-back';

function corrected(consent: Consent, requester: PersonId, now: Around & { readonly at: Instant }): ConsentEvent {
  const deciders = decidersOf({ ...consent, requester, named: [] }, now);
  const holds = consent.answer !== undefined && deciders.includes(consent.answer.by);
  return { type: 'requester-corrected', by: theDesk, at: now.at, requester, holds };
}
