import { randomBytes } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Instant } from '../../src/domain/time/instant';
import { openStore } from '../../src/store/open-store';
import { randomIds } from '../../src/wiring/random-ids';
import { type MariaDb, startMariaDb } from '../../test/kit/mariadb';

/**
 * What a careful operator runs: every commit reaches the disk. These come after the flags of the tests, which do not
 * wait for the disk, and win.
 */
const careful = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-flush-method=O_DIRECT',
  '--innodb-doublewrite=1',
  '--innodb-buffer-pool-size=1G',
  '--innodb-log-file-size=512M',
];

/** What decides how fast a commit is: said with every result. */
const telling = ['innodb_flush_log_at_trx_commit', 'innodb_flush_method', 'innodb_doublewrite', 'sync_binlog'];

/** The server of TEST_DATABASE_URL, or a throw-away MariaDB that is started when the first database is asked for. */
export class Server {
  private own: Promise<MariaDb> | undefined;
  private readonly made: string[] = [];

  constructor(private readonly given: string | undefined) {}

  /** A new, migrated database. */
  async freshDatabase(): Promise<string> {
    const name = `bench_${randomBytes(6).toString('hex')}`;
    await this.ask(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    this.made.push(name);
    const url = new URL(await this.url());
    url.pathname = `/${name}`;
    const store = await openStore({ url: url.toString(), ids: randomIds, now: () => 0 as Instant });
    await store.migrate();
    await store.close();
    return url.toString();
  }

  /** Which server it is and how it writes; undefined while nobody has asked for a database. */
  async about(): Promise<object | undefined> {
    if (this.made.length === 0) return undefined;
    const names = telling.map((name) => `'${name}'`).join(',');
    const [version] = await this.ask('SELECT VERSION() AS version');
    const settings = await this.ask(`SHOW VARIABLES WHERE Variable_name IN (${names})`);
    return {
      server: version?.['version'],
      from: this.given === undefined ? 'throw-away, on the same machine' : 'TEST_DATABASE_URL',
      settings: Object.fromEntries(settings.map((row) => [row['Variable_name'], row['Value']])),
    };
  }

  /** Leaves nothing behind: the throw-away server goes, on any other its databases do. */
  async stop(): Promise<void> {
    if (this.given !== undefined) for (const name of this.made) await this.ask(`DROP DATABASE IF EXISTS ${name}`);
    await (await this.own)?.stop();
  }

  private async url(): Promise<string> {
    if (this.given !== undefined) return this.given;
    this.own ??= startMariaDb(careful);
    return (await this.own).url;
  }

  private async ask(sql: string): Promise<readonly RowDataPacket[]> {
    const connection = await createConnection(await this.url());
    try {
      return (await connection.query<RowDataPacket[]>(sql))[0];
    } finally {
      await connection.end();
    }
  }
}
