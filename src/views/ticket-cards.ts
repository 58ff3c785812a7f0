import { type Person, servesAs } from '../domain/people/person';
import { isCallbackOwed } from '../domain/rating/rate';
import { isOpen } from '../domain/ticket/ticket';
import { isInside } from '../domain/ticket/who-may';
import { answerCard } from './answer-card';
import { callbackCard } from './callback-card';
import type { Card } from './card';
import { engineersCard } from './engineers-card';
import { handoverCard } from './handover-card';
import { requesterCard } from './requester-card';
import type { TicketView } from './ticket-view';

/** A ticket as this person sees and uses it, then what the desk waits to hear from them. */
export const ticketCards = (view: TicketView, viewer: Person): readonly [Card, ...Card[]] => [
  isInside(viewer) ? engineersCard(view, viewer) : requesterCard(view, true),
  ...questionsFor(view, viewer),
];

/** What the desk waits to hear from this person: an offered ticket, a call-back, whether it is fixed and how it was. */
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

/** The requester, while the ticket waits for their word, and as long as a closed one may still be rated or reopened. */
function mayAnswer({ ticket, offeredTo }: TicketView, by: Person): boolean {
  if (ticket.requester !== by.id || !ticket.resolution) return false;
  return ticket.state === 'resolved' || offeredTo(by).menu.some(({ action }) => action === 'reopen');
}
