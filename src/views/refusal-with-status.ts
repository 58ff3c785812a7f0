import { type Desk, ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { type Refusal, refuse } from '../domain/refusal';
import type { Ticket } from '../domain/ticket/ticket';
import { maySee } from '../domain/ticket/who-may';
import { ownerOf, stateOf } from './ticket-facts';

/**
 * Whoever may know of a ticket and is no engineer, as managers are, reads with the refusal how it stands: that is what
 * they wanted to know. Every other refusal stays as it is.
 */
export function refusalWithStatus(desk: Desk, by: Person, ticket: Ticket, refusal: Refusal): Refusal {
  if (refusal.why !== 'not-engineer' || !maySee(ticket, by)) return refusal;
  const facts = { ticket: ticketKey(desk, ticket.id), state: stateOf({ ticket }), owner: ownerOf(ticket) };
  return refuse('refusal.notEngineerNow', facts);
}
