import type { Person } from '../domain/people/person';
import type { Database } from './database';

/** A table in which somebody may be named besides jobs, and by what. */
export interface PersonalTable {
  readonly table: string;
  /** Its primary key, of one column. */
  readonly key: string;
  /** Columns that are read: keys (`1042:person:li.na`) and JSON. */
  readonly keys: readonly string[];
  readonly json: readonly string[];
  /** Named by their accounts too, not only by their id. */
  readonly byAccount: boolean;
}

/** Everything but jobs and the person's own record. */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'outbox',
    key: 'id',
    keys: ['dedup_key', 'conversation', 'slot', 'origin'],
    json: ['data'],
    byAccount: false,
  },
  { table: 'message_ref', key: 'slot', keys: ['slot'], json: ['data'], byAccount: false },
  { table: 'draft', key: 'id', keys: ['person'], json: ['data'], byAccount: false },
  { table: 'inbox', key: 'event_key', keys: ['event_key', 'origin'], json: ['payload'], byAccount: true },
  { table: 'delivery_key', key: 'delivery_key', keys: ['delivery_key'], json: [], byAccount: true },
  { table: 'shared_fact', key: 'fact_key', keys: ['fact_key'], json: ['data'], byAccount: true },
  { table: 'shift', key: 'id', keys: [], json: ['data'], byAccount: false },
  { table: 'asset', key: 'tag', keys: ['used_by'], json: ['data'], byAccount: false },
  { table: 'audit', key: 'id', keys: ['who', 'about'], json: [], byAccount: true },
];

/** A row as it was read: its key as `id`, and its columns. */
export interface PersonalRow {
  readonly id: string | number;
  readonly [column: string]: unknown;
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Tells whether a row of the table names the person. */
export function naming({ id, identities }: Person, { keys, json, byAccount }: PersonalTable) {
  // Accounts of WeCom are the same in any case of letters; an account as JSON, XML and JSON in JSON write it.
  const accounts = byAccount ? Object.values(identities).map((account) => account.toLowerCase()) : [];
  const inKeys = [id.toLowerCase(), ...accounts].map((name) => `:${name}:`);
  const written = accounts.flatMap((account) => [`"${account}"`, `"${account}\\"`, `[${account}]`, `>${account}<`]);
  const inJson = [JSON.stringify(id).toLowerCase(), ...written];
  const has = (text: string, names: readonly string[]): boolean => names.some((name) => text.includes(name));
  return (row: PersonalRow): boolean => {
    const columns = new Map(Object.entries(row));
    const key = (column: string): string => `:${textOf(columns.get(column)).replaceAll('/', ':').toLowerCase()}:`;
    return (
      keys.some((column) => has(key(column), inKeys)) ||
      json.some((column) => has(textOf(columns.get(column)).toLowerCase(), inJson))
    );
  };
}

const rowsAtOnce = 500;

/** Every row of the table, in order of its key, some at a time. */
export async function* rowsOf(database: Database, { table, key, keys, json }: PersonalTable) {
  const columns = [`${key} AS id`, ...new Set([...keys, ...json])].join(', ');
  for (let last: string | number | undefined; ; ) {
    const where = last === undefined ? '' : `WHERE ${key} > ?`;
    const rows: PersonalRow[] = await database.read.query(
      `SELECT ${columns} FROM ${table} ${where} ORDER BY ${key} LIMIT ${rowsAtOnce}`,
      last === undefined ? [] : [last],
    );
    yield* rows;
    last = rows.at(-1)?.id;
    if (rows.length < rowsAtOnce || last === undefined) return;
  }
}
