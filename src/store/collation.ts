import type { EntityManager } from 'typeorm';
import type { Dialect } from './dialect';

/**
 * Names are compared byte by byte, as SQLite does: 'A' is not 'a', and 'ä' is not 'a'. A table that says nothing takes
 * over what its database says, and a restored dump stands in a database of another default.
 */
const byBytes = 'utf8mb4_bin';

/** Tables that do not belong to an entity. */
const besides = ['migrations', 'schema_lease'];

/** The desk's own tables that are compared in another way, in whole or in a column; always none on SQLite. */
export async function comparedByCulture(dialect: Dialect, manager: EntityManager): Promise<readonly string[]> {
  if (dialect === 'sqlite') return [];
  const tables = [...manager.dataSource.entityMetadatas.map(({ tableName }) => tableName), ...besides];
  const ours = `table_schema = DATABASE() AND table_name IN (${tables.map(() => '?').join(',')})`;
  const rows: { name: string }[] = await manager.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE ${ours} AND table_collation <> '${byBytes}'
     UNION
     SELECT table_name AS name FROM information_schema.columns WHERE ${ours} AND collation_name <> '${byBytes}'
     ORDER BY name`,
    [...tables, ...tables],
  );
  return rows.map(({ name }) => name);
}

/** Makes every table of the desk compare byte by byte, whatever the database's default. Nothing is rewritten twice. */
export async function compareByBytes(dialect: Dialect, manager: EntityManager): Promise<void> {
  for (const table of await comparedByCulture(dialect, manager)) {
    await manager.query(`ALTER TABLE ${table} CONVERT TO CHARACTER SET utf8mb4 COLLATE ${byBytes}`);
  }
}
