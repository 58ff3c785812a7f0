import { say } from '../domain/words';
import type { Card } from './card';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** How whoever goes on site behaves there, a line each (SITE-1). */
export const conductCard = (view: Pick<TicketView, 'ticket' | 'desk'>): Card => ({
  title: say('consent.conduct.title', ticketFacts(view)),
  tone: 'quiet',
  summary: say('consent.conduct.title', ticketFacts(view)),
  parts: view.desk.conduct.map((text) => ({
    kind: 'text',
    text: say('consent.conduct.line', { text: { localised: text } }),
  })),
});
