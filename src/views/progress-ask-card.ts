import { ticketKey } from '../domain/desk';
import type { Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Card } from './card';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** Asks the owner for words before the hourly report: one tap for common states, or a sentence (HOT-5). */
export function progressAskCard(view: TicketView, hour: Instant): Card {
  const { desk, ticket } = view;
  const facts = { ...ticketFacts(view), hour: { at: hour, style: 'time' as const } };
  const states = desk.progress.states
    .slice(0, 4)
    .flatMap((state, index) =>
      view
        .buttonFor(ticket.owner, 'progress-state', String(index))
        .map((button) => ({ ...button, label: { localised: state } })),
    );
  return {
    title: say('card.askTitle', { ticket: ticketKey(desk, ticket.id) }),
    tone: 'warn',
    summary: say('card.askSummary', facts),
    parts: [
      { kind: 'text', text: say('card.ask', facts) },
      { kind: 'buttons', buttons: [...states, ...view.buttonFor(ticket.owner, 'progress')] },
    ],
  };
}
