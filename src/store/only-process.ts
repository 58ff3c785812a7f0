import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { isBusy } from './failure';
import { GuardedSqlite } from './guarded-sqlite';

/** Another process runs the desk of this file. */
export class AnotherProcess extends Error {
  override readonly name = 'AnotherProcess';
  constructor(readonly file: string) {
    super(
      `another process runs the desk on ${file}: stop it first; several processes need MySQL or MariaDB (docs/operations.md)`,
    );
  }
}

/** What a desk's file consists of beside itself. */
const beside = ['', '-wal', '-shm', '.lock'];

/** Whoever reads the file reads what people wrote, and can act as the desk on its platforms. */
const ownerOnly = 0o600;

/** A file that is there is not opened: a process that closes one loses every lock it holds on it (fcntl). */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', ownerOnly));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Makes the file, where it is missing, for its owner's eyes only, and takes it from the eyes of others where it is there. */
export function keepPrivate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  makeEmpty(file);
  for (const part of beside.map((ending) => file + ending).filter((path) => existsSync(path))) {
    try {
      chmodSync(part, ownerOnly);
    } catch (error) {
      // It belongs to somebody else, who lets us write: theirs to decide.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    }
  }
}

/**
 * Makes this the only desk of that file until it lets go or dies, however it dies. What is held is SQLite's own lock, by
 * the operating system, on an empty file beside: a row would outlive a killed process, and its number a restarted
 * container. Commands such as `doctor` and `import` do not ask. Throws AnotherProcess.
 */
export function beOnlyProcess(file: string): () => void {
  makeEmpty(`${file}.lock`);
  const lock = new GuardedSqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new AnotherProcess(file) : error;
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}
