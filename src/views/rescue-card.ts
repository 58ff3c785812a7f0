import type { PersonId } from '../domain/people/person';
import { seconds } from '../domain/time/instant';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import { receiptRows } from './receipt-said';
import { categoryText, clockRows, placeText, ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

const justNow = seconds(10);

/**
 * Sent to `reader` in person while nobody has claimed the ticket (product §3). Only who may claim it gets the button: a
 * manager is told, not asked.
 */
export function rescueCard(view: TicketView, reader: PersonId): Card {
  const facts = ticketFacts(view);
  const buttons = ['claim', 'assign'].flatMap((action) => view.buttonFor(reader, action));
  // The first step comes with the report itself: nobody has been slow yet.
  const first = view.ticket.rescueSteps <= 1 && view.at - view.ticket.rescueFrom < justNow;
  return {
    title: say(first ? 'card.rescueFirstTitle' : 'card.rescueTitle', facts),
    tone: first ? 'warn' : 'bad',
    summary: say('card.rescueSummary', facts),
    parts: [
      { kind: 'text', text: say(first ? 'card.rescueFirstAsk' : 'card.rescueAsk', facts) },
      {
        kind: 'facts',
        rows: [
          { label: say('card.requester'), value: say('card.person', { person: { person: view.ticket.requester } }) },
          { label: say('card.place'), value: placeText(view) },
          { label: say('card.work'), value: categoryText(view) },
          ...clockRows(view.clocks.filter(({ clause }) => clause === 'SLA-2')),
          ...receiptRows(view.ticket, view.desk),
        ],
      },
      { kind: 'text', style: 'quote', text: typed(view.ticket.title) },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ],
  };
}
