import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '../domain/time/instant';
import { compareByBytes, comparedByCulture } from './collation';
import type { Database } from './database';
import { isBusy, isMissingTable } from './failure';
import { SchemaLease, schemaPause } from './schema-lease';

/** The tables were changed by a newer release, in a way that this one cannot work with. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
  constructor(readonly migrations: readonly string[]) {
    super(
      `the database belongs to a newer release (${migrations.join(', ')}): run that release, or restore a backup from before its migration`,
    );
  }
}

/**
 * A migration whose name begins so only adds tables, indices and columns that may be empty. Releases from before it work
 * on beside it, so it may be rolled out process by process.
 */
const additive = /^Additive/;

/** What the schema needs. */
export interface SchemaParts {
  readonly database: Database;
  readonly databaseTime: () => Promise<Instant>;
  readonly holder: string;
  /** Works on a connection of its own, which may wait for another process and is thrown away afterwards. */
  readonly migrating: <T>(work: (source: DataSource) => Promise<T>) => Promise<T>;
}

/** The tables of the desk: which migrations made them, and which are still to be run. */
export class Schema {
  readonly #lease: SchemaLease;

  constructor(private readonly parts: SchemaParts) {
    this.#lease = new SchemaLease(parts.database, parts.databaseTime, parts.holder);
  }

  /** Names of migrations that are still to be run. */
  async pending(): Promise<readonly string[]> {
    const applied = new Set(await appliedIn(this.parts.database.read));
    return this.#known().filter((name) => !applied.has(name));
  }

  /** Throws SchemaTooNew where a newer release ran a migration that this one cannot work beside. */
  async assertServed(): Promise<void> {
    const known = new Set(this.#known());
    const newer = (await appliedIn(this.parts.database.read)).filter(
      (name) => !known.has(name) && !additive.test(name),
    );
    if (newer.length > 0) throw new SchemaTooNew(newer);
  }

  /**
   * Brings the tables up to date and answers the names of the migrations it ran. Of several processes one does it and
   * the others wait, however long it takes; `onWait` is told once. Throws SchemaTooNew.
   */
  async migrate(onWait: () => void = () => undefined): Promise<readonly string[]> {
    for (let turn = 0; ; turn += 1) {
      await this.assertServed();
      if (await this.#isCurrent()) return [];
      const ran = await this.#lease.run(() => this.#run()).catch(unlessBusy);
      if (ran !== undefined) return ran;
      if (turn === 0) onWait();
      await schemaPause();
    }
  }

  #known(): readonly string[] {
    return this.parts.database.read.dataSource.migrations.map((known) => known.name ?? known.constructor.name);
  }

  async #isCurrent(): Promise<boolean> {
    if ((await this.pending()).length > 0) return false;
    const { dialect, read } = this.parts.database;
    return (await comparedByCulture(dialect, read)).length === 0;
  }

  #run(): Promise<readonly string[]> {
    return this.parts.migrating(async (source) => {
      const ran = await source.runMigrations();
      await compareByBytes(this.parts.database.dialect, source.manager);
      return namesOf(ran);
    });
  }
}

const namesOf = (migrations: readonly { readonly name: string }[]): readonly string[] =>
  migrations.map(({ name }) => name);

/** Somebody wrote to the SQLite file beside it; a migration may be run again from any point. */
function unlessBusy(error: unknown): undefined {
  if (!isBusy(error)) throw error;
}

async function appliedIn(read: EntityManager): Promise<readonly string[]> {
  try {
    return namesOf(await read.query('SELECT name FROM migrations'));
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}
