import { QueryFailedError } from 'typeorm';
import { CommitUnknown, Conflict } from '../ports/unit-of-work';

// MariaDB's error names are misleading in places, so numbers are used.

/** The server refused, undid what had to be undone, and asks for another try. The connection is sound. */
const askAgain: ReadonlySet<number> = new Set([
  1213, // deadlock
  1205, // waited too long for a lock
  1206, // lock table full
  1020, // the record changed since it was read
  1180, // error during commit (Galera: not certified)
  3100, // group replication refused before the commit
  3101, // group replication: not certified
  1637, // too many transactions at once
  8002, // TiDB: write conflict, and the like below
  8022,
  8028, // its schema changed meanwhile
  9007,
]);

/** The statement was ended from without: nobody knows what became of a COMMIT. */
const interrupted: ReadonlySet<number> = new Set([
  1317, // by somebody
  3024, // for it took longer than `max_execution_time`
  1969, // than MariaDB's `max_statement_time`
]);

/** The connection, or the server behind it, can't be used any more; another one may well be. */
const askElsewhere: ReadonlySet<number> = new Set([
  1040, // too many connections
  1203, // of this user
  1226, // resources of this user used up
  1042, // host name not resolved
  1047, // Galera: the node is not ready
  1053, // shutting down
  1077, // was shut down
  1078,
  1079,
  1080,
  1152, // connection aborted, and network errors
  1158,
  1159,
  1160,
  1161,
  1184,
  1189,
  1190,
  1927, // killed
  1290, // read-only: no longer the primary
  1792,
  1836,
  3032, // offline, and the like
  3168,
  3169,
  2002, // numbers of the client's that proxies pass on: no server, server gone, connection lost
  2003,
  2006,
  2013,
  2055,
  4031, // idle for too long
  9001, // TiDB, ProxySQL: nobody there who could
  9002,
  9003,
  9004,
  9005,
]);

const duplicateEntry = 1062;

/** Neither mysql2 nor Node gives numbers of the server here. */
const lostConnection: ReadonlySet<string> = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * Wrong password, no such user or database here, no such way of signing in, no encryption: fatal as well, but another
 * try will not help.
 */
const refused: ReadonlySet<number> = new Set([1044, 1045, 1049, 1130, 1251, 1698, 1862, 3118, 3159, 4151]);
const refusedCodes: ReadonlySet<string> = new Set([
  'HANDSHAKE_NO_SSL_SUPPORT',
  'HANDSHAKE_SSL_ERROR',
  'AUTH_SWITCH_PLUGIN_ERROR',
]);

interface Failure {
  readonly code: string;
  readonly number: number;
  /** mysql2's word for a connection that is no more; asking one for another query gives no code. */
  readonly fatal: boolean;
}

function failureOf(error: unknown): Failure {
  const raw: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof raw !== 'object' || raw === null) return { code: '', number: 0, fatal: false };
  // Node tries every address of a name, and tells of all of them at once.
  const inner: unknown = raw instanceof AggregateError ? raw.errors[0] : undefined;
  const code = 'code' in raw && typeof raw.code === 'string' ? raw.code : '';
  return {
    code: code === '' && inner !== undefined ? failureOf(inner).code : code,
    number: 'errno' in raw && typeof raw.errno === 'number' ? raw.errno : 0,
    fatal: 'fatal' in raw && raw.fatal === true,
  };
}

/** The row breaks a unique index or primary key. */
export function isDuplicate(error: unknown): boolean {
  const { code, number } = failureOf(error);
  return number === duplicateEntry || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

const noSuchTable = 1146;

/** The tables were never made. libsql has no code of its own for that. */
export function isMissingTable(error: unknown): boolean {
  return failureOf(error).number === noSuchTable || (error instanceof Error && /no such table/.test(error.message));
}

/** Another process is writing to the SQLite file. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(failureOf(error).code);

/** The connection can no longer be used, and nobody knows what became of its last statement. */
export function isLost(error: unknown): boolean {
  const { code, number, fatal } = failureOf(error);
  if (refused.has(number) || refusedCodes.has(code)) return false;
  return fatal || lostConnection.has(code) || askElsewhere.has(number);
}

const isInterrupted = (error: unknown): boolean => interrupted.has(failureOf(error).number);

const wantsAnotherTry = (error: unknown): boolean =>
  askAgain.has(failureOf(error).number) || isInterrupted(error) || isBusy(error) || isDuplicate(error);

/** What a transaction that failed before its commit throws. */
export function beforeCommit(error: unknown): unknown {
  if (!wantsAnotherTry(error) && !isLost(error)) return error;
  return new Conflict('the database asks for another try', { cause: error });
}

/** What a transaction whose commit failed throws. */
export function atCommit(error: unknown): unknown {
  if (isLost(error) || isInterrupted(error)) return new CommitUnknown('the commit was cut off', { cause: error });
  return beforeCommit(error);
}
