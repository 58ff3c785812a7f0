import { say, typed } from '../domain/words';
import type { Card } from './card';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** Asks the requester whether their urgent ticket can wait; until they say so it stays urgent. */
export function loweringCard(view: TicketView): Card {
  const { ticket } = view;
  const { lowering, requester } = ticket;
  const facts = { ...ticketFacts(view), ...(lowering ? { by: { person: lowering.by } } : {}) };
  return {
    title: say('card.loweringTitle', facts),
    tone: 'warn',
    summary: say('card.loweringSummary', facts),
    parts: [
      { kind: 'text', text: say('card.loweringAsk', facts) },
      { kind: 'text', style: 'quote', text: typed(lowering?.reason ?? '') },
      {
        kind: 'buttons',
        buttons: ['lower-yes', 'lower-no'].flatMap((action) => view.buttonFor(requester, action)),
      },
    ],
  };
}
