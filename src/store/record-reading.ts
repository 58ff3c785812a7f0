import type { EntityManager } from 'typeorm';
import type { LogRules } from '../domain/record/log-rules';
import type { Recorded } from '../domain/record/record';
import type { KindName } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import type { PartOf } from '../ports/records';
import { filled, moreThan } from './conditions';
import { findRows } from './find-rows';
import { type RecordRow, recordRow } from './rows/record-rows';

/** A record, and when its newest event happened. */
export interface LastMoved {
  readonly record: Recorded;
  readonly lastAt: Instant;
  /** Nothing was taken out of it. */
  readonly isWhole: boolean;
}

/** Records of one kind as they are looked up, outside any transaction; what each answers is told in `ports/records.ts`. */
export interface RecordReading {
  open(limit: number): Promise<readonly Recorded[]>;
  ofPerson(whose: PartOf, limit: number): Promise<readonly Recorded[]>;
  newest(limit: number): Promise<readonly number[]>;
  after(id: number, limit: number): Promise<readonly number[]>;
  wanting(since: Instant, after: number, limit: number): Promise<readonly number[]>;
  each(ids: readonly number[]): Promise<readonly LastMoved[]>;
}

/** When its newest event happened, asked for beside the record itself. */
export const lastAt = `SELECT last.at FROM record_event last
  WHERE last.kind = record.kind AND last.id = record.id AND last.seq = record.version`;

/** What a record is read from. */
const only = ['id', 'data'] as const;

/** The record of a row, as it is said today. */
export const recordIn = ({ record }: LogRules['shapes'], { id, data }: Pick<RecordRow, 'id' | 'data'>): Recorded => ({
  ...record.read(data),
  id,
});
const idOf = ({ id }: { readonly id: number }): number => Number(id);

/** Those of a kind in the shared tables. */
export const sharedReading = (kind: KindName, rules: () => LogRules, read: EntityManager): RecordReading => ({
  async open(limit) {
    const order = { by: ['openSince', 'id'], most: limit, only } as const;
    return (await findRows(read, recordRow, { kind, openSince: filled }, order)).map((row) =>
      recordIn(rules().shapes, row),
    );
  },

  async ofPerson({ person, part }, limit) {
    const found: { id: number }[] = await read.query(
      `SELECT DISTINCT id FROM record_party WHERE person = ? AND kind = ?${part === undefined ? '' : ' AND part = ?'}`,
      [person, kind, ...(part === undefined ? [] : [part])],
    );
    const order = { by: ['-openedAt', '-id'], most: limit, only } as const;
    const rows = await findRows(read, recordRow, { kind, id: found.map(idOf) }, order);
    return rows.map((row) => recordIn(rules().shapes, row));
  },

  async newest(limit) {
    return (await findRows(read, recordRow, { kind }, { by: ['-id'], most: limit, only: ['id'] })).map(idOf);
  },

  async after(id, limit) {
    const order = { by: ['id'], most: limit, only: ['id'] } as const;
    return (await findRows(read, recordRow, { kind, id: moreThan(id) }, order)).map(idOf);
  },

  async wanting(since, after, limit) {
    // Each part has an index of its own; an OR over them would read the whole table.
    const rows: { id: number }[] = await read.query(
      `SELECT id FROM record WHERE kind = ? AND open_since IS NOT NULL AND id > ?
       UNION SELECT record_id FROM record_timer WHERE record_kind = ? AND record_id > ?
       UNION SELECT id FROM record WHERE kind = ? AND ended_at >= ? AND id > ?
       ORDER BY id LIMIT ${limit}`,
      [kind, after, kind, after, kind, since, after],
    );
    return rows.map(idOf);
  },

  async each(ids) {
    const order = { by: ['id'], only: [...only, 'redactions'], besides: { lastAt } } as const;
    const rows = await findRows(read, recordRow, { kind, id: ids }, order);
    return rows.map((row) => ({
      record: recordIn(rules().shapes, row),
      ...{ lastAt: (row.lastAt ?? 0) as Instant, isWhole: row.redactions === 0 },
    }));
  },
});
