import type { EntityManager } from 'typeorm';
import type { KindName } from '../domain/record/record-ref';
import { wellFormed } from '../domain/text';
import { Conflict } from '../ports/unit-of-work';
import { deleteRows, updateRows } from './change-rows';
import { lessThan } from './conditions';
import { filesOfDesk, filesOfRecord, letGoOfRecord } from './file-owners';
import { findRow, findRows } from './find-rows';
import { changeParties, putRecordWords } from './record-finding';
import { having, type RecordRemoval, type Redacting } from './record-removal';
import { type OfRecord, recordEventRow, recordRow, recordTimerRow } from './rows/record-rows';

/** How words, files and people are taken out of records in the shared tables. */
export const sharedRemoval = (kind: KindName): RecordRemoval => ({
  async ended(read, { before, bits }, last, most) {
    const rows: { id: number; ended_at: number | string }[] = await read.query(
      `SELECT id, ended_at FROM record WHERE kind = ? AND kept IN (${having(bits).join(',')}) AND ended_at < ?
       AND (ended_at > ? OR (ended_at = ? AND id > ?)) ORDER BY ended_at, id LIMIT ${most}`,
      [kind, before, last.endedAt, last.endedAt, last.id],
    );
    return rows.map((row) => ({ id: Number(row.id), endedAt: Number(row.ended_at) }));
  },

  async isWithout(manager, id, { before, bits }) {
    const still = { kind, id, openSince: null, endedAt: lessThan(before) };
    const without = { kept: () => `kept - (kept & ${bits})`, redactions: () => 'redactions + 1' };
    return (await updateRows(manager, recordRow, still, without)) === 1;
  },

  redact: (manager, id, redacting) => redactRecord(manager, { kind, id }, redacting),

  async unnamedFiles(manager, id) {
    const files = await filesOfRecord(manager, { kind, id });
    if (files.length === 0) return [];
    const log = await findRows(manager, recordEventRow, { kind, id }, { only: ['data'] });
    const named = new Set(log.flatMap(({ data }) => filesOfDesk(data).map((file) => file.id)));
    return files.filter((file) => !named.has(file));
  },

  letGo: (manager, file, id) => letGoOfRecord(manager, file, { kind, id }),

  async dropTimers(manager, id) {
    await deleteRows(manager, recordTimerRow, { recordKind: kind, recordId: id });
  },
});

async function redactRecord(manager: EntityManager, which: OfRecord, { how, rules }: Redacting): Promise<void> {
  const row = await findRow(manager, recordRow, { ...which });
  if (row === undefined) return;
  const redaction = how({ ...row.data, id: which.id }, row.openSince === null ? row.endedAt : null);
  if (redaction === undefined) return;
  const { redacted, replayed, index } = rules();
  const rows = await findRows(manager, recordEventRow, { ...which }, { by: ['seq'] });
  const log = rows.map(({ data }) => redacted(data, redaction));
  const record = replayed(which.id, log);
  const { parties, words } = index(record);
  const { version, redactions } = row;
  const { id: _, ...data } = record;
  const asRead = { ...which, version, redactions };
  if ((await updateRows(manager, recordRow, asRead, { data, redactions: redactions + 1 })) !== 1) {
    throw new Conflict(`${which.kind} ${which.id} is no longer at version ${version}`);
  }
  for (const [nth, { seq, data: written }] of rows.entries()) {
    const left = log[nth];
    if (left === undefined || JSON.stringify(wellFormed(left)) === JSON.stringify(written)) continue;
    await updateRows(manager, recordEventRow, { ...which, seq }, { data: left });
  }
  await changeParties(manager, which, parties);
  await putRecordWords(manager, which, words);
}
