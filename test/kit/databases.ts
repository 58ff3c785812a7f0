import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Instant } from '../../src/domain/time/instant';
import { openStore } from '../../src/store/open-store';
import { CleanDatabases } from './clean-databases';
import { countingIds } from './counting-ids';
import { onServer, serverUrl } from './on-server';

/** A database of one test's own. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A kind of database the desk runs on. */
export interface DatabaseKind {
  readonly name: 'embedded' | 'mariadb';
  /** A new, migrated database. */
  fresh(): Promise<FreshDatabase>;
  /** A new database without any table. */
  empty(): Promise<FreshDatabase>;
}

const newName = (): string => `desk_${randomBytes(6).toString('hex')}`;

async function migrate(url: string): Promise<void> {
  const store = await openStore({ url, ids: countingIds, now: () => 0 as Instant });
  await store.migrate();
  await store.close();
}

function emptyFile(): FreshDatabase & { readonly file: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-db-'));
  const file = path.join(folder, 'desk.db');
  return {
    file,
    url: `sqlite:${file}?synchronous=off`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The folder of what is made once a test run; several test files may be at it at once, and the first one’s stays. */
async function onceARun(name: DatabaseKind['name'], make: (folder: string) => Promise<void>): Promise<string> {
  const templates = process.env['TEST_TEMPLATES'];
  if (!templates) throw new Error('TEST_TEMPLATES is not set: test/kit/global-setup.ts did not run');
  const kept = path.join(templates, name);
  if (existsSync(kept)) return kept;
  const folder = mkdtempSync(`${kept}-`);
  await make(folder);
  try {
    renameSync(folder, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
  return kept;
}

async function freshFile(): Promise<FreshDatabase> {
  const name = 'desk.db';
  const folder = await onceARun('embedded', (to) => migrate(`sqlite:${path.join(to, name)}?synchronous=off`));
  const template = path.join(folder, name);
  const database = emptyFile();
  // What was written last may still be in the log beside the file.
  for (const part of ['', '-wal'].filter((suffix) => existsSync(template + suffix))) {
    copyFileSync(template + part, database.file + part);
  }
  return database;
}

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

async function emptySchema(): Promise<FreshDatabase & { readonly name: string }> {
  const name = newName();
  await onServer((query) => query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`));
  const drop = async () => void (await onServer((query) => query(`DROP DATABASE IF EXISTS ${name}`)));
  return { name, url: urlOf(name), drop };
}

/** The statements that make the tables, taken from a database that was migrated. */
async function readSchema(): Promise<readonly string[]> {
  const template = await emptySchema();
  await migrate(template.url);
  const statements = await onServer(async (query) => {
    const tables = (await query(`SHOW TABLES FROM ${template.name}`)).map((row) => `${Object.values(row)[0]}`);
    const made = tables.map(async (table) => (await query(`SHOW CREATE TABLE ${template.name}.${table}`))[0]);
    const done = await query(`SELECT timestamp, name FROM ${template.name}.migrations`);
    return [
      `ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
      ...(await Promise.all(made)).map((row) => `${row?.['Create Table']}`),
      ...done.map((row) => `INSERT INTO migrations (timestamp, name) VALUES (${row['timestamp']}, '${row['name']}')`),
    ];
  });
  await template.drop();
  return statements;
}

async function freshSchema(): Promise<FreshDatabase> {
  const file = 'statements.json';
  const template = await onceARun('mariadb', async (folder) =>
    writeFileSync(path.join(folder, file), JSON.stringify(await readSchema())),
  );
  const statements: readonly string[] = JSON.parse(readFileSync(path.join(template, file), 'utf8'));
  const clean = new CleanDatabases(path.join(template, 'clean'), statements);
  const name = clean.take() ?? (await madeSchema(statements));
  return { url: urlOf(name), drop: () => clean.keepOrDrop(name) };
}

async function madeSchema(statements: readonly string[]): Promise<string> {
  const { name, url } = await emptySchema();
  const connection = await createConnection(url);
  for (const statement of statements) await connection.query(statement);
  await connection.end();
  return name;
}

const embedded: DatabaseKind = { name: 'embedded', fresh: freshFile, empty: async () => emptyFile() };
const mariadb: DatabaseKind = { name: 'mariadb', fresh: freshSchema, empty: emptySchema };

/** Both kinds; only the embedded one where no server runs (`npm run test:quick`). */
export const databases: readonly DatabaseKind[] = process.env['QUICK'] === '1' ? [embedded] : [embedded, mariadb];

/** The same tests on each kind of database. */
export function describeEachDatabase(title: string, tests: (kind: DatabaseKind) => void): void {
  for (const kind of databases) describe(`${title} (${kind.name})`, () => tests(kind));
}
