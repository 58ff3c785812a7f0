import type { PersonId } from '../domain/people/person';
import { isBlank } from '../domain/text';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/**
 * Asks what words to a ticket that is resolved were: it is still not fixed, it is, or just a remark. `reader`: the requester,
 * or whoever has to ask them because they have not answered.
 */
export function doubtCard(view: TicketView, reader: PersonId): Card {
  const { ticket, buttonFor } = view;
  const { doubt, requester } = ticket;
  const facts = ticketFacts(view);
  const isTheirs = reader === requester;
  const title = say(isTheirs ? 'card.doubtTitle' : 'card.doubtLeadTitle', facts);
  return {
    title,
    tone: isTheirs ? 'plain' : 'warn',
    summary: title,
    parts: [
      ...(doubt === undefined || isBlank(doubt.text)
        ? []
        : [{ kind: 'text', style: 'quote', text: typed(doubt.text) } as const]),
      { kind: 'text', text: say(isTheirs ? 'card.doubt' : 'card.doubtLead', facts) },
      {
        kind: 'buttons',
        buttons: [
          ...buttonFor(reader, 'still-broken'),
          ...(isTheirs ? buttonFor(reader, 'confirm') : []),
          ...buttonFor(reader, 'just-remark'),
        ],
      },
    ],
  };
}
