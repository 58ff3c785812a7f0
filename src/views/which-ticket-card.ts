import { type Desk, ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { ticketRef } from '../domain/record/record-ref';
import { isBlank } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say, typed } from '../domain/words';
import type { Button, Card } from './card';
import { shortened, wholeTitles } from './intake-card';

/** Turns words that went to a ticket, or may go to one, into a report of their own. */
export const newProblemButton = (draft: string): Button => ({
  action: 'new-problem',
  value: draft,
  label: say('desk.newProblem'),
  tone: 'plain',
});

/** Gives words to a ticket of theirs, or to the requester of one that they work on. */
export const ticketButton = (
  desk: Desk,
  ticket: Ticket,
  { action, draft }: { readonly action: 'talk-to' | 'send-words'; readonly draft: string },
  isTheirs = false,
): Button => ({
  action,
  about: ticketRef(ticket.id),
  value: draft,
  label: say(isTheirs ? 'desk.jobLine' : 'desk.sendTo', {
    ticket: ticketKey(desk, ticket.id),
    title: shortened(ticket.title),
    to: { person: ticket.requester },
  }),
  tone: 'plain',
});

/** Tickets shown at once; a card takes five buttons, and one of them is the new problem. */
const atOnce = 4;

/**
 * Asks which of several tickets somebody's words are about, on a platform without threads; the words are kept under `draft`.
 * At most ten tickets.
 */
export function whichTicketCard(asked: {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  readonly by: Pick<Person, 'id'>;
  readonly tickets: readonly Ticket[];
}): Card {
  const { desk, draft, said, by, tickets } = asked;
  const choices = tickets.map((ticket) =>
    ticketButton(desk, ticket, { action: 'talk-to', draft }, ticket.requester === by.id),
  );
  const menu = choices.slice(atOnce);
  const areTheirs = tickets.every(({ requester }) => requester === by.id);
  const title = say(areTheirs ? 'desk.whichRequestTitle' : 'desk.whichTitle');
  return {
    title,
    tone: 'plain',
    summary: title,
    parts: [
      ...(isBlank(said) ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      { kind: 'text', text: say(areTheirs ? 'desk.whichRequest' : 'desk.which') },
      ...wholeTitles(desk, tickets),
      {
        kind: 'buttons',
        buttons: [...choices.slice(0, atOnce), newProblemButton(draft)],
        ...(menu.length === 0 ? {} : { menu }),
      },
    ],
  };
}
