import { type PersonId, worksTickets } from '../domain/people/person';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import type { Showing } from './showing';
import { categoryText, clockRows, placeText, ticketFacts } from './ticket-facts';

/**
 * Sent to `reader` in person while nobody has claimed the job (product §3). Only who may claim it gets the button: a
 * manager is told, not asked.
 */
export function rescueCard(showing: Showing, reader: PersonId): Card {
  const facts = ticketFacts(showing);
  const person = showing.people.get(reader);
  return {
    title: say('card.rescueTitle', facts),
    tone: 'bad',
    summary: say('card.rescueSummary', facts),
    parts: [
      { kind: 'text', text: say('card.rescueAsk', facts) },
      {
        kind: 'facts',
        rows: [
          { label: say('card.requester'), value: say('card.person', { person: { person: showing.ticket.requester } }) },
          { label: say('card.place'), value: placeText(showing) },
          { label: say('card.work'), value: categoryText(showing) },
          ...clockRows(showing.clocks.filter(({ clause }) => clause === 'SLA-2')),
        ],
      },
      { kind: 'text', style: 'quote', text: typed(showing.ticket.title) },
      ...(person && worksTickets(person) ? [{ kind: 'buttons', buttons: [showing.button('claim')] } as const] : []),
    ],
  };
}
