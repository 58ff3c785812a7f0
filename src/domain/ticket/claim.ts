import type { Person } from '../people/person';
import { alreadyOwned, refuse } from '../refusal';
import type { Ticket } from './ticket';
import { isOwner, refuseUnlessEngineer, refuseUnlessOpen, type Verdict } from './who-may';

/**
 * Why this person cannot take the ticket, or nothing: an engineer takes one that nobody has, and the first press wins (HOT-6).
 * Refuses `refusal.notEngineer`, `refusal.alreadyYours`, `refusal.alreadyOwned` naming the owner, `refusal.notOpen`.
 */
export function refuseClaim(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessEngineer(by);
  if (no) return no;
  if (isOwner(ticket, by)) return refuse('refusal.alreadyYours');
  if (ticket.owner !== undefined) return alreadyOwned(ticket.owner);
  return refuseUnlessOpen(ticket);
}
