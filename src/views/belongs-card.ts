import { type Desk, ticketKey } from '../domain/desk';
import { ticketRef } from '../domain/record/record-ref';
import { firstLine } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say, typed } from '../domain/words';
import type { Card } from './card';
import { newProblemButton } from './which-ticket-card';

/** Asks whether words that read as something new belong to a ticket, both by their whole titles; they are kept under `draft`. */
export function belongsCard(asked: {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  readonly ticket: Ticket;
}): Card {
  const { desk, draft, said, ticket } = asked;
  const key = ticketKey(desk, ticket.id);
  return {
    title: say('desk.belongsTitle'),
    tone: 'plain',
    summary: say('desk.belongsTitle'),
    parts: [
      {
        kind: 'facts',
        style: 'list',
        rows: [
          { label: say('desk.ticketLabel', { ticket: key }), value: typed(ticket.title) },
          { label: say('desk.newProblem'), value: typed(firstLine(said)) },
        ],
      },
      { kind: 'text', text: say('desk.belongs') },
      {
        kind: 'buttons',
        buttons: [
          {
            action: 'talk-to',
            about: ticketRef(ticket.id),
            value: draft,
            label: say('desk.belongsTo', { ticket: key }),
            tone: 'plain',
          },
          newProblemButton(draft),
        ],
      },
    ],
  };
}
