import { mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
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
        // Not rmSync, which is content when another process has just removed it.
        unlinkSync(path.join(this.folder, name));
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
    const names = [...this.#tables.keys()];
    if (!names.every((table) => tables.includes(table))) return undefined;
    // A message for each would cost more than all the rest.
    const shown = await query<RowDataPacket[][]>(names.map((table) => `SHOW CREATE TABLE ${name}.${table}`).join(';'));
    const there = new Map(names.map((table, nth) => [table, `${shown[nth]?.[0]?.['Create Table']}`]));
    for (const [table, statement] of there)
      if (withoutSerial(statement) !== withoutSerial(this.#tables.get(table) ?? '')) return undefined;
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
    const tables = [...this.#tables].filter(([table]) => table !== 'migrations');
    const filled = await query(
      tables.map(([table]) => `(SELECT '${table}' AS filled FROM ${name}.${table} LIMIT 1)`).join(' UNION ALL '),
    );
    const counted = tables.filter(([table, made]) => serialIn(there.get(table) ?? '') !== serialIn(made));
    const statements = [
      ...filled.map(({ filled: table }) => `DELETE FROM ${name}.${table}`),
      ...counted.map(([table, made]) => `ALTER TABLE ${name}.${table} AUTO_INCREMENT = ${serialIn(made)}`),
    ];
    if (statements.length > 0) await query(statements.join(';'));
  }
}

/** The server needs a moment to see that a connection was closed. */
async function hasNobody(query: Query, name: string): Promise<boolean> {
  for (let look = 0; look < looks; look += 1) {
    const there = await query(`SELECT id FROM information_schema.processlist WHERE db = '${name}'`);
    if (there.length === 0) return true;
    await pauseFor(glance);
  }
  return false;
}
