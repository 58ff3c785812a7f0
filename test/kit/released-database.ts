import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { createConnection } from 'mysql2/promise';
import type { Instant } from '../../src/domain/time/instant';
import { dataSourceFor } from '../../src/store/data-source';
import type { DatabaseKind, FreshDatabase } from './databases';
import { lastRelease, releases } from './released-desk';

/** A button or link that stands in somebody's chat, and what the last release did when it was pressed. */
export interface StandingPress {
  readonly platform: 'slack' | 'wecom';
  readonly account: string;
  /** What it brings back, as the platform holds it. */
  readonly text: string;
  /** Kind of the reply. */
  readonly reply: string;
  /** What happened to its ticket. */
  readonly did: readonly string[];
}

/** What stood in chats when the last release ended. */
export interface ReleasedChats {
  readonly now: Instant;
  /** What its desk went by. */
  readonly deskFile: string;
  readonly presses: readonly StandingPress[];
  /** Paths of pages. */
  readonly links: readonly string[];
  /** Open forms: what a window of Slack carries, and what a page has sealed. */
  readonly forms: { readonly window: string; readonly page: string };
}

const unpacked = <Content>(name: string): Content =>
  JSON.parse(brotliDecompressSync(readFileSync(path.join(releases, `${lastRelease}.${name}.json.br`))).toString());

export const releasedChats = (): ReleasedChats => unpacked('chats');

/** The database of the last release, as it left it. */
export async function releasedDatabase(kind: DatabaseKind): Promise<FreshDatabase & { readonly now: Instant }> {
  const { now, statements } = unpacked<{ readonly now: Instant; readonly statements: readonly string[] }>(
    kind.name === 'embedded' ? 'sqlite' : 'mariadb',
  );
  const database = await kind.empty();
  await (kind.name === 'embedded' ? intoFile : intoServer)(database.url, statements);
  return { ...database, now };
}

async function intoFile(url: string, statements: readonly string[]): Promise<void> {
  const source = await dataSourceFor({ url }, 'sqlite').initialize();
  for (const statement of statements) await source.query(statement);
  await source.destroy();
}

async function intoServer(url: string, statements: readonly string[]): Promise<void> {
  const connection = await createConnection(url.replace('mariadb:', 'mysql:'));
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}
