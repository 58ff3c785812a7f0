import type { Instant } from '../domain/time/instant';
import type { Database } from './database';
import type { Dialect } from './dialect';

const clocks: Readonly<Record<Dialect, string>> = {
  sqlite: "SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) AS now",
  mysql: 'SELECT ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS now',
  mariadb: 'SELECT ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS now',
};

/** What the database takes for now. */
export async function databaseTime({ dialect, read }: Database): Promise<Instant> {
  const rows: { now: string | number }[] = await read.query(clocks[dialect]);
  return Number(rows[0]?.now) as Instant;
}

/** The cipher of the line to the database; undefined where it is not encrypted. */
export async function cipherOf({ dialect, read }: Database): Promise<string | undefined> {
  if (dialect === 'sqlite') return undefined;
  const rows: { Value: string }[] = await read.query("SHOW STATUS LIKE 'Ssl_cipher'");
  return rows[0]?.Value || undefined;
}

/**
 * Below this, what people may well send does not fit into one statement: a chat event of a megabyte, written with its
 * quotation marks escaped.
 */
export const leastStatement = 4 * 1024 * 1024;

/** Bytes of the longest statement the server takes (`max_allowed_packet`); undefined where nothing limits it. */
export async function longestStatement({ dialect, read }: Database): Promise<number | undefined> {
  if (dialect === 'sqlite') return undefined;
  const rows: { bytes: string | number }[] = await read.query('SELECT @@max_allowed_packet AS bytes');
  return Number(rows[0]?.bytes);
}
