import type { EntityManager } from 'typeorm';
import type { LogRules } from '../domain/record/log-rules';
import { type KindName, type RecordRef, recordName } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import { updateRows } from './change-rows';
import { filled } from './conditions';
import { fileWithRecord } from './file-owners';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { everythingKept } from './kept-parts';
import { nextNumber } from './next-number';
import { addParties, changeParties, putRecordWords } from './record-finding';
import { lastAt, recordIn, sharedReading } from './record-reading';
import { countsOf, type KeptRecord, type RecordTable, type Written } from './record-table';
import { type OfRecord, type RecordRow, recordEventRow, recordRow, recordTimerRow } from './rows/record-rows';
import { sharedRemoval } from './shared-removal';
import { timersIn } from './wanted-timers';

type FoundRow = Pick<RecordRow, 'id' | 'data' | 'redactions' | 'renewals'> & { readonly lastAt: number | null };

const keptIn = (shapes: LogRules['shapes'], row: FoundRow): KeptRecord => ({
  record: recordIn(shapes, row),
  redactions: row.redactions,
  renewals: row.renewals,
  ...(row.lastAt === null ? {} : { lastAt: row.lastAt as Instant }),
});

/**
 * The tables that every kind but the ticket shares. They know names, indices and JSON, and nothing of what these are;
 * `rules` of the kind bring what was kept to the shape of today.
 */
export const sharedTable = (kind: KindName, rules: () => LogRules): RecordTable => ({
  async find(manager, id) {
    const row = await findRow(manager, recordRow, { kind, id }, { besides: { lastAt } });
    return row && keptIn(rules().shapes, row);
  },

  async events(manager, id) {
    const rows = await findRows(manager, recordEventRow, { kind, id }, { by: ['seq'] });
    return rows.map(({ data }) => rules().shapes.event.read(data));
  },

  async add(manager, written) {
    const which = { kind, id: await nextNumber(manager, kind) };
    const { shapes } = rules();
    await insertRows(manager, recordRow, [{ ...which, ...columnsOf(written, shapes), redactions: 0 }]);
    await keepEvent(manager, { which, shapes }, written);
    await addParties(manager, which, written.index.parties);
    await putRecordWords(manager, which, written.index.words);
    return which.id;
  },

  async change(manager, id, written, before) {
    const which = { kind, id };
    const asRead = { ...which, version: written.state.version - 1, ...countsOf(before) };
    const { shapes } = rules();
    if ((await updateRows(manager, recordRow, asRead, columnsOf(written, shapes))) !== 1) return false;
    await keepEvent(manager, { which, shapes }, written);
    await changeParties(manager, which, written.index.parties);
    await putRecordWords(manager, which, written.index.words);
    return true;
  },

  async hold(manager, { id, version }, before) {
    const asRead = { kind, id, version, ...countsOf(before) };
    return (await updateRows(manager, recordRow, asRead, { renewals: () => 'renewals + 1' })) === 1;
  },

  timers: timersIn(recordTimerRow, {
    columns: (id) => ({ recordKind: kind, recordId: id }),
    among: (ids) => ({ recordKind: kind, recordId: ids }),
    idOf: (row) => row.recordId,
  }),
  reading: (read) => sharedReading(kind, rules, read),
  removal: sharedRemoval(kind, rules),
});

const columnsOf = (
  { state, index }: Written,
  { record }: LogRules['shapes'],
): Omit<RecordRow, keyof OfRecord | 'redactions'> => {
  const { id: _, ...data } = state as Written['state'] & { readonly id?: number };
  return {
    version: state.version,
    state: index.state,
    about: index.about === undefined ? null : recordName(index.about),
    openedAt: index.openedAt,
    openSince: index.open ? index.openedAt : null,
    endedAt: index.endedAt ?? null,
    renewals: 0,
    kept: everythingKept,
    data: record.written(data),
  };
};

/** The event in the log, and the files it names with the record. */
async function keepEvent(
  manager: EntityManager,
  { which, shapes }: { readonly which: OfRecord; readonly shapes: LogRules['shapes'] },
  { state, event }: Written,
): Promise<void> {
  const row = { ...which, seq: state.version, at: event.at, data: shapes.event.written(event) };
  await insertRows(manager, recordEventRow, [row]);
  await fileWithRecord(manager, which, event);
}

/** Records about some, in the shared tables. */
export interface About {
  readonly kinds: readonly KindName[];
  readonly records: readonly RecordRef[];
  readonly until: 'open' | 'ever';
  readonly rulesOf: (kind: KindName) => LogRules;
}

/** Those of these kinds, in order of kind and number. `to`: the name of the record that it is about. */
export async function findAbout(
  manager: EntityManager,
  { kinds, records, until, rulesOf }: About,
): Promise<readonly (KeptRecord & { readonly about: RecordRef; readonly to: string })[]> {
  const links = { kind: kinds, about: records.map(recordName), ...(until === 'open' && { openSince: filled }) };
  const rows = await findRows(manager, recordRow, links, { by: ['kind', 'id'], besides: { lastAt } });
  return rows.map((row) => ({
    ...keptIn(rulesOf(row.kind).shapes, row),
    ...{ about: { kind: row.kind, id: row.id }, to: row.about ?? '' },
  }));
}
