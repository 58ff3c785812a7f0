import { type EventOf, theDesk } from '../domain/ticket/event';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import { clockRows, placeText, stateOf, ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** Asks another engineer to take a ticket over, in the name of whoever does, or of duty; until they accept, it stays with its owner (HOT-6). */
export function handoverCard(view: TicketView, offer: EventOf<'handover-offered'>): Card {
  const facts = { ...ticketFacts(view), by: { person: offer.by } };
  const isOfDesk = offer.by === theDesk;
  return {
    title: say('card.handoverTitle', facts),
    tone: 'warn',
    summary: say(isOfDesk ? 'card.takeoverSummary' : 'card.handoverSummary', facts),
    parts: [
      { kind: 'text', text: say(isOfDesk ? 'card.takeoverAsk' : 'card.handoverAsk', facts) },
      {
        kind: 'facts',
        rows: [
          { label: say('card.state'), value: stateOf(view) },
          { label: say('card.place'), value: placeText(view) },
          ...clockRows(view.clocks),
        ],
      },
      ...(isOfDesk ? [] : [{ kind: 'text', style: 'quote', text: typed(offer.note) } as const]),
      {
        kind: 'buttons',
        buttons: ['accept-handover', 'decline-handover'].flatMap((action) => view.buttonFor(offer.to, action)),
      },
    ],
  };
}
