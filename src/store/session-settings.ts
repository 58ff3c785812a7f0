import type { PoolConnection } from 'mysql2';

/**
 * What every connection is told before its first statement, whatever the server's own defaults are.
 * - `autocommit`: what is acknowledged after a single statement is committed.
 * - `sql_mode`: too long is an error, never cut; and a backslash escapes, as mysql2 takes for granted.
 * - `wait_timeout`: locks of a connection that fell silent end with it, seconds later; ours are used or closed sooner.
 * SET SESSION TRANSACTION is the one spelling of the isolation level that MySQL 8 and MariaDB 10.11 share.
 */
const needed = [
  `SET SESSION time_zone = '+00:00', SESSION autocommit = 1, SESSION innodb_lock_wait_timeout = 5,
    SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', SESSION wait_timeout = 30`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

/** The server lets a statement run on for so long after we gave it up: which of us ends it is then no matter of chance. */
const respite = 1000;

/** Not every server knows these; who does not refuses without harm. `statement`: the longest of ours; milliseconds. */
const wished = (statement: number): readonly string[] => [
  // Galera: read what other nodes have committed.
  'SET SESSION wsrep_sync_wait = 1',
  // MariaDB: the same as `wait_timeout`, sooner. No statement of ours lasts longer, nor does what is between them.
  'SET SESSION idle_transaction_timeout = 15',
  // A statement that nobody waits for any more would go on: MySQL ends a SELECT, and MariaDB, told in seconds, any.
  `SET SESSION max_execution_time = ${statement + respite}`,
  `SET SESSION max_statement_time = ${(statement + respite) / 1000}`,
];

/**
 * Sends the settings ahead of the first statement. `statement`: milliseconds for which one is waited for; `onFailure`:
 * the connection is not as it must be.
 */
export function setUpSession(connection: PoolConnection, statement: number, onFailure: (error: Error) => void): void {
  for (const setting of needed) connection.query(setting, (error) => error && onFailure(error));
  for (const setting of wished(statement)) connection.query(setting, () => undefined);
}
