import { say } from '../domain/words';
import type { Card } from './card';
import { promisedAnswer } from './forms/work-forms';
import type { Showing } from './showing';
import { ticketFacts } from './ticket-facts';

/** Reminds the owner of an answer promised to the requester (HOT-4). */
export function promiseReminderCard(showing: Showing): Card {
  const { promise, owner } = showing.ticket;
  const facts = {
    ...ticketFacts(showing),
    text: promise?.text ?? '',
    due: { at: promise?.due ?? showing.at, style: 'time' as const },
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
          ...showing.buttonFor(owner, 'progress', promisedAnswer),
          ...['keep-promise', 'promise'].flatMap((action) => showing.buttonFor(owner, action)),
        ],
      },
    ],
  };
}
