import { say, typed } from '../domain/words';
import type { Card } from './card';
import type { Showing } from './showing';
import { ticketFacts } from './ticket-facts';

/** Asks the requester whether their urgent job can wait; until they say so it stays urgent. */
export function loweringCard(showing: Showing): Card {
  const { ticket } = showing;
  const { lowering, requester } = ticket;
  const facts = { ...ticketFacts(showing), ...(lowering ? { by: { person: lowering.by } } : {}) };
  return {
    title: say('card.loweringTitle', facts),
    tone: 'warn',
    summary: say('card.loweringSummary', facts),
    parts: [
      { kind: 'text', text: say('card.loweringAsk', facts) },
      { kind: 'text', style: 'quote', text: typed(lowering?.reason ?? '') },
      {
        kind: 'buttons',
        buttons: ['lower-yes', 'lower-no'].flatMap((action) => showing.buttonFor(requester, action)),
      },
    ],
  };
}
