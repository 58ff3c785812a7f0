import { QueryFailedError } from 'typeorm';
import { CommitUnknown, Conflict } from '../ports/unit-of-work';

// MariaDB's error names are misleading in places, so its numbers are used: deadlock, lock wait timeout, record changed
// since it was read, node not ready, error during commit.
const askAgain: ReadonlySet<number> = new Set([1213, 1205, 1020, 1047, 1180]);
const duplicateEntry = 1062;

const lostConnection: ReadonlySet<string> = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);

// Wrong password, no such user here, no such database: fatal as well, but another try will not help.
const refused: ReadonlySet<number> = new Set([1044, 1045, 1049, 1698]);

interface Failure {
  readonly code: string;
  readonly number: number;
  /** mysql2's word for a connection that is no more; asking one for another query gives no code. */
  readonly fatal: boolean;
}

function failureOf(error: unknown): Failure {
  const raw: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof raw !== 'object' || raw === null) return { code: '', number: 0, fatal: false };
  return {
    code: 'code' in raw && typeof raw.code === 'string' ? raw.code : '',
    number: 'errno' in raw && typeof raw.errno === 'number' ? raw.errno : 0,
    fatal: 'fatal' in raw && raw.fatal === true,
  };
}

/** The row breaks a unique index or primary key. */
export function isDuplicate(error: unknown): boolean {
  const { code, number } = failureOf(error);
  return number === duplicateEntry || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** Another process is writing to the SQLite file. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(failureOf(error).code);

/** The connection can no longer be used, and nobody knows what became of its last statement. */
export function isLost(error: unknown): boolean {
  const { code, number, fatal } = failureOf(error);
  return lostConnection.has(code) || (fatal && !refused.has(number));
}

const wantsAnotherTry = (error: unknown): boolean =>
  askAgain.has(failureOf(error).number) || isBusy(error) || isDuplicate(error);

/** What a transaction that failed before its commit throws. */
export function beforeCommit(error: unknown): unknown {
  if (!wantsAnotherTry(error) && !isLost(error)) return error;
  return new Conflict('the database asks for another try', { cause: error });
}

/** What a transaction whose commit failed throws. */
export function atCommit(error: unknown): unknown {
  if (isLost(error)) return new CommitUnknown('the connection was lost while committing', { cause: error });
  return beforeCommit(error);
}
