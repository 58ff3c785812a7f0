import type { Happened, Recorded } from '../../domain/record/record';
import { type BoundKind, UnknownAction } from './bound-kind';
import type { Reach } from './reach';

/** What becomes of words that people write to a record, and change later. */
export function bindWords<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
}: Reach<State, Event, View>): Pick<BoundKind, 'says' | 'reword' | 'goesOnIn'> {
  return {
    says: async (tx, desk, { about, by, said }) => {
      const { record, now } = await read(tx, desk, about, by);
      const id = kind.maySee(record, by, now) ? kind.says?.(record, by, said) : undefined;
      if (id === undefined) return undefined;
      const action = kind.actions.find((one) => one.id === id);
      if (!action) throw new UnknownAction(id);
      const may = action.refuse(record, by, now) === undefined;
      return { action: id, may, ...(action.form === undefined && { press: action.label }) };
    },

    reword: async (tx, desk, { key, about, by, changes }) => {
      const { record, now } = await read(tx, desk, about, by);
      if (!kind.maySee(record, by, now)) return undefined;
      const events = changes.map((change) => kind.reworded?.(record, by, change, now.at));
      const event = events.find((one) => one !== undefined);
      if (event === undefined) return undefined;
      if (await tx.firstTime(key)) await path.apply(tx, now, record, event);
      // What is over tells nobody anything.
      return kind.index(record).open ? 'told' : 'kept';
    },

    goesOnIn: async (tx, desk, about) => {
      const { record } = await read(tx, desk, about);
      return kind.goesOnIn?.(record);
    },
  };
}
