import type { EventOf } from '../domain/ticket/event';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import type { Showing } from './showing';
import { clockRows, placeText, stateOf, ticketFacts } from './ticket-facts';

/** Asks another engineer to take a job over; until they accept, it stays with its owner (HOT-6). */
export function handoverCard(showing: Showing, offer: EventOf<'handover-offered'>): Card {
  const facts = { ...ticketFacts(showing), by: { person: offer.by } };
  return {
    title: say('card.handoverTitle', facts),
    tone: 'warn',
    summary: say('card.handoverSummary', facts),
    parts: [
      { kind: 'text', text: say('card.handoverAsk', facts) },
      {
        kind: 'facts',
        rows: [
          { label: say('card.state'), value: stateOf(showing) },
          { label: say('card.place'), value: placeText(showing) },
          ...clockRows(showing.clocks),
        ],
      },
      { kind: 'text', style: 'quote', text: typed(offer.note) },
      {
        kind: 'buttons',
        buttons: ['accept-handover', 'decline-handover'].flatMap((action) => showing.buttonFor(offer.to, action)),
      },
    ],
  };
}
