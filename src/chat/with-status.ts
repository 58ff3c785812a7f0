import { type Desk, ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { type Refusal, refuse } from '../domain/refusal';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { maySee } from '../domain/ticket/who-may';
import type { Reply } from '../ports/inbound';
import { ownerOf, stateOf } from '../views/ticket-facts';
import type { InboundDeps } from './inbound-deps';

/**
 * Whoever may know of a ticket and is no engineer, as managers are, reads with the refusal how it stands: that is what
 * they wanted to know. Every other refusal stays as it is.
 */
export function refusalWithStatus(desk: Desk, by: Person, ticket: Ticket, refusal: Refusal): Refusal {
  if (refusal.say !== 'refusal.notEngineer' || !maySee(ticket, by)) return refusal;
  const facts = { ticket: ticketKey(desk, ticket.id), state: stateOf({ ticket }), owner: ownerOf(ticket) };
  return refuse('refusal.notEngineerNow', facts);
}

/** The same for what the desk answers to something done with a ticket, which is read only where it is needed. */
export async function withStatus(deps: InboundDeps, by: Person, id: TicketId, reply: Reply): Promise<Reply> {
  if (reply.kind !== 'refused' || reply.refusal.say !== 'refusal.notEngineer') return reply;
  const ticket = await deps.tickets.find(id);
  return ticket === undefined ? reply : { ...reply, refusal: refusalWithStatus(deps.desk, by, ticket, reply.refusal) };
}
