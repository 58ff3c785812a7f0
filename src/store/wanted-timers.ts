import type { EntityManager, EntitySchema } from 'typeorm';
import type { Timer } from '../domain/record/record';
import type { Instant } from '../domain/time/instant';
import { deleteRows } from './change-rows';
import type { Conditions } from './conditions';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import type { WantedTimers } from './record-table';
import type { TimerColumns } from './rows/timer-columns';
import { shortKey } from './short-key';

const isSame = (row: TimerColumns, timer: Timer): boolean =>
  row.name === shortKey(timer.key) &&
  row.kind === timer.kind &&
  row.about === (timer.about ?? null) &&
  row.wantedAt === timer.due;

const columnsOf = (timer: Timer): Omit<TimerColumns, 'id'> => ({
  name: shortKey(timer.key),
  kind: timer.kind,
  about: timer.about ?? null,
  wantedAt: timer.due,
  dueAt: timer.due,
  leaseUntil: null,
  leaseBy: null,
});

const toTimer = ({ name, kind, about, wantedAt }: TimerColumns): Timer => ({
  ...{ key: name, kind, due: wantedAt as Instant },
  ...(about === null ? {} : { about }),
});

/** What is to be written so that the wake-ups are these: a row that is wanted unchanged stays, with its lease. */
const changesOf = <Row extends TimerColumns>(rows: readonly Row[], timers: readonly Timer[]) => ({
  gone: rows.filter((row) => !timers.some((timer) => isSame(row, timer))),
  added: timers.filter((timer) => !rows.some((row) => isSame(row, timer))),
});

/** Whose the rows of a table are: its columns that say so, and the number in a row. */
interface Whose<Row extends TimerColumns> {
  readonly columns: (id: number) => Omit<Row, keyof TimerColumns>;
  readonly among: (ids: readonly number[]) => Conditions<Row>;
  readonly idOf: (row: Row) => number;
}

/** Wake-ups in a table of them. */
export function timersIn<Row extends TimerColumns>(
  schema: EntitySchema<Row>,
  { columns: ofRecord, among, idOf }: Whose<Row>,
): WantedTimers {
  const rowsOf = (manager: EntityManager, id: number): Promise<Row[]> =>
    findRows(manager, schema, ofRecord(id) as unknown as Conditions<Row>) as Promise<Row[]>;
  return {
    kept: async (manager, id) => (await rowsOf(manager, id)).map(toTimer),
    keptFor: async (manager, ids) => {
      const found = new Map<number, Timer[]>();
      for (const row of (await findRows(manager, schema, among(ids))) as Row[]) {
        found.set(idOf(row), [...(found.get(idOf(row)) ?? []), toTimer(row)]);
      }
      return found;
    },
    areWanted: async (manager, id, timers) => {
      const { gone, added } = changesOf(await rowsOf(manager, id), timers);
      return gone.length === 0 && added.length === 0;
    },
    want: async (manager, { id, isNew }, timers) => {
      const { gone, added } = changesOf(isNew ? [] : await rowsOf(manager, id), timers);
      if (gone.length > 0) await deleteRows(manager, schema, { id: gone.map((row) => row.id) } as Conditions<Row>);
      const whose = ofRecord(id);
      await insertRows(
        manager,
        schema,
        added.map((timer) => ({ ...columnsOf(timer), ...whose }) as unknown as Omit<Row, 'id'>),
      );
      return added;
    },
  };
}
