import { type Desk, ticketKey } from '../domain/desk';
import { ticketRef } from '../domain/record/record-ref';
import { isBlank } from '../domain/text';
import { type EndWithoutWork, endedWithoutWork } from '../domain/ticket/ended-without-work';
import type { Ticket } from '../domain/ticket/ticket';
import { say, typed, type WordKey } from '../domain/words';
import type { Button, Card } from './card';

/** What was written about a ticket that is over, kept under `draft`. */
interface IfOver {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  readonly ticket: Ticket;
  /** Whether it may still come back. */
  readonly reopen: boolean;
}

/** Asks what words to a ticket that is over are: it is back, something new, or just a remark. */
export function ifOverCard(asked: IfOver): Card {
  const { desk, draft, said, ticket, reopen } = asked;
  const facts = { ticket: ticketKey(desk, ticket.id), title: ticket.title };
  const to = { about: ticketRef(ticket.id), value: draft, tone: 'plain' } as const;
  const button = (action: string, label: WordKey): Button => ({ ...to, action, label: say(label) });
  return {
    title: say('desk.overTitle'),
    tone: 'plain',
    summary: say('desk.overTitle'),
    parts: [
      ...(isBlank(said) ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      { kind: 'text', text: say(sentenceOf(asked), facts) },
      {
        kind: 'buttons',
        buttons: [
          ...(reopen ? [button('reopen-with', 'desk.overReopen')] : []),
          button('new-problem', 'desk.overNew'),
          button('add-to', 'desk.overRemark'),
        ],
      },
    ],
  };
}

const endedSo: Readonly<Record<EndWithoutWork, WordKey>> = {
  withdrawn: 'desk.overCancelled',
  duplicate: 'desk.overDuplicate',
  enquiry: 'desk.overEnquiry',
};

function sentenceOf({ ticket, reopen }: IfOver): WordKey {
  const ended = endedWithoutWork(ticket);
  if (ended !== undefined) return endedSo[ended];
  return reopen ? 'desk.overClosed' : 'desk.overLong';
}
