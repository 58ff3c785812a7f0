import { type Desk, ticketKey } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import { ticketRef } from '../domain/record/record-ref';
import { hasOpenPromise } from '../domain/ticket/talk';
import type { Ticket } from '../domain/ticket/ticket';
import { type Fact, listOf, type Say, say, typed, type WordKey } from '../domain/words';
import type { Button, Card, FactRow } from './card';

/** Everything somebody who has left leaves open. */
export interface OpenOfGone {
  readonly owned: readonly Ticket[];
  readonly helping: readonly Ticket[];
  readonly offered: readonly Ticket[];
  readonly asked: readonly Ticket[];
  readonly callbacks: readonly Ticket[];
}

/** Tickets named one by one. */
const most = 20;
/** Tickets with a button each; a card shows no more. */
const buttonsShown = 4;

/** What a lead is told of somebody who has left. */
export interface Left {
  readonly desk: Desk;
  readonly person: PersonId;
  readonly text: Say;
  readonly open: OpenOfGone;
  /** Whom each ticket could go to, in one press. */
  readonly proposed: ReadonlyMap<Ticket['id'], PersonId>;
}

/** `one, two and three`, or that there is none. */
export const listed = (facts: readonly Fact[]): Fact => (facts.length === 0 ? say('notice.none') : listOf(facts));

/** The numbers of tickets, at most twenty. */
export const numbersOf = (desk: Desk, tickets: readonly Ticket[]): Fact =>
  listed(tickets.slice(0, most).map(({ id }) => ticketKey(desk, id)));

/** Tells a lead what somebody who has left leaves open, with a button for each ticket and one for all of them. */
export function accountGoneCard({ desk, person, text, open, proposed }: Left): Card {
  const rows = [
    ...open.owned.slice(0, most).map((ticket): FactRow => ownedRow(desk, ticket)),
    ...otherRows(desk, open),
  ];
  const buttons = buttonsOf(desk, open.owned, proposed);
  return {
    title: say('assign.leftTitle', { person: { person } }),
    tone: 'warn',
    summary: text,
    parts: [
      { kind: 'text', text },
      ...(isDone(open) ? [{ kind: 'text', text: say('assign.leftDone', { person: { person } }) } as const] : []),
      ...(rows.length === 0 ? [] : [{ kind: 'facts', style: 'list', rows } as const]),
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    ],
  };
}

/** Nothing of theirs waits any more. */
const isDone = (open: OpenOfGone): boolean => Object.values(open).every((tickets) => tickets.length === 0);

function ownedRow(desk: Desk, ticket: Ticket): FactRow {
  const label = say('desk.at', { at: ticketKey(desk, ticket.id) });
  if (!hasOpenPromise(ticket) || ticket.promise === undefined) return { label, value: typed(ticket.title) };
  const due: Fact = { at: ticket.promise.due, style: 'time' };
  return { label, value: say('assign.leftPromise', { title: ticket.title, due }), tone: 'warn' };
}

const others: readonly (readonly [part: Exclude<keyof OpenOfGone, 'owned'>, label: WordKey])[] = [
  ['helping', 'assign.leftHelped'],
  ['offered', 'assign.leftOffered'],
  ['asked', 'assign.leftAsked'],
  ['callbacks', 'assign.leftCallbacks'],
];

const otherRows = (desk: Desk, open: OpenOfGone): readonly FactRow[] =>
  others.flatMap(([part, label]) =>
    open[part].length === 0 ? [] : [{ label: say(label), value: say('desk.at', { at: numbersOf(desk, open[part]) }) }],
  );

function buttonsOf(desk: Desk, owned: readonly Ticket[], proposed: Left['proposed']): readonly Button[] {
  const each = owned.slice(0, buttonsShown).map((ticket): Button => {
    const to = proposed.get(ticket.id);
    const about = { about: ticketRef(ticket.id), tone: 'plain', orLook: true } as const;
    if (to === undefined) {
      const label = say('desk.at', { at: ticketKey(desk, ticket.id) });
      return { action: 'assign', ...about, label, opens: 'form' };
    }
    const label = say('assign.toPerson', { ticket: ticketKey(desk, ticket.id), to: { person: to } });
    return { action: 'assign-to', ...about, value: to, label };
  });
  const [first] = owned;
  if (first === undefined || owned.length < 2) return each;
  return [
    {
      action: 'reassign-all',
      about: ticketRef(first.id),
      tone: 'main',
      label: say('assign.reassignAll'),
      opens: 'form',
      orLook: true,
    },
    ...each,
  ];
}
