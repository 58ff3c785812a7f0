import { say } from '../domain/words';
import type { Card } from './card';
import { promisedAnswer } from './forms/work-forms';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** Reminds the owner of an answer promised to the requester (HOT-4). */
export function promiseReminderCard(view: TicketView): Card {
  const { promise, owner } = view.ticket;
  const facts = {
    ...ticketFacts(view),
    text: promise?.text ?? '',
    due: { at: promise?.due ?? view.at, style: 'time' as const },
  };
  return {
    title: say('card.promiseTitle', facts),
    tone: 'warn',
    summary: say('card.promiseSummary', facts),
    parts: [
      { kind: 'text', text: say('card.promiseReminder', facts) },
      {
        kind: 'buttons',
        buttons: [
          ...view.buttonFor(owner, 'progress', promisedAnswer),
          ...['keep-promise', 'promise'].flatMap((action) => view.buttonFor(owner, action)),
        ],
      },
    ],
  };
}
