import type { Happened, Recorded } from '../../domain/record/record';
import type { BoundKind } from './bound-kind';
import type { Reach } from './reach';

/** What becomes of messages about a record: calls of its ladder that came, and whatever reached nobody. */
export function bindDeliveries<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
}: Reach<State, Event, View>): Pick<BoundKind, 'receipt' | 'notReached'> {
  return {
    receipt: async (tx, desk, about, heard) => {
      const record = await tx.load<State>(about);
      // Most calls say nothing new a second time: what a decision needs is read only then.
      if (kind.receipt?.(record, heard, tx.now) === undefined) return;
      const now = await path.contextOf(tx, desk, record);
      const event = kind.receipt(record, heard, now.at);
      if (event !== undefined) await path.apply(tx, now, record, event);
    },

    notReached: async (tx, desk, about, { key, ...unreached }) => {
      const { record, now } = await read(tx, desk, about);
      const isNew = await tx.firstTime(`unreached:${key}`);
      const event = kind.notReached(record, unreached, now.at);
      if (isNew && event !== undefined) await path.apply(tx, now, record, event);
    },
  };
}
