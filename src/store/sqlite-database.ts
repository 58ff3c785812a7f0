import { setTimeout } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { Database } from './database';
import { isBusy } from './failure';
import { Mutex } from './mutex';
import { runTransaction } from './run-transaction';

// Writers of one file inside this process stand in one line, whichever store they came through.
const mutexes = new Map<string, Mutex>();

function mutexOf(file: string): Mutex {
  const mutex = mutexes.get(file) ?? new Mutex();
  mutexes.set(file, mutex);
  return mutex;
}

const turnsPerWait = 1000;
const pause = 5;

/** What a file is worked with, and how to let others have it. */
interface Connections {
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly letGo: () => void;
}

/**
 * One SQLite file: one connection that writes, one that reads. TypeORM has one connection a data source, on which
 * transactions that overlap would be savepoints of one another: a rollback of the first would lose the second.
 */
export class SqliteDatabase implements Database {
  readonly dialect = 'sqlite';
  readonly read: EntityManager;
  readonly #mutex: Mutex;

  readonly #connections: Connections;

  constructor(file: string, connections: Connections) {
    this.#connections = connections;
    this.read = connections.reader.manager;
    this.#mutex = mutexOf(file);
  }

  transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.#connections.writer.createQueryRunner();
    return this.#mutex.run(() => runTransaction(runner, () => this.#begin(), work));
  }

  /** A bare write beside somebody's transaction would become part of it, so it is a transaction as well. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transact(work);
  }

  async close(): Promise<void> {
    const { writer, reader, letGo } = this.#connections;
    await reader.destroy();
    await this.#mutex.run(async () => {
      // The file alone is then the whole of it, which libsql does not see to. A reader elsewhere only puts that off.
      await writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
      await writer.destroy();
      letGo();
    });
  }

  /**
   * Takes the file's write lock at once: a transaction that only asks for it at its first write can be refused without
   * a wait. Another process is waited for without blocking this one; SQLite's own waiting would.
   */
  async #begin(): Promise<void> {
    for (let turn = 1; ; turn += 1) {
      try {
        await this.#connections.writer.query('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || turn === turnsPerWait) throw error;
        await setTimeout(pause);
      }
    }
  }
}
