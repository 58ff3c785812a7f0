import { silentFrom } from '../domain/escalation/silence-timers';
import { say } from '../domain/words';
import type { Card } from './card';
import type { Showing } from './showing';
import { ticketFacts } from './ticket-facts';

/** Asks the owner of a job that nobody has heard of for words, or to let somebody else have it. */
export function silenceCard(showing: Showing): Card {
  const { ticket } = showing;
  const facts = { ...ticketFacts(showing), since: { at: silentFrom(ticket), style: 'time' } } as const;
  return {
    title: say('card.silenceTitle', facts),
    tone: 'warn',
    summary: say('card.silenceSummary', facts),
    parts: [
      { kind: 'text', text: say('card.silence', facts) },
      {
        kind: 'buttons',
        buttons: ['progress', 'hand-over', 'return-claim'].flatMap((id) => showing.buttonFor(ticket.owner, id)),
      },
    ],
  };
}
