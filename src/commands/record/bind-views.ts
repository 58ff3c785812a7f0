import type { Desk } from '../../domain/desk';
import type { Happened, Recorded } from '../../domain/record/record';
import { recordKey } from '../../domain/record/record-ref';
import { say } from '../../domain/words';
import { MissingRecord, type Transaction } from '../../ports/unit-of-work';
import { type History, historyCard, type ToldLine, toldOf } from '../../views/record/history-card';
import type { BoundKind, Listed, Looking } from './bound-kind';
import { readingOnce } from './context-for';
import type { Reach } from './reach';

/** Where there is none, or none that they may know of. */
export function unlessMissing(error: unknown): undefined {
  if (!(error instanceof MissingRecord)) throw error;
}

/** A line of its history as another record's tells it: with its number. */
const besideOf = (key: string, line: ToldLine): ToldLine => ({
  ...line,
  text: say('past.beside', { key, what: line.text }),
});

/** What people see of a record. */
export function bindViews<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
  kinds,
}: Reach<State, Event, View>): Pick<BoundKind, 'rowOn' | 'cards' | 'history' | 'lines' | 'told'> {
  const pastOf = async (
    tx: Transaction,
    desk: Desk,
    { about, by }: Looking,
  ): Promise<History<Event, View> | undefined> => {
    const { record, now } = await read(tx, desk, about, by);
    if (!kind.maySee(record, by, now)) return undefined;
    const events = (await tx.events(about)) as readonly Event[];
    return { view: path.viewOf(record, now), inside: kind.isInside(record, by, now), lines: kind.history, events };
  };
  return {
    rowOn: ({ record }, desk) => kind.rowOn?.(record as State, desk),

    cards: async (tx, desk, { about, by, asked }) => {
      const { record: found, now } = await read(tx, desk, about, by);
      if (!kind.maySee(found, by, now)) return undefined;
      const seen = kind.seen?.(found, by, now);
      const record = seen === undefined ? found : await path.apply(tx, now, found, seen);
      const view = path.viewOf(record, now);
      const answer = asked === undefined ? undefined : kind.answer?.(view, asked);
      return { cards: kind.cards(view, by), answer: answer ?? [] };
    },

    lines: async (tx, desk, { found, by }) => {
      const reads = readingOnce(tx);
      await tx.readLinkedTo(found.map(({ id }) => ({ kind: kind.name, id })));
      const lines: Listed[] = [];
      for (const record of found as readonly State[]) {
        const about = { kind: kind.name, id: record.id };
        const now = await path.contextOf(reads, desk, record, by).catch(unlessMissing);
        if (now === undefined || !kind.maySee(record, by, now)) continue;
        const told = { about, open: kind.index(record).open, inside: kind.isInside(record, by, now) };
        lines.push({ ...told, ...kind.line(path.viewOf(record, now), by) });
      }
      return lines;
    },

    history: async (tx, desk, { about, by }) => {
      const past = await pastOf(tx, desk, { about, by });
      if (past === undefined) return undefined;
      const beside: ToldLine[] = [];
      for (const one of await tx.linkedTo(about, 'ever')) {
        beside.push(...(await kinds()[one.about.kind].told(tx, desk, { about: one.about, by })));
      }
      return historyCard(recordKey(desk, about), { ...past, beside });
    },

    told: async (tx, desk, looking) => {
      const past = kind.rowOn === undefined ? undefined : await pastOf(tx, desk, looking);
      return past === undefined ? [] : toldOf(past).map((line) => besideOf(recordKey(desk, looking.about), line));
    },
  };
}
