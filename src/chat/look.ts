import { circumstancesOf } from '../commands/circumstances';
import { transact } from '../commands/retry';
import { showingOf } from '../commands/showing-of';
import { ticketKey } from '../domain/desk';
import { type Person, servesAs } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import { isOpen, type TicketId } from '../domain/ticket/ticket';
import { isInside, maySee } from '../domain/ticket/who-may';
import type { Reply } from '../ports/inbound';
import { answerCard } from '../views/answer-card';
import { callbackCard } from '../views/callback-card';
import type { Card } from '../views/card';
import { engineersCard } from '../views/engineers-card';
import { handoverCard } from '../views/handover-card';
import { historyCard } from '../views/history-card';
import { requesterCard } from '../views/requester-card';
import type { Showing } from '../views/showing';
import type { InboundDeps } from './inbound-deps';

interface Look {
  readonly by: Person;
  readonly ticket: TicketId;
  /** Where the cards go. */
  readonly cards: Card[];
}

/** One job as this person may see and use it, then what happened: its requester, and whoever has a part in the desk. */
export async function lookAt(deps: InboundDeps, { by, ticket, cards }: Look): Promise<Reply> {
  const noTicket = refuse('refusal.noTicket', { ticket: ticketKey(deps.desk, ticket) });
  const found = await deps.tickets.find(ticket);
  if (!found) return { kind: 'refused', refusal: noTicket };
  if (!maySee(found, by)) return { kind: 'refused', refusal: noTicket };
  const inside = isInside(by);
  const showing = await transact(deps, async (tx) => showingOf(found, await circumstancesOf(tx, deps.desk, found, by)));
  const events = (await deps.tickets.events(ticket)).map(({ event }) => event);
  const card = inside ? engineersCard(showing, by) : requesterCard(showing);
  cards.push(card, ...questionsFor(showing, by), historyCard(showing, events, inside));
  return { kind: 'card', card };
}

/** What the desk waits to hear from this person: an offered job, a call-back, whether it is fixed and how it was. */
function questionsFor(showing: Showing, by: Person): readonly Card[] {
  const { ticket } = showing;
  const { handover, callback } = ticket;
  const offered =
    handover?.to === by.id && isOpen(ticket)
      ? [handoverCard(showing, { type: 'handover-offered', by: handover.from, ...handover })]
      : [];
  const owed = callback !== undefined && callback.doneAt === undefined && servesAs(by, 'lead', 'manager');
  return [
    ...offered,
    ...(owed ? [callbackCard(showing, by.id)] : []),
    ...(mayAnswer(showing, by) ? [answerCard(showing)] : []),
  ];
}

/** The requester, while the job waits for their word, and as long as a closed one may still be rated or reopened. */
function mayAnswer({ ticket, offeredTo }: Showing, by: Person): boolean {
  if (ticket.requester !== by.id || !ticket.resolution) return false;
  return ticket.state === 'resolved' || offeredTo(by).menu.some(({ action }) => action === 'reopen');
}
