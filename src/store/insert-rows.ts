import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { own } from '../domain/own';
import { runStatement } from './run-statement';

/** SQLite takes at most 32,766 parameters a statement. */
const rowsPerStatement = 500;

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** MySQL tells the first number it gave, SQLite the last. */
function serialOf(raw: unknown): number {
  if (isNumber(raw)) return raw;
  if (typeof raw === 'object' && raw !== null && 'insertId' in raw && isNumber(raw.insertId)) return raw.insertId;
  return 0;
}

/**
 * Inserts rows with one statement for up to 500 of them, values encoded as their entity says. Answers the number the
 * database gave when there was exactly one. TypeORM's `save` and insert builder cost several times as much.
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly (NoInfer<Omit<Row, 'id'>> & { readonly id?: unknown })[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { driver } = manager.dataSource;
  const { tableName, columns } = manager.dataSource.getMetadata(schema);
  const written = columns.filter((column) => !column.isGenerated);
  const marks = `(${written.map(() => '?').join(',')})`;
  const names = written.map((column) => driver.escape(column.databaseName)).join(',');
  let serial = 0;
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const batch: readonly ObjectLiteral[] = rows.slice(start, start + rowsPerStatement);
    const result = await runStatement(
      manager,
      `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${batch.map(() => marks).join(',')}`,
      batch.flatMap((row) => written.map((c) => driver.preparePersistentValue(own(row, c.propertyName) ?? null, c))),
    );
    serial = serialOf(result.raw);
  }
  return serial;
}
