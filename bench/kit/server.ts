import { randomBytes } from 'node:crypto';
import type { Instant } from '../../src/domain/time/instant';
import { openStore } from '../../src/store/open-store';
import { randomIds } from '../../src/wiring/random-ids';
import { createConnection } from 'mysql2/promise';
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

export const serverFlags = careful;

/** A throw-away MariaDB, started when the first database is asked for. */
export class Server {
  #server: Promise<MariaDb> | undefined;

  /** A new, migrated database. */
  async freshDatabase(): Promise<string> {
    this.#server ??= startMariaDb(careful);
    const url = new URL((await this.#server).url);
    const name = `bench_${randomBytes(6).toString('hex')}`;
    const connection = await createConnection(url.toString());
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    await connection.end();
    url.pathname = `/${name}`;
    const store = await openStore({ url: url.toString(), ids: randomIds, now: () => 0 as Instant });
    await store.migrate();
    await store.close();
    return url.toString();
  }

  async stop(): Promise<void> {
    await (await this.#server)?.stop();
  }
}
