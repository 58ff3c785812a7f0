import type { DataSource, EntityManager } from 'typeorm';
import { Conflict } from '../ports/unit-of-work';
import type { Database } from './database';
import type { Dialect } from './dialect';
import { beforeCommit } from './failure';
import { runTransaction } from './run-transaction';
import { Semaphore } from './semaphore';

/** Longest wait for a transaction's turn; milliseconds. */
const patience = 20_000;
const tooBusy = (): Error => new Conflict('too many transactions wait for their turn');

/** MySQL and MariaDB: a pool of connections, a transaction on each. */
export class MysqlDatabase implements Database {
  readonly read: EntityManager;
  /**
   * Transactions on one ticket wait for each other, and each that waits holds a connection. Half of the pool stays free
   * of them, so that what people do is still kept, and acknowledged, while a hundred press the same button.
   */
  private readonly semaphore: Semaphore;

  constructor(
    readonly dialect: Dialect,
    private readonly source: DataSource,
    poolSize: number,
  ) {
    this.read = source.manager;
    this.semaphore = new Semaphore(Math.max(1, Math.floor(poolSize / 2)), patience, tooBusy);
  }

  transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.semaphore.run(() => this.#onOwnConnection(work));
  }

  async #onOwnConnection<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
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
