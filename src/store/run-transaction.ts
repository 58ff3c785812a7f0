import type { EntityManager, QueryRunner } from 'typeorm';
import { atCommit, beforeCommit, isLost } from './failure';

/** One of a pool: a lost one has to be thrown away, not put back. */
interface Disposable {
  destroy?(): void;
}

async function undo(runner: QueryRunner, error: unknown): Promise<void> {
  try {
    if (isLost(error)) ((await runner.connect()) as Disposable).destroy?.();
    else await runner.query('ROLLBACK');
  } catch {
    // The first error tells more, and a connection that cannot roll back is no longer in a transaction.
  }
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
    await undo(runner, error);
    throw beforeCommit(error);
  }
  try {
    await runner.query('COMMIT');
  } catch (error) {
    await undo(runner, error);
    throw atCommit(error);
  }
  return result;
}
