import type { EntityManager } from 'typeorm';
import type { LogRules } from '../domain/record/log-rules';
import type { KindName } from '../domain/record/record-ref';
import { Conflict } from '../ports/unit-of-work';
import { deleteRows, updateRows } from './change-rows';
import { lessThan } from './conditions';
import { filesOfDesk, filesOfRecord, letGoOfRecord } from './file-owners';
import { findRow, findRows } from './find-rows';
import { changeParties, putRecordWords } from './record-finding';
import { recordIn } from './record-reading';
import { having, type RecordRemoval, type Redacting } from './record-removal';
import { type OfRecord, recordEventRow, recordRow, recordTimerRow } from './rows/record-rows';

/** How words, files and people are taken out of records in the shared tables. */
export const sharedRemoval = (kind: KindName, rules: () => LogRules): RecordRemoval => ({
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

  redact: (manager, id, how) => redactRecord(manager, { which: { kind, id }, rules: rules(), how }),

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

interface Redacted {
  readonly which: OfRecord;
  readonly rules: LogRules;
  readonly how: Redacting;
}

async function redactRecord(manager: EntityManager, { which, rules, how }: Redacted): Promise<void> {
  const row = await findRow(manager, recordRow, { ...which });
  if (row === undefined) return;
  const { shapes, redacted, replayed, index } = rules;
  const redaction = how(recordIn(shapes, row), row.openSince === null ? row.endedAt : null);
  if (redaction === undefined) return;
  const rows = await findRows(manager, recordEventRow, { ...which }, { by: ['seq'] });
  const log = rows.map(({ seq, data }) => {
    const event = shapes.event.read(data);
    const left = redacted(event, redaction);
    return { seq, left, isTheSame: JSON.stringify(left) === JSON.stringify(event) };
  });
  const { id: _, ...left } = replayed(
    which.id,
    log.map((event) => event.left),
  );
  const { version, redactions } = row;
  const written = { data: shapes.record.written(left), redactions: redactions + 1 };
  if ((await updateRows(manager, recordRow, { ...which, version, redactions }, written)) !== 1) {
    throw new Conflict(`${which.kind} ${which.id} is no longer at version ${version}`);
  }
  for (const event of log) {
    if (event.isTheSame) continue;
    await updateRows(manager, recordEventRow, { ...which, seq: event.seq }, { data: shapes.event.written(event.left) });
  }
  const { parties, words } = index({ ...left, id: which.id });
  await changeParties(manager, which, parties);
  await putRecordWords(manager, which, words);
}
