import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { onServer, type Query } from './on-server';

/** Rows of one table; whoever filled it with more leaves the server with wrong ideas of how much is in it. */
const mostRows = 500;
/** Looks whether everybody has left. */
const looks = 5;
const glance = 5;

const withoutSerial = (statement: string): string => statement.replace(/ AUTO_INCREMENT=\d+/, '');
const serialIn = (statement: string): string => / AUTO_INCREMENT=(\d+)/.exec(statement)?.[1] ?? '1';

/**
 * Migrated databases that a test has done with, emptied for the next one: making and dropping one costs the server and
 * the test several times as much. One that somebody is still connected to, that was filled, or whose tables were changed
 * is dropped.
 */
export class CleanDatabases {
  readonly #tables: ReadonlyMap<string, string>;

  /** `folder`: holds the names of those that are free. `statements`: what a migrated database is made with. */
  constructor(
    private readonly folder: string,
    private readonly statements: readonly string[],
  ) {
    mkdirSync(folder, { recursive: true });
    this.#tables = new Map(
      statements.flatMap((one) => {
        const [, name] = /^CREATE TABLE `(\w+)`/.exec(one) ?? [];
        return name === undefined ? [] : [[name, one]];
      }),
    );
  }

  /** One that nobody else takes; undefined where none is free. */
  take(): string | undefined {
    return readdirSync(this.folder).find((name) => {
      try {
        rmSync(path.join(this.folder, name));
        return true;
      } catch {
        return false;
      }
    });
  }

  async keepOrDrop(name: string): Promise<void> {
    await onServer(async (query) => {
      const there = await this.#asMade(query, name);
      if (there !== undefined) {
        await this.#empty(query, name, there);
        writeFileSync(path.join(this.folder, name), '');
      } else {
        await query(`DROP DATABASE IF EXISTS ${name}`);
      }
    });
  }

  /** What its tables are made with now, where it can be given to the next one. */
  async #asMade(query: Query, name: string): Promise<ReadonlyMap<string, string> | undefined> {
    if (!(await hasNobody(query, name))) return undefined;
    if ((await query(this.#beyond(name))).length > 0) return undefined;
    const tables = (await query(`SHOW TABLES FROM ${name}`)).map((row) => `${Object.values(row)[0]}`);
    if (tables.length !== this.#tables.size) return undefined;
    const there = new Map<string, string>();
    for (const [table, made] of this.#tables) {
      if (!tables.includes(table)) return undefined;
      const statement = await statementOf(query, name, table);
      if (withoutSerial(statement) !== withoutSerial(made)) return undefined;
      there.set(table, statement);
    }
    const done = await query(`SELECT timestamp, name FROM ${name}.migrations`);
    const noted = this.statements.filter((one) => one.startsWith('INSERT INTO migrations'));
    const isDone =
      done.length === noted.length && done.every(({ name: one }) => noted.some((as) => as.includes(`'${one}'`)));
    return isDone ? there : undefined;
  }

  /** Answers a row for each table that holds more than `mostRows`. */
  #beyond(name: string): string {
    return [...this.#tables.keys()]
      .map((table) => `(SELECT 1 FROM ${name}.${table} LIMIT 1 OFFSET ${mostRows})`)
      .join(' UNION ALL ');
  }

  async #empty(query: Query, name: string, there: ReadonlyMap<string, string>): Promise<void> {
    for (const [table, made] of this.#tables) {
      if (table === 'migrations') continue;
      await query(`DELETE FROM ${name}.${table}`);
      const isCounted = serialIn(there.get(table) ?? '') !== serialIn(made);
      if (isCounted) await query(`ALTER TABLE ${name}.${table} AUTO_INCREMENT = ${serialIn(made)}`);
    }
  }
}

const statementOf = async (query: Query, name: string, table: string): Promise<string> =>
  `${(await query(`SHOW CREATE TABLE ${name}.${table}`))[0]?.['Create Table']}`;

/** The server needs a moment to see that a connection was closed. */
async function hasNobody(query: Query, name: string): Promise<boolean> {
  for (let look = 0; look < looks; look += 1) {
    const there = await query(`SELECT id FROM information_schema.processlist WHERE db = '${name}'`);
    if (there.length === 0) return true;
    await pauseFor(glance);
  }
  return false;
}
