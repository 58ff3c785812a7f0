import { silentFrom } from '../domain/escalation/silence-timers';
import { type Facts, say } from '../domain/words';
import type { Card } from './card';
import { receiptRows } from './receipt-said';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** What is said of a ticket that nobody has heard of: whose it is, and since when. */
export const silenceFacts = (view: TicketView): Facts => ({
  ...ticketFacts(view),
  since: { at: silentFrom(view.ticket), style: 'time' },
});

/** Asks the owner of a ticket that nobody has heard of for words, or to let somebody else have it. */
export function silenceCard(view: TicketView): Card {
  const { ticket } = view;
  const facts = silenceFacts(view);
  const rows = receiptRows(ticket, view.desk);
  return {
    title: say('card.silenceTitle', facts),
    tone: 'warn',
    summary: say('card.silenceSummary', facts),
    parts: [
      { kind: 'text', text: say('card.silence', facts) },
      ...(rows.length === 0 ? [] : [{ kind: 'facts', rows } as const]),
      {
        kind: 'buttons',
        buttons: ['progress', 'hand-over', 'return-claim'].flatMap((id) => view.buttonFor(ticket.owner, id)),
      },
    ],
  };
}
