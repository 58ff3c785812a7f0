import { type Person, worksTickets } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { EventOf } from './event';
import type { Ticket } from './ticket';
import { isOwner, refuseUnlessDeciding } from './who-may';

/**
 * An engineer takes a new job and becomes its owner (HOT-6).
 * Refuses `refusal.notEngineer`, `refusal.alreadyYours`, `refusal.alreadyOwned` naming the owner, `refusal.notOpen`.
 */
export function claim(ticket: Ticket, by: Person, at: Instant): EventOf<'claimed'> | Refusal {
  if (!worksTickets(by)) return refuse('refusal.notEngineer');
  if (isOwner(ticket, by)) return refuse('refusal.alreadyYours');
  if (ticket.owner !== undefined) return refuse('refusal.alreadyOwned', { owner: { person: ticket.owner } });
  if (ticket.state !== 'new') return refuse('refusal.notOpen', { state: { say: `ticket.state.${ticket.state}` } });
  return { type: 'claimed', by: by.id, at };
}

/** The owner gives the job back, saying why; the rescue ladder starts anew. Refuses whoever is neither owner nor lead. */
export function returnClaim(
  ticket: Ticket,
  by: Person,
  at: Instant,
  reason: string,
): EventOf<'claim-returned'> | Refusal {
  return refuseUnlessDeciding(ticket, by) ?? { type: 'claim-returned', by: by.id, at, reason };
}
