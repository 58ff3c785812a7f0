import { setTimeout as pauseFor } from 'node:timers/promises';
import { after, type Instant, seconds } from '../domain/time/instant';
import type { Database } from './database';
import { isDuplicate, isMissingTable } from './failure';

/** A process that died while it migrated is waited for so long; one that lives renews its lease. */
const lease = seconds(30);
const renewedEvery = seconds(10);

const work = 'migrations';

/**
 * Lets one process at a time change the tables. It cannot lean on a migration, so its table is made where it is missing;
 * moments are the database's own, because no clock has been compared with it yet. Whoever is taken for dead does no
 * harm: migrations may be run again at any point.
 */
export class SchemaLease {
  constructor(
    private readonly database: Database,
    private readonly databaseTime: () => Promise<Instant>,
    private readonly holder: string,
  ) {}

  /** Does the work, or answers undefined when another process is at it. */
  async run<T>(change: () => Promise<T>): Promise<T | undefined> {
    if (await this.#isHeld()) return undefined;
    await this.#prepare();
    if (!(await this.#take())) return undefined;
    const renewing = setInterval(() => {
      // A migration may hold the whole SQLite file; then nobody else can begin one either.
      this.#renew().catch(() => undefined);
    }, renewedEvery);
    try {
      return await change();
    } finally {
      clearInterval(renewing);
      await this.#release();
    }
  }

  /** Whoever waits only looks: a write beside it would make a migration on SQLite begin anew. */
  async #isHeld(): Promise<boolean> {
    try {
      const held = 'SELECT holder FROM schema_lease WHERE name = ? AND lease_until > ?';
      const rows: unknown[] = await this.database.read.query(held, [work, await this.databaseTime()]);
      return rows.length > 0;
    } catch (error) {
      if (isMissingTable(error)) return false;
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    const bytes = this.database.dialect === 'sqlite' ? '' : ' CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
    const columns = 'name VARCHAR(32) NOT NULL PRIMARY KEY, holder VARCHAR(64) NOT NULL, lease_until BIGINT NOT NULL';
    await this.database.write((write) => write.query(`CREATE TABLE IF NOT EXISTS schema_lease (${columns})${bytes}`));
    await this.database.write(async (write) => {
      try {
        await write.query("INSERT INTO schema_lease (name, holder, lease_until) VALUES (?, '', 0)", [work]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    });
  }

  async #take(): Promise<boolean> {
    const now = await this.databaseTime();
    await this.database.write((write) =>
      write.query(
        'UPDATE schema_lease SET holder = ?, lease_until = ? WHERE name = ? AND (lease_until <= ? OR holder = ?)',
        [this.holder, after(now, lease), work, now, this.holder],
      ),
    );
    const [row]: { holder: string }[] = await this.database.read.query(
      'SELECT holder FROM schema_lease WHERE name = ?',
      [work],
    );
    return row?.holder === this.holder;
  }

  /** Never takes it: one that is still on its way when the lease is given back finds it nobody's. */
  async #renew(): Promise<void> {
    const until = after(await this.databaseTime(), lease);
    const held = 'UPDATE schema_lease SET lease_until = ? WHERE name = ? AND holder = ?';
    await this.database.write((write) => write.query(held, [until, work, this.holder]));
  }

  async #release(): Promise<void> {
    const free = "UPDATE schema_lease SET holder = '', lease_until = 0 WHERE name = ? AND holder = ?";
    await this.database.write((write) => write.query(free, [work, this.holder]));
  }
}

/** Longest wait between two looks at whether the other process has finished. */
export const schemaPause = (): Promise<void> => pauseFor(200);
