import { readdirSync } from 'node:fs';
import path from 'node:path';
import mysql2, { type PoolOptions } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { Logger } from '../ports/logger';
import { bindNumbers } from './bind-numbers';
import { createBoundedPool, type Limits, usualLimits } from './bounded-pool';
import type { Dialect } from './dialect';
import { entities } from './entities';
import { GuardedSqlite } from './guarded-sqlite';
import { SnakeNaming } from './snake-naming';
import { slowFrom, typeOrmLog } from './typeorm-log';
import { within } from './within';

/** What mysql2 is told about encryption. */
export interface Tls {
  readonly rejectUnauthorized: boolean;
  readonly verifyIdentity: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** How to reach a database, and how patient to be. */
export interface DataSourceSettings {
  /** `sqlite:./path.db`, `mysql://user:password@host:port/database` or `mariadb://…`. */
  readonly url: string;
  /** Present: the line is encrypted, or there is none; MySQL only. */
  readonly tls?: Tls;
  /** Connections at most; MySQL only. */
  readonly poolSize?: number;
  readonly logger?: Logger;
  /** How long to wait for connections and answers; MySQL only. */
  readonly limits?: Limits;
  /** Milliseconds to wait synchronously for another process's write; SQLite only. */
  readonly busyTimeout?: number;
}

/** Connections of a process at most, unless told otherwise. */
export const usualPoolSize = 16;

/** Milliseconds until a server that does not answer is taken for gone. */
const connectTimeout = 3000;

const sqliteUrl = /^sqlite:(?<file>.+?)(?<options>\?synchronous=off)?$/;

function partsOf(url: string): Readonly<Record<string, string | undefined>> {
  const parts = sqliteUrl.exec(url)?.groups;
  if (parts === undefined) {
    throw new Error('a database URL starts with mysql://, mariadb:// or sqlite:, e.g. sqlite:./dutydesk.db');
  }
  return parts;
}

/** The file of an embedded database. Throws when the URL is of no kind we know. */
export const sqliteFile = (url: string): string => path.resolve(partsOf(url)['file'] ?? '');

/**
 * What was acknowledged survives a power cut. Tests, which survive none, say `?synchronous=off`: a commit then waits for
 * no disk.
 */
const synchronousOf = (url: string): 'FULL' | 'OFF' => (partsOf(url)['options'] === undefined ? 'FULL' : 'OFF');

/** Bytes of an embedded database that are read without being copied: addresses, no memory of ours. */
const mapped = 2 ** 30;

/**
 * Whose SQL this URL speaks. A MySQL URL may well lead to MariaDB, of which TypeORM wants to be told: its `mysql` breaks
 * there (phantom schema changes, failing upserts), so the server is asked.
 */
export async function dialectOf({ url, tls }: Pick<DataSourceSettings, 'url' | 'tls'>): Promise<Dialect> {
  if (/^mariadb:/.test(url)) return 'mariadb';
  if (!/^mysql:/.test(url)) return 'sqlite';
  const connection = await createConnection({ uri: url, connectTimeout, ...(tls && { ssl: { ...tls } }) });
  try {
    const asked = connection.query('SELECT VERSION() AS version');
    const [rows] = await within(usualLimits.statement, asked, () => connection.destroy());
    return JSON.stringify(rows).includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    connection.destroy();
  }
}

/**
 * The classes of `migrations/`, the same folder in source (.ts) and in dist (.js). Loaded from here: what TypeORM loads
 * itself is out of reach for whoever compiles while loading.
 */
function migrations(): (new () => MigrationInterface)[] {
  const folder = path.join(__dirname, '../../migrations');
  const files = readdirSync(folder).filter((file) => path.extname(file) === path.extname(__filename));
  return files.flatMap((file) => Object.values(require(path.join(folder, file))));
}

/** What TypeORM made of the entities, by dialect. */
const known = new Map<Dialect, Pick<DataSource, 'entityMetadatas' | 'entityMetadatasMap'>>();

/** A data source that reads the entities once a process: for each anew it is half of what opening a database costs. */
class KnowingSource extends DataSource {
  constructor(
    settings: DataSourceSettings,
    private readonly dialect: Dialect,
  ) {
    super(optionsFor(settings, dialect));
  }

  protected override async buildMetadatas(): Promise<void> {
    await super.buildMetadatas();
    if (this.entityMetadatas.length === 0) Object.assign(this, known.get(this.dialect));
    else
      known.set(this.dialect, { entityMetadatas: this.entityMetadatas, entityMetadatasMap: this.entityMetadatasMap });
  }
}

function optionsFor(settings: DataSourceSettings, dialect: Dialect): DataSourceOptions {
  const common = {
    entities: known.has(dialect) ? [] : entities(dialect),
    namingStrategy: new SnakeNaming(),
    migrations: migrations(),
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
    logger: typeOrmLog(settings.logger),
    maxQueryExecutionTime: slowFrom,
  };
  if (dialect === 'sqlite') {
    return {
      ...common,
      type: 'better-sqlite3',
      driver: GuardedSqlite,
      database: sqliteFile(settings.url),
      enableWAL: true,
      timeout: settings.busyTimeout ?? 5000,
      statementCacheSize: 500,
      prepareDatabase: (database: { pragma(text: string): unknown }) => {
        database.pragma(`synchronous = ${synchronousOf(settings.url)}`);
        // What was deleted is not left in the file for whoever reads it.
        database.pragma('secure_delete = ON');
        // What a search reads through is read where the system keeps it, not copied page by page after every write.
        database.pragma(`mmap_size = ${mapped}`);
      },
    };
  }
  return {
    ...common,
    type: dialect,
    driver: {
      ...mysql2,
      createPool: (options: PoolOptions) => createBoundedPool(options, settings.limits ?? usualLimits),
    },
    url: settings.url,
    charset: 'utf8mb4',
    timezone: 'Z',
    // A stack trace for every statement would cost as much as the statement itself.
    trace: false,
    poolSize: settings.poolSize ?? usualPoolSize,
    connectTimeout,
    ...(settings.tls && { ssl: { ...settings.tls } }),
    extra: { enableKeepAlive: true, keepAliveInitialDelay: 5000, maxIdle: 4, idleTimeout: 15_000 },
  };
}

/** A TypeORM data source, not yet connected. */
export function dataSourceFor(settings: DataSourceSettings, dialect: Dialect): DataSource {
  const source = new KnowingSource(settings, dialect);
  if (dialect === 'sqlite') bindNumbers(source.driver);
  return source;
}
