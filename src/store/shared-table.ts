import type { EntityManager } from 'typeorm';
import { type KindName, recordName } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import { updateRows } from './change-rows';
import { fileWithRecord } from './file-owners';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { everythingKept } from './kept-parts';
import { addParties, changeParties, putRecordWords } from './record-finding';
import { sharedReading } from './record-reading';
import { countsOf, type RecordTable, type Written } from './record-table';
import {
  type OfRecord,
  type RecordRow,
  recordEventRow,
  recordNumberRow,
  recordRow,
  recordTimerRow,
} from './rows/record-rows';
import { sharedRemoval } from './shared-removal';
import { timersIn } from './wanted-timers';

/** The tables that every kind but the ticket shares. They know names, indices and JSON, and nothing of what these are. */
export const sharedTable = (kind: KindName): RecordTable => ({
  async find(manager, id) {
    const row = await findRow(manager, recordRow, { kind, id });
    if (row === undefined) return undefined;
    const last = await findRow(manager, recordEventRow, { kind, id, seq: row.version });
    const at = last === undefined ? {} : { lastAt: last.at as Instant };
    const { redactions, renewals } = row;
    return { record: { ...row.data, id }, redactions, renewals, ...at };
  },

  async events(manager, id) {
    return (await findRows(manager, recordEventRow, { kind, id }, { by: ['seq'] })).map(({ data }) => data);
  },

  async add(manager, written) {
    const which = { kind, id: await nextNumber(manager, kind) };
    await insertRows(manager, recordRow, [{ ...which, ...columnsOf(written), redactions: 0 }]);
    await keepEvent(manager, which, written);
    await addParties(manager, which, written.index.parties);
    await putRecordWords(manager, which, written.index.words);
    return which.id;
  },

  async change(manager, id, written, before) {
    const which = { kind, id };
    const asRead = { ...which, version: written.state.version - 1, ...countsOf(before) };
    if ((await updateRows(manager, recordRow, asRead, columnsOf(written))) !== 1) return false;
    await keepEvent(manager, which, written);
    await changeParties(manager, which, written.index.parties);
    await putRecordWords(manager, which, written.index.words);
    return true;
  },

  async hold(manager, { id, version }) {
    const change = { renewals: () => 'renewals + 1' };
    return (await updateRows(manager, recordRow, { kind, id, version }, change)) === 1;
  },

  timers: timersIn(recordTimerRow, (id) => ({ recordKind: kind, recordId: id })),
  reading: (read) => sharedReading(kind, read),
  removal: sharedRemoval(kind),
});

const columnsOf = ({ state, index }: Written): Omit<RecordRow, keyof OfRecord | 'redactions'> => {
  const { id: _, ...data } = state as RecordRow['data'] & { readonly id?: number };
  return {
    version: state.version,
    state: index.state,
    about: index.about === undefined ? null : recordName(index.about),
    openedAt: index.openedAt,
    openSince: index.open ? index.openedAt : null,
    endedAt: index.endedAt ?? null,
    renewals: 0,
    kept: everythingKept,
    data,
  };
};

/**
 * The next number of the kind, counted from 1 without gaps: a transaction that is undone gives its number back. Whoever
 * opens one of the same kind meanwhile waits, or has to try again.
 */
async function nextNumber(manager: EntityManager, kind: KindName): Promise<number> {
  const counted = await updateRows(manager, recordNumberRow, { kind }, { newest: () => 'newest + 1' });
  if (counted === 0) await insertRows(manager, recordNumberRow, [{ kind, newest: 1 }]);
  const row = await findRow(manager, recordNumberRow, { kind });
  if (row === undefined) throw new Error(`no number for a ${kind}`);
  return row.newest;
}

/** The event in the log, and the files it names with the record. */
async function keepEvent(manager: EntityManager, which: OfRecord, { state, event }: Written): Promise<void> {
  await insertRows(manager, recordEventRow, [{ ...which, seq: state.version, at: event.at, data: event }]);
  await fileWithRecord(manager, which, event);
}
