import type { DataSource, EntityManager } from 'typeorm';
import type { Database } from './database';
import type { Dialect } from './dialect';
import { beforeCommit } from './failure';
import { runTransaction } from './run-transaction';

/** MySQL and MariaDB: a pool of connections, a transaction on each. */
export class MysqlDatabase implements Database {
  readonly read: EntityManager;

  constructor(
    readonly dialect: Dialect,
    private readonly source: DataSource,
  ) {
    this.read = source.manager;
  }

  async transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await runTransaction(runner, () => runner.query('START TRANSACTION'), work);
    } finally {
      await runner.release();
    }
  }

  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await work(this.source.manager);
    } catch (error) {
      throw beforeCommit(error);
    }
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
