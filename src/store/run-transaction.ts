import type { EntityManager, QueryRunner } from 'typeorm';
import { atCommit, beforeCommit } from './failure';

/** The first error tells more; and of a pool, a connection that did not roll back is thrown away (`bounded-pool.ts`). */
async function undo(runner: QueryRunner): Promise<void> {
  await runner.query('ROLLBACK').catch(() => undefined);
}

/**
 * Runs `work` between `begin` and COMMIT. TypeORM's own transactions are not used: they count their depth, and a failed
 * ROLLBACK would turn the next transaction of a shared connection into a savepoint.
 */
export async function runTransaction<T>(
  runner: QueryRunner,
  begin: () => Promise<unknown>,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  let result: T;
  try {
    await begin();
  } catch (error) {
    throw beforeCommit(error);
  }
  try {
    result = await work(runner.manager);
  } catch (error) {
    await undo(runner);
    throw beforeCommit(error);
  }
  try {
    await runner.query('COMMIT');
  } catch (error) {
    await undo(runner);
    throw atCommit(error);
  }
  return result;
}
