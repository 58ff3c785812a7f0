import { type Desk, ticketKey } from '../domain/desk';
import { ticketRef } from '../domain/record/record-ref';
import { isBlank } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say, typed } from '../domain/words';
import type { Button, Card } from './card';
import { ticketButton } from './which-ticket-card';

/** Tickets shown at once; a card takes five buttons, and one of them sends nothing. */
const atOnce = 4;

/** Asks an engineer whether words are meant for a requester; nothing was sent, and they are kept under `draft`. */
export function sendWordsCard(asked: {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  readonly tickets: readonly Ticket[];
}): Card {
  const { desk, draft, said, tickets } = asked;
  const [only] = tickets.length === 1 ? tickets : [];
  const drop: Button = { action: 'drop-words', value: draft, label: say('desk.dontSend'), tone: 'plain' };
  const choices =
    only === undefined
      ? tickets.map((ticket) => ticketButton(desk, ticket, { action: 'send-words', draft }))
      : sending(only, draft);
  const menu = choices.slice(atOnce);
  const title =
    only === undefined
      ? say('desk.sendWhich')
      : say('desk.sendTitle', { ticket: ticketKey(desk, only.id), to: { person: only.requester } });
  return {
    title,
    tone: 'plain',
    summary: title,
    parts: [
      ...(isBlank(said) ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      ...(only === undefined ? [] : [{ kind: 'text', style: 'quiet', text: typed(only.title) } as const]),
      { kind: 'text', text: say('desk.notSentYet') },
      {
        kind: 'buttons',
        buttons: [...choices.slice(0, atOnce), drop],
        ...(menu.length === 0 ? {} : { menu }),
      },
    ],
  };
}

const sending = ({ id }: Ticket, value: string): readonly Button[] => [
  { action: 'send-words', about: ticketRef(id), value, label: say('desk.send'), tone: 'main' },
  { action: 'talk-to', about: ticketRef(id), value, label: say('desk.sendOn'), tone: 'plain' },
];
