import type { Database } from './database';
import { retryWrite } from './retry-write';

/** Rows a statement: short enough that nobody waits for its locks. */
export const rowsAtOnce = 500;

/** Which rows of a table are old. */
export interface OldRows {
  readonly table: string;
  /** Its primary key, of one column. */
  readonly key: string;
  readonly where: string;
  readonly values: readonly (string | number)[];
  readonly atOnce?: number;
}

/**
 * Deletes such rows a batch at a time and tells how many after each. They are found first and deleted by their keys: one
 * statement over all of them would lock all of them, and SQLite knows no DELETE with a limit.
 */
export async function* deleteOld(database: Database, rows: OldRows): AsyncGenerator<number> {
  const { table, key, where, values, atOnce = rowsAtOnce } = rows;
  for (let found = atOnce; found === atOnce; ) {
    const old: { id: string | number }[] = await database.read.query(
      `SELECT ${key} AS id FROM ${table} WHERE ${where} LIMIT ${atOnce}`,
      [...values],
    );
    found = old.length;
    if (found === 0) return;
    const marks = old.map(() => '?').join(',');
    const ids = old.map(({ id }) => id);
    await retryWrite(() =>
      database.write((write) =>
        write.query(`DELETE FROM ${table} WHERE ${key} IN (${marks}) AND ${where}`, [...ids, ...values]),
      ),
    );
    yield found;
  }
}

/** The same, all of it. */
export async function deleteAllOld(database: Database, rows: OldRows): Promise<void> {
  for await (const _ of deleteOld(database, rows));
}
