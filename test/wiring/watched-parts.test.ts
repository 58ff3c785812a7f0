import Database from 'libsql';
import { createConnection } from 'mysql2/promise';
import { type Duration, seconds } from '../../src/domain/time/instant';
import { sqliteFile } from '../../src/store/data-source';
import { createReadiness } from '../../src/web/readiness';
import { watchedParts } from '../../src/wiring/watched-parts';
import { describeEachDatabase } from '../kit/databases';
import { twoStores } from '../store/open-test-store';
import { nine } from '../store/samples';

/** Does something to the database beside the desk. */
async function beside(url: string, sql: string): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(sqliteFile(url));
    database.exec(sql);
    database.close();
    return;
  }
  const connection = await createConnection(url);
  await connection.query(sql).finally(() => connection.end());
}

const refuses = (url: string, on: 'INSERT' | 'UPDATE'): string =>
  url.startsWith('sqlite:')
    ? `CREATE TRIGGER full_${on} BEFORE ${on} ON shared_fact BEGIN SELECT RAISE(ABORT, 'disk full'); END`
    : `CREATE TRIGGER full_${on} BEFORE ${on} ON shared_fact FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'disk full'`;

describeEachDatabase('readiness', (kind) => {
  const stores = twoStores(kind);

  test('sees that the database reads but takes no writes, and that it takes them again', async () => {
    let now = 0;
    const clock = { now: () => nine, monotonic: () => now as Duration };
    const health = () => ({ ok: true, silentFor: seconds(0), stuck: [] });
    const readiness = createReadiness(watchedParts({ store: stores.one, clock, worker: 'one', health }));
    expect(await readiness()).toMatchObject({ ready: true, database: 'ok', pendingMigrations: 0 });

    await beside(stores.url, refuses(stores.url, 'INSERT'));
    await beside(stores.url, refuses(stores.url, 'UPDATE'));
    now += seconds(1);
    expect(await readiness()).toMatchObject({ ready: false, reasons: ['the database takes no writes'] });

    for (const on of ['INSERT', 'UPDATE']) await beside(stores.url, `DROP TRIGGER full_${on}`);
    now += seconds(1);
    expect(await readiness()).toMatchObject({ ready: true });
  });
});
