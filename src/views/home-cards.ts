import type { Desk } from '../domain/desk';
import type { ClocksOf } from '../domain/finding/in-order';
import { type RecordRef, recordKey, ticketRef } from '../domain/record/record-ref';
import type { Clock } from '../domain/sla/clock';
import { isOpen, type Ticket } from '../domain/ticket/ticket';
import { type Fact, type Say, say, type WordKey } from '../domain/words';
import type { Button, Card, FactRow, Part } from './card';
import { shortened } from './intake-card';
import { lookButton } from './look-button';
import type { RecordLine } from './record/record-views';
import { clockName, ownerOf, stateOf } from './ticket-facts';

/** Title of a list, and what it says when it is empty. */
export interface TicketsWords {
  readonly title: WordKey;
  readonly none: WordKey;
  /** What the title names. */
  readonly facts?: Readonly<Record<string, Fact>>;
}

/** One record in a list. */
export interface ListRow extends RecordLine {
  readonly about: RecordRef;
}

/** Which part of a list is shown, and how. */
export interface Page {
  /** What asks for another page of it: `open`, `find:printer`. Without it there is only this one. */
  readonly list?: string;
  /** From 0; one that is not there any more is the last. */
  readonly nth?: number;
  /** Records on one page. */
  readonly rows?: number;
  /** Given: also what is due next or missed, for those who serve. */
  readonly clocksOf?: ClocksOf;
  /** Records of other kinds: what waits for the reader stands before the tickets, the rest after them, as given. */
  readonly others?: readonly ListRow[];
  /** Tickets that were not looked through. */
  readonly beyond?: number;
  /** There are more than were looked through, nobody counted how many. */
  readonly isCut?: boolean;
}

/** Records on one page where a platform has no other wish. */
const rowsOfPage = 8;

const pageButton = (list: string, nth: number, label: 'desk.firstPage' | 'desk.nextPage'): Button => ({
  action: 'list',
  value: `${nth}:${list}`,
  label: say(label),
  tone: 'plain',
  opens: 'card',
});

/** A list of records, in the order given: each a line and a button, a page at a time; says so when there are none. */
export function ticketsCard(desk: Desk, words: TicketsWords, tickets: readonly Ticket[], page: Page = {}): Card {
  const { list, rows = rowsOfPage, clocksOf, others = [], beyond = 0, isCut = false } = page;
  const ofTickets = tickets.map((ticket) => () => ticketRow(ticket, clocksOf?.(ticket) ?? []));
  const ofOthers = (waits: boolean) => others.filter((row) => (row.waits ?? false) === waits).map((row) => () => row);
  const all = [...ofOthers(true), ...ofTickets, ...ofOthers(false)];
  const pages = Math.max(1, Math.ceil(all.length / rows));
  const nth = Math.min(Math.max(0, page.nth ?? 0), pages - 1);
  const shown = all.slice(nth * rows, (nth + 1) * rows).map((row) => row());
  const left = all.length - (nth + 1) * rows;
  const name = say(words.title, words.facts);
  const title = pages === 1 ? name : say('desk.listPage', { title: name, page: nth + 1, pages });
  const more = list === undefined ? Math.max(0, left) + beyond : beyond;
  const buttons = [
    ...shown.map(({ about }) => lookButton(desk, about)),
    ...(list !== undefined && nth > 0 ? [pageButton(list, 0, 'desk.firstPage')] : []),
    ...(list !== undefined && left > 0 ? [pageButton(list, nth + 1, 'desk.nextPage')] : []),
  ];
  const parts: readonly Part[] = [
    ...(all.length === 0 ? [{ kind: 'text', text: say(words.none, words.facts) } as const] : []),
    ...(shown.length === 0
      ? []
      : [...byKind(shown).map((some) => factsOf(desk, some)), { kind: 'buttons', buttons } as const]),
    ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('desk.moreJobs', { count: more }) } as const] : []),
    ...(isCut ? [{ kind: 'text', style: 'quiet', text: say('desk.listedMost', { count: all.length }) } as const] : []),
  ];
  return { title, tone: 'plain', summary: title, parts };
}

/** Rows of one kind that follow each other stand together. */
function byKind(rows: readonly ListRow[]): readonly (readonly ListRow[])[] {
  const runs: ListRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.[0]?.about.kind === row.about.kind) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

const factsOf = (desk: Desk, rows: readonly ListRow[]): Part => ({
  kind: 'facts',
  style: 'list',
  rows: rows.map(
    ({ about, text, tone = 'plain' }): FactRow => ({
      label: say('desk.listNumber', { ticket: recordKey(desk, about) }),
      value: text,
      tone,
    }),
  ),
});

const ticketRow = (ticket: Ticket, clocks: readonly Clock[]): ListRow => ({
  about: ticketRef(ticket.id),
  ...ticketLine(ticket, clocks),
});

/** What matters most of a ticket: what is missed, else what is due next, else where it stands. An urgent one is seen. */
export function ticketLine(ticket: Ticket, clocks: readonly Clock[]): RecordLine {
  const missed = clocks.find((clock) => clock.state === 'breached' && clock.at === undefined);
  const standing = standingOf(ticket, clocks, missed);
  const urgent = ticket.urgent && isOpen(ticket);
  return {
    text: urgent ? say('desk.rowUrgent', { row: standing }) : standing,
    tone: missed ? 'bad' : urgent ? 'warn' : 'plain',
  };
}

function standingOf(ticket: Ticket, clocks: readonly Clock[], missed: Clock | undefined): Say {
  const facts = { title: shortened(ticket.title), owner: ownerOf(ticket), state: stateOf({ ticket }) };
  const next = clocks.filter((clock) => clock.state === 'running').sort((one, other) => one.dueAt - other.dueAt)[0];
  const shown = missed?.state === 'breached' ? missed : next;
  if (!shown) return say(ticket.owner === undefined ? 'desk.rowState' : 'desk.rowOwned', facts);
  const promise = { clock: clockName(shown.clause), due: { at: shown.dueAt, style: 'time' as const } };
  return say(shown === missed ? 'desk.rowMissed' : 'desk.rowDue', { ...facts, ...promise });
}
