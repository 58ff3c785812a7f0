import type { EntityManager } from 'typeorm';
import { foldedWords } from '../domain/finding/searched-text';
import type { Party } from '../domain/record/record';
import { type KindName, recordName } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import { deleteRows, updateRows } from './change-rows';
import { fileWithRecord } from './file-owners';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { everythingKept } from './kept-parts';
import type { RecordTable, Written } from './record-table';
import {
  type OfRecord,
  type RecordRow,
  recordEventRow,
  recordNumberRow,
  recordPartyRow,
  recordRow,
  recordTimerRow,
  recordWordsRow,
} from './rows/record-rows';
import { timersIn } from './wanted-timers';

/** The tables that every kind but the ticket shares. They know names, indices and JSON, and nothing of what these are. */
export const sharedTable = (kind: KindName): RecordTable => ({
  async find(manager, id) {
    const row = await findRow(manager, recordRow, { kind, id });
    if (row === undefined) return undefined;
    const last = await findRow(manager, recordEventRow, { kind, id, seq: row.version });
    const at = last === undefined ? {} : { lastAt: last.at as Instant };
    return { record: { ...row.data, id }, redactions: row.redactions, ...at };
  },

  async events(manager, id) {
    return (await findRows(manager, recordEventRow, { kind, id }, { by: ['seq'] })).map(({ data }) => data);
  },

  async add(manager, written) {
    const which = { kind, id: await nextNumber(manager, kind) };
    await insertRows(manager, recordRow, [{ ...which, ...columnsOf(written), redactions: 0 }]);
    await keepEvent(manager, which, written);
    await join(manager, which, written.index.parties);
    await putRecordWords(manager, which, written.index.words);
    return which.id;
  },

  async change(manager, id, written, before) {
    const which = { kind, id };
    const unredacted = before === undefined ? {} : { redactions: before.redactions };
    const asRead = { ...which, version: written.state.version - 1, ...unredacted };
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

const nameOf = ({ person, part }: { readonly person: string; readonly part: string }): string => `${part}\n${person}`;

async function changeParties(manager: EntityManager, which: OfRecord, parties: readonly Party[]): Promise<void> {
  const before = await findRows(manager, recordPartyRow, { ...which });
  const now = new Set(parties.map(nameOf));
  const known = new Set(before.map(nameOf));
  for (const { person, part } of before.filter((party) => !now.has(nameOf(party)))) {
    await deleteRows(manager, recordPartyRow, { ...which, person, part });
  }
  await join(
    manager,
    which,
    parties.filter((party) => !known.has(nameOf(party))),
  );
}

/** Each once, however often the rules name them. */
async function join(manager: EntityManager, which: OfRecord, parties: readonly Party[]): Promise<void> {
  const each = [...new Map(parties.map((party) => [nameOf(party), party])).values()];
  await insertRows(
    manager,
    recordPartyRow,
    each.map(({ person, part }) => ({ ...which, person, part })),
  );
}

/** Makes the words that a search finds it by these. */
export async function putRecordWords(manager: EntityManager, which: OfRecord, words: string): Promise<void> {
  const folded = Buffer.from(foldedWords(words));
  const known = await findRow(manager, recordWordsRow, { ...which });
  if (known === undefined) {
    if (folded.length > 0) await insertRows(manager, recordWordsRow, [{ ...which, words: folded }]);
  } else if (folded.length === 0) {
    await deleteRows(manager, recordWordsRow, { ...which });
  } else if (!folded.equals(Buffer.from(new Uint8Array(known.words)))) {
    await updateRows(manager, recordWordsRow, { ...which }, { words: folded });
  }
}
