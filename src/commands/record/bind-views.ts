import type { Happened, Recorded } from '../../domain/record/record';
import { recordKey } from '../../domain/record/record-ref';
import { historyCard } from '../../views/record/history-card';
import type { BoundKind } from './bound-kind';
import type { Reach } from './reach';

/** What people see of a record. */
export function bindViews<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
}: Reach<State, Event, View>): Pick<BoundKind, 'rowOn' | 'cards' | 'history'> {
  return {
    rowOn: ({ record }, desk) => kind.rowOn?.(record as State, desk),

    cards: async (tx, desk, { about, by, asked }) => {
      const { record, now } = await read(tx, desk, about, by);
      if (!kind.maySee(record, by, now)) return undefined;
      const view = path.viewOf(record, now);
      const answer = asked === undefined ? undefined : kind.answer?.(view, asked);
      return { cards: kind.cards(view, by), answer: answer ?? [] };
    },

    history: async (tx, desk, { about, by }) => {
      const { record, now } = await read(tx, desk, about, by);
      if (!kind.maySee(record, by, now)) return undefined;
      const events = (await tx.events(about)) as readonly Event[];
      const telling = { view: path.viewOf(record, now), inside: kind.isInside(record, by) };
      return historyCard(recordKey(desk, about), { ...telling, lines: kind.history, events });
    },
  };
}
