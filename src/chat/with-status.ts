import { transact } from '../commands/retry';
import { ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import type { TicketId } from '../domain/ticket/ticket';
import { maySee } from '../domain/ticket/who-may';
import type { Reply } from '../ports/inbound';
import { stateOf } from '../views/ticket-facts';
import type { InboundDeps } from './inbound-deps';

/**
 * Whoever may know of a ticket and is no engineer, as managers are, reads with the refusal how it stands: that is what
 * they wanted to know. Every other answer stays as it is.
 */
export async function withStatus(deps: InboundDeps, by: Person, id: TicketId, reply: Reply): Promise<Reply> {
  if (reply.kind !== 'refused' || reply.refusal.say !== 'refusal.notEngineer') return reply;
  const ticket = await transact(deps, (tx) => tx.ticket(id));
  if (!maySee(ticket, by)) return reply;
  const owner = ticket.owner === undefined ? { say: 'card.nobody' as const } : { person: ticket.owner };
  const facts = { ticket: ticketKey(deps.desk, id), state: stateOf({ ticket }), owner };
  return { kind: 'refused', refusal: refuse('refusal.notEngineerNow', facts) };
}
