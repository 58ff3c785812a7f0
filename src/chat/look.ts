import { circumstancesOf } from '../commands/circumstances';
import { transact } from '../commands/retry';
import { showingOf } from '../commands/showing-of';
import { ticketKey } from '../domain/desk';
import { hasRole, type Person } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import type { TicketId } from '../domain/ticket/ticket';
import type { Reply } from '../ports/inbound';
import type { Card } from '../views/card';
import { engineersCard } from '../views/engineers-card';
import { requesterCard } from '../views/requester-card';
import type { InboundDeps } from './inbound-deps';

interface Look {
  readonly by: Person;
  readonly ticket: TicketId;
  /** Where the cards go. */
  readonly cards: Card[];
}

/** One job as this person may see it: its requester, and whoever has a part in the desk. */
export async function lookAt(deps: InboundDeps, { by, ticket, cards }: Look): Promise<Reply> {
  const noTicket = refuse('refusal.noTicket', { ticket: ticketKey(deps.desk, ticket) });
  const found = await deps.tickets.find(ticket);
  if (!found) return { kind: 'refused', refusal: noTicket };
  const staff = hasRole(by, 'engineer', 'lead', 'manager', 'admin');
  if (found.requester !== by.id && !staff) return { kind: 'refused', refusal: noTicket };
  const showing = await transact(deps, async (tx) => showingOf(found, await circumstancesOf(tx, deps.desk, found, by)));
  const card = staff ? engineersCard(showing) : requesterCard(showing);
  cards.push(card);
  return { kind: 'card', card };
}
