import type { EntityManager, QueryResult } from 'typeorm';

/** Runs one statement where the manager's statements run: in its transaction, or on a connection of the pool. */
export async function runStatement(
  manager: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<QueryResult> {
  const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
  try {
    return await runner.query(sql, [...values], true);
  } finally {
    if (!manager.queryRunner) await runner.release();
  }
}
