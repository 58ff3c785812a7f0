import type { Hop, Receipt } from '../domain/escalation/receipts';
import type { Ticket } from '../domain/ticket/ticket';
import { type Say, say } from '../domain/words';
import type { FactRow } from './card';

/** People and ways told on a card; the history has all. */
const most = 6;

/** What became of a call, as a sentence. */
export const receiptSaid = ({ person, way, outcome, why = 'refused' }: Hop): Say =>
  say(`past.receipt.${way}.${outcome}`, { person: { person }, why: say(`past.receipt.why.${why}`) });

/** What became of the calls while nobody has the ticket: the newest word for each person and way, the first called first. */
export function receiptRows(ticket: Ticket): readonly FactRow[] {
  const { state, receipts = [], rescueFrom, rescueBefore } = ticket;
  if (state !== 'new') return [];
  const since = rescueBefore?.from ?? rescueFrom;
  const isNewest = (one: Receipt, nth: number, all: readonly Receipt[]): boolean =>
    all.findLastIndex(({ person, way }) => person === one.person && way === one.way) === nth;
  const newest = receipts.filter(({ at }) => at >= since).filter(isNewest);
  const [first, ...rest] = newest.slice(-most).map(shortly);
  if (first === undefined) return [];
  return [{ label: say('card.calls'), value: rest.reduce((list, next) => say('card.andThen', { list, next }), first) }];
}

const shortly = ({ person, way, outcome, why = 'refused', at }: Receipt): Say =>
  say(`card.receipt.${way}.${outcome}`, {
    person: { person },
    at: { at, style: 'seconds' },
    why: say(`past.receipt.why.${why}`),
  });
