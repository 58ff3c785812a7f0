import { contextOf } from '../commands/decision-context';
import { transact } from '../commands/retry';
import { ticketViewOf } from '../commands/ticket-view-of';
import { ticketKey } from '../domain/desk';
import type { About } from '../domain/finding/asked-in';
import { type Person, servesAs } from '../domain/people/person';
import { isCallbackOwed } from '../domain/rating/rate';
import { type RecordRef, ticketOf, ticketRef } from '../domain/record/record-ref';
import { refuse } from '../domain/refusal';
import { isOpen, type TicketId } from '../domain/ticket/ticket';
import { isInside, maySee } from '../domain/ticket/who-may';
import type { Press, Reply } from '../ports/inbound';
import { answerCard } from '../views/answer-card';
import { callbackCard } from '../views/callback-card';
import type { Card } from '../views/card';
import { engineersCard } from '../views/engineers-card';
import { handoverCard } from '../views/handover-card';
import { historyCard } from '../views/history-card';
import { latenessParts } from '../views/lateness-parts';
import { requesterCard } from '../views/requester-card';
import type { TicketView } from '../views/ticket-view';
import type { InboundDeps } from './inbound-deps';

interface Look {
  readonly by: Person;
  readonly about: RecordRef;
  /** Where the cards go. */
  readonly cards: Card[];
}

/** One job as this person may see and use it, then what happened: its requester, and whoever has a part in the desk. */
export async function lookAt(deps: InboundDeps, { by, about, cards }: Look): Promise<Reply> {
  const ticket = ticketOf(about);
  if (ticket === undefined) return { kind: 'refused', refusal: refuse('refusal.staleButton') };
  const view = await shownTo(deps, by, ticket);
  if (view === undefined) return notThere(deps, ticket);
  const events = (await deps.tickets.events(ticket)).map(({ event }) => event);
  const card = cardFor(view, by);
  cards.push(card, ...questionsFor(view, by), historyCard(view, events, isInside(by)));
  return { kind: 'card', card };
}

/**
 * One ticket in a single card: as this person may see and use it, with what the desk waits to hear from them; where they
 * ask why it is late, its clocks first.
 */
export async function lookBriefly(
  deps: InboundDeps,
  by: Person,
  asked: { readonly ticket: TicketId; readonly about: About },
): Promise<Reply> {
  const view = await shownTo(deps, by, asked.ticket);
  if (view === undefined) return notThere(deps, asked.ticket);
  const card = cardFor(view, by);
  const parts = [card, ...questionsFor(view, by)].flatMap((one) => one.parts);
  const why = asked.about === 'lateness' ? latenessParts(view) : [];
  return { kind: 'card', card: { ...card, parts: [...why, ...parts] }, about: ticketRef(asked.ticket) };
}

/**
 * What a button among those of other tickets comes to: where it cannot be done any more, why not, and the ticket as it
 * stands with what can be done. A no to somebody who may not know of the ticket stays one.
 */
export async function orAsItStands(
  deps: InboundDeps,
  by: Person,
  { about, orLook }: Pick<Press, 'about' | 'orLook'>,
  reply: Reply,
): Promise<Reply> {
  const ticket = ticketOf(about);
  if (!orLook || ticket === undefined || reply.kind !== 'refused') return reply;
  // Of a hundred who claim it at once each hears in a line who has it.
  if (reply.refusal.say === 'refusal.alreadyOwned') return reply;
  const looked = await lookBriefly(deps, by, { ticket, about: 'standing' });
  if (looked.kind !== 'card') return reply;
  const { card } = looked;
  return { ...looked, card: { ...card, parts: [{ kind: 'text', text: reply.refusal }, ...card.parts] } };
}

/** The same sentence whether there is none or it is not theirs to see. */
const notThere = ({ desk }: InboundDeps, ticket: TicketId): Reply => ({
  kind: 'refused',
  refusal: refuse('refusal.noTicket', { ticket: ticketKey(desk, ticket) }),
});

const cardFor = (view: TicketView, by: Person): Card =>
  isInside(by) ? engineersCard(view, by) : requesterCard(view, true);

/** What there is to show of a ticket; undefined where there is none, or this person may not know of it. */
async function shownTo(deps: InboundDeps, by: Person, ticket: TicketId): Promise<TicketView | undefined> {
  const found = await deps.tickets.find(ticket);
  if (!found || !maySee(found, by)) return undefined;
  return transact(deps, async (tx) => ticketViewOf(found, await contextOf(tx, deps.desk, found, by)));
}

/** What the desk waits to hear from this person: an offered job, a call-back, whether it is fixed and how it was. */
function questionsFor(view: TicketView, by: Person): readonly Card[] {
  const { ticket } = view;
  const { handover } = ticket;
  const offered =
    handover?.to === by.id && isOpen(ticket)
      ? [handoverCard(view, { type: 'handover-offered', by: handover.from, ...handover })]
      : [];
  const owed = isCallbackOwed(ticket) && servesAs(by, 'lead', 'manager');
  return [...offered, ...(owed ? [callbackCard(view, by.id)] : []), ...(mayAnswer(view, by) ? [answerCard(view)] : [])];
}

/** The requester, while the job waits for their word, and as long as a closed one may still be rated or reopened. */
function mayAnswer({ ticket, offeredTo }: TicketView, by: Person): boolean {
  if (ticket.requester !== by.id || !ticket.resolution) return false;
  return ticket.state === 'resolved' || offeredTo(by).menu.some(({ action }) => action === 'reopen');
}
