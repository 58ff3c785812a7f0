import { type Desk, ticketKey } from '../domain/desk';
import type { Hop, Receipt } from '../domain/escalation/receipts';
import type { OfLadder } from '../domain/escalation/step-taken';
import { isOpen, type Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import type { FactRow } from './card';

type Prefixed = Pick<Desk, 'prefix'>;

/** People and ways told on a card; the history has all. */
const most = 6;

/** What became of a call, as a sentence. */
export function receiptSaid({ person, way, outcome, why = 'refused', rangFor }: Hop, desk: Prefixed): Say {
  const what = say(`past.receipt.${way}.${outcome}`, { person: { person }, why: say(`past.receipt.why.${why}`) });
  return rangFor === undefined ? what : say('past.receipt.rangFor', { what, ticket: ticketKey(desk, rangFor) });
}

/** The calls that a ticket's card tells of: those of the ladder that it climbs, since it began to. */
interface Climb extends OfLadder {
  readonly since: Instant;
  readonly label: Say;
}

function climbOf({
  rescueFrom,
  rescueBefore,
  owner,
  silenceCalled: [first] = [],
  ...ticket
}: Ticket): Climb | undefined {
  if (ticket.state === 'new') return { since: rescueBefore?.from ?? rescueFrom, label: say('card.calls') };
  if (owner === undefined || first === undefined || !isOpen(ticket)) return undefined;
  return { ladder: 'silence', since: first.at, label: say('card.reminders') };
}

/**
 * What became of the calls while nobody has the ticket, or nobody hears of it: the newest word for each person and way, the
 * first called first.
 */
export function receiptRows(ticket: Ticket, desk: Prefixed): readonly FactRow[] {
  const climb = climbOf(ticket);
  if (climb === undefined) return [];
  const isNewest = (one: Receipt, nth: number, all: readonly Receipt[]): boolean =>
    all.findLastIndex(({ person, way }) => person === one.person && way === one.way) === nth;
  const { receipts = [] } = ticket;
  const newest = receipts.filter(({ ladder, at }) => ladder === climb.ladder && at >= climb.since).filter(isNewest);
  const [first, ...rest] = newest.slice(-most).map((one) => shortly(one, desk));
  if (first === undefined) return [];
  return [{ label: climb.label, value: rest.reduce((list, next) => say('card.andThen', { list, next }), first) }];
}

function shortly(receipt: Receipt, desk: Prefixed): Say {
  const { ladder, person, way, outcome, why = 'refused', rangFor, at } = receipt;
  const what = say(`card.receipt.${way}.${outcome}`, {
    person: { person },
    at: { at, style: ladder === undefined ? 'seconds' : 'time' },
    why: say(`past.receipt.why.${why}`),
  });
  return rangFor === undefined ? what : say('card.receipt.rangFor', { what, ticket: ticketKey(desk, rangFor) });
}
