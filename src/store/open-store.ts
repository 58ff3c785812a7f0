import { setTimeout as pauseFor } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { LogRules } from '../domain/record/log-rules';
import type { KindName } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import type { Audit } from '../ports/audit';
import type { DeskVersions } from '../ports/desk-versions';
import type { Files } from '../ports/files';
import type { Ids } from '../ports/ids';
import type { KeptDigests } from '../ports/kept-digests';
import type { Logger } from '../ports/logger';
import type { OldThings } from '../ports/old-things';
import type { PersonalData } from '../ports/personal-data';
import type { Pictures } from '../ports/pictures';
import type {
  Inbox,
  MessageRefs,
  Outbox,
  OverdueMessages,
  OverdueTimers,
  RecurringTasks,
  Timers,
} from '../ports/queues';
import type { Records } from '../ports/records';
import type { Assets, Drafts, Ledger, People, Roster, SpoiltPeople, Tickets } from '../ports/repositories';
import type { Search } from '../ports/search';
import type { SharedState } from '../ports/shared-state';
import type { TermsRegister } from '../ports/terms-register';
import type { UnitOfWork } from '../ports/unit-of-work';
import type { Limits } from './bounded-pool';
import { type DataSourceSettings, dataSourceFor, dialectOf, sqliteFile, type Tls, usualPoolSize } from './data-source';
import type { Database } from './database';
import type { Dialect } from './dialect';
import { isBusy } from './failure';
import { KnownKinds } from './known-kinds';
import { MysqlDatabase } from './mysql-database';
import { beOnlyProcess, keepPrivate } from './only-process';
import { Schema } from './schema';
import { cipherOf, databaseTime, longestStatement } from './server-facts';
import { SqliteDatabase } from './sqlite-database';
import { StaffCache } from './staff-cache';
import { StoreAssets } from './store-assets';
import { StoreAudit } from './store-audit';
import { StoreDeskVersions } from './store-desk-versions';
import { StoreDrafts } from './store-drafts';
import { StoreFiles } from './store-files';
import { StoreInbox } from './store-inbox';
import { StoreKeptDigests } from './store-kept-digests';
import { StoreLedger } from './store-ledger';
import { StoreMessageRefs } from './store-message-refs';
import { StoreOldThings } from './store-old-things';
import { StoreOutbox } from './store-outbox';
import { StorePeople } from './store-people';
import { StorePersonalData } from './store-personal-data';
import { StorePictures } from './store-pictures';
import { StoreRecords } from './store-records';
import { StoreRecurringTasks } from './store-recurring-tasks';
import { StoreRoster } from './store-roster';
import { StoreSearch } from './store-search';
import { StoreSharedState } from './store-shared-state';
import { StoreTerms } from './store-terms';
import { StoreTickets } from './store-tickets';
import { StoreTimers } from './store-timers';
import { StoreUnitOfWork } from './store-unit-of-work';

export interface StoreSettings {
  /** `sqlite:./path.db`, `mysql://user:password@host:port/database` or `mariadb://…`. */
  readonly url: string;
  /** Present: the line is encrypted, or there is none; MySQL only. */
  readonly tls?: Tls;
  readonly ids: Ids;
  /** Dates pictures. */
  readonly now: () => Instant;
  /** This process runs the desk: on an embedded database it must be the only one that does. */
  readonly asDesk?: boolean;
  /** Rules of every kind of record; those of tickets are known. */
  readonly rules?: readonly LogRules[];
  /** Kinds of records that this process knows; unless told otherwise, all of this release, and those with rules. */
  readonly kinds?: readonly KindName[];
  /** Connections at most; MySQL only. */
  readonly poolSize?: number;
  /** Told of slow statements. */
  readonly logger?: Logger;
  /** How long to wait for connections and answers; MySQL only. */
  readonly limits?: Limits;
}

/** The desk's memory: every port that a database stands behind. */
export interface Store {
  readonly uow: UnitOfWork;
  readonly timers: Timers & OverdueTimers;
  readonly outbox: Outbox & OverdueMessages;
  readonly refs: MessageRefs;
  readonly inbox: Inbox;
  readonly tasks: RecurringTasks;
  readonly tickets: Tickets;
  readonly records: Records;
  readonly search: Search;
  readonly people: People & SpoiltPeople;
  readonly roster: Roster;
  readonly assets: Assets;
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly pictures: Pictures;
  readonly files: Files;
  /** Stores any key; whoever uses it through the port writes known ones. */
  readonly shared: Pick<StoreSharedState, keyof SharedState>;
  readonly terms: TermsRegister;
  readonly deskVersions: DeskVersions;
  readonly digests: KeptDigests;
  readonly old: OldThings;
  readonly audit: Audit;
  readonly personal: PersonalData;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /**
   * Brings the tables up to date and answers the names of the migrations it ran. Of several processes one does it and the
   * others wait; `onWait` is told once. Throws SchemaTooNew.
   */
  migrate(onWait?: () => void): Promise<readonly string[]>;
  /** Names of migrations that are still to be run. */
  pendingMigrations(): Promise<readonly string[]>;
  /** Throws SchemaTooNew where a newer release changed the tables in a way that this one cannot work with. */
  assertServed(): Promise<void>;
  /** What the database takes for now. */
  databaseTime(): Promise<Instant>;
  /** The cipher of the line to the database; undefined where it is not encrypted. */
  cipher(): Promise<string | undefined>;
  /** Bytes of the longest statement it takes; undefined where nothing limits it. */
  longestStatement(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Two processes that make one file at the same time refuse each other for a moment. */
async function opened(settings: DataSourceSettings): Promise<DataSource> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await dataSourceFor(settings, 'sqlite').initialize();
    } catch (error) {
      if (!isBusy(error) || turn === 100) throw error;
      await pauseFor(20);
    }
  }
}

async function connect(settings: StoreSettings, dialect: Dialect): Promise<Database> {
  if (dialect !== 'sqlite') {
    const source = await dataSourceFor(settings, dialect).initialize();
    return new MysqlDatabase(dialect, source, settings.poolSize ?? usualPoolSize);
  }
  const file = sqliteFile(settings.url);
  keepPrivate(file);
  const letGo = settings.asDesk ? beOnlyProcess(file) : () => undefined;
  try {
    const writer = await opened({ ...settings, busyTimeout: 0 });
    const reader = await opened(settings);
    return new SqliteDatabase(file, { writer, reader, letGo });
  } catch (error) {
    letGo();
    throw error;
  }
}

/** A change of a large table takes its time. */
const migrationLimits: Limits = { connection: 10_000, statement: 3_600_000 };

/** Migrations have a connection of their own, which may wait for another process and is thrown away afterwards. */
async function migrating<T>(settings: StoreSettings, dialect: Dialect, work: (source: DataSource) => Promise<T>) {
  const source = await dataSourceFor({ ...settings, poolSize: 1, limits: migrationLimits }, dialect).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/**
 * Connects to the desk's database. Tables are made and brought up to date by `migrate` only. Throws when the database
 * cannot be reached or the URL is of no known kind, and AnotherProcess.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { ids, now } = settings;
  const kinds = new KnownKinds(settings.rules, settings.kinds);
  const dialect = await dialectOf(settings);
  const database = await connect(settings, dialect);
  const staffCache = new StaffCache();
  const schema = new Schema({
    database,
    databaseTime: () => databaseTime(database),
    holder: ids.next(),
    migrating: (work) => migrating(settings, dialect, work),
  });
  return {
    uow: new StoreUnitOfWork(database, staffCache, kinds),
    timers: new StoreTimers(database, ids, kinds.names),
    outbox: new StoreOutbox(database, ids),
    refs: new StoreMessageRefs(database),
    inbox: new StoreInbox(database, ids),
    tasks: new StoreRecurringTasks(database, ids),
    tickets: new StoreTickets(database),
    records: new StoreRecords(database, kinds),
    search: new StoreSearch(database, kinds),
    people: new StorePeople(database, staffCache),
    roster: new StoreRoster(database, staffCache),
    assets: new StoreAssets(database),
    ledger: new StoreLedger(database),
    drafts: new StoreDrafts(database),
    pictures: new StorePictures(database, now),
    files: new StoreFiles(database, ids),
    shared: new StoreSharedState(database),
    terms: new StoreTerms(database),
    deskVersions: new StoreDeskVersions(database),
    digests: new StoreKeptDigests(database),
    old: new StoreOldThings(database, now, kinds),
    audit: new StoreAudit(database),
    personal: new StorePersonalData(database, staffCache, kinds),
    ping: async () => void (await database.read.query('SELECT 1')),
    migrate: (onWait) => schema.migrate(onWait),
    pendingMigrations: () => schema.pending(),
    assertServed: () => schema.assertServed(),
    databaseTime: () => databaseTime(database),
    cipher: () => cipherOf(database),
    longestStatement: () => longestStatement(database),
    close: () => database.close(),
  };
}
