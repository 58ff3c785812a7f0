import { setTimeout as pauseFor } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Instant } from '../../src/domain/time/instant';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import type { Store } from '../../src/store/open-store';
import { type DatabaseKind, databases, describeEachDatabase } from '../kit/databases';
import { openAt } from './open-test-store';
import { nine } from './samples';

const future = 4_102_444_800_000 as Instant;

async function onDatabase(kind: DatabaseKind, how: 'empty' | 'fresh', work: (url: string) => Promise<void>) {
  const database = await kind[how]();
  try {
    await work(database.url);
  } finally {
    await database.drop();
  }
}

async function withStore<T>(url: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openAt(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Knows all migrations, or the first few, as an older release. */
async function connected(url: string, upTo?: number): Promise<DataSource> {
  const source = await dataSourceFor({ url }, await dialectOf({ url: url })).initialize();
  source.migrations.splice(upTo ?? source.migrations.length);
  return source;
}

/** How the tables differ from what this release wants. */
const driftOf = async (source: DataSource): Promise<readonly string[]> =>
  (await source.driver.createSchemaBuilder().log()).upQueries.map((one) => one.query);

afterEach(() => jest.restoreAllMocks());

describeEachDatabase('the tables of the desk', (kind) => {
  test.each([1, 2])('are made by one of three desks that start at once, and the others wait: %d', () =>
    onDatabase(kind, 'empty', async (url) => {
      const ran = await Promise.all([1, 2, 3].map(() => withStore(url, (store) => store.migrate())));
      expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
      await withStore(url, async (store) => expect(await store.pendingMigrations()).toEqual([]));
    }),
  );

  test('are not touched while another desk is at it, and made by the next one when it died', () =>
    onDatabase(kind, 'empty', async (url) => {
      const source = await connected(url);
      await withStore(url, (store) => store.migrate());
      const heldUntil = (until: number) =>
        source.query("UPDATE schema_lease SET holder = 'another', lease_until = ?", [until]);
      const newest = source.migrations.at(-1)?.name;
      await source.undoLastMigration();
      await heldUntil(future);
      await withStore(url, async (store) => {
        let ran: readonly string[] | undefined;
        await new Promise<void>((told) => {
          void store.migrate(told).then((names) => (ran = names));
        });
        await pauseFor(500);
        expect({ ran, pending: await store.pendingMigrations() }).toEqual({ ran: undefined, pending: [newest] });
        await heldUntil(Date.now());
        while (ran === undefined) await pauseFor(20);
        expect(ran).toEqual([newest]);
      });
      await source.destroy();
    }));

  test('are used beside a newer release that only added to them, and else left alone, in one sentence', () =>
    onDatabase(kind, 'fresh', async (url) => {
      const source = await connected(url);
      const newer = (name: string) =>
        source.query(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, '${name}')`);
      await withStore(url, async (store) => {
        await newer('AdditivePools1999999999999');
        await store.assertServed();
        expect(await store.migrate()).toEqual([]);
        await newer('Pools1999999999999');
        const sentence =
          'the database belongs to a newer release (Pools1999999999999): run that release, or restore a backup from before its migration';
        await expect(store.assertServed()).rejects.toThrow(sentence);
        await expect(store.migrate()).rejects.toThrow(sentence);
      });
      await source.destroy();
    }));

  test(
    'are the same after a crash at any statement of an upgrade and another start',
    () =>
      onDatabase(kind, 'empty', async (url) => {
        // TypeORM says on the terminal that a migration failed.
        jest.spyOn(console, 'log').mockImplementation();
        let [deaths, left] = [0, 1];
        for (let upTo = 2; left > 0; upTo += 1) {
          const source = await connected(url, upTo);
          await source.runMigrations();
          const whole = await driftOf(source);
          for (let died = true, nth = 1; died; nth += 1) {
            await source.undoLastMigration();
            died = await diesAt(url, upTo, nth);
            await source.runMigrations();
            expect(await driftOf(source)).toEqual(whole);
            deaths += Number(died);
          }
          await source.destroy();
          left = await withStore(url, async (store) => (await store.pendingMigrations()).length);
          if (left === 0) expect(whole).toEqual([]);
        }
        expect(deaths).toBeGreaterThan(3);
      }),
    120_000,
  );
});

for (const kind of databases.filter(({ name }) => name !== 'embedded')) {
  describe(`a database of another collation (${kind.name})`, () => {
    const culture = 'CHARACTER SET latin1 COLLATE latin1_swedish_ci';
    const otherwise = `
    SELECT table_name AS at FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_collation <> 'utf8mb4_bin'
    UNION SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
     WHERE table_schema = DATABASE() AND collation_name <> 'utf8mb4_bin'`;

    test('holds tables that compare byte by byte, whether a dump was restored into it or a release forgot to say so', () =>
      onDatabase(kind, 'empty', async (url) => {
        const source = await connected(url);
        const lookUp = (): Promise<unknown[]> => source.query(otherwise);
        await source.query(`ALTER DATABASE ${culture}`);
        await withStore(url, (store) => store.migrate());
        expect(await lookUp()).toEqual([]);

        // Restored: the dump says nothing about the database, and what the upgrade makes takes over its default.
        for (let left = source.migrations.length; left > 1; left -= 1) await source.undoLastMigration();
        await source.query(`ALTER DATABASE ${culture}`);
        await source.runMigrations();
        expect(await lookUp()).not.toEqual([]);
        await withStore(url, async (store) => {
          await store.shared.put('page:session:aBc', 'li', future);
          expect(await store.pendingMigrations()).toEqual([]);
          await store.migrate();
          expect(await lookUp()).toEqual([]);
          await store.shared.put('page:session:AbC', 'wang', future);
          expect(await store.shared.get('page:session:aBc', nine)).toMatchObject({ value: 'li' });
          expect(await store.shared.get('page:session:AbC', nine)).toMatchObject({ value: 'wang' });
        });
        await source.destroy();
      }));
  });
}

/**
 * Runs the last of the first so many migrations and dies, as by `kill -9`, before its n-th statement. Whether it got so
 * far.
 */
async function diesAt(url: string, upTo: number, nth: number): Promise<boolean> {
  const source = await connected(url, upTo);
  // MariaDB keeps room in each row for columns that were dropped, and nobody else drops them this often.
  if (source.options.type !== 'better-sqlite3') await source.query('ALTER TABLE outbox FORCE');
  let left = nth;
  const make = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => {
    const runner = make(mode);
    const ask = runner.query.bind(runner);
    runner.query = ((sql: string, ...rest: never[]) => {
      const changes = !/^\s*(SELECT|SHOW|PRAGMA|START|BEGIN|COMMIT|ROLLBACK)/i.test(sql);
      if (changes) left -= 1;
      if (changes && left <= 0) throw new Error('died');
      return ask(sql, ...rest);
    }) as typeof runner.query;
    return runner;
  };
  const died = await source.runMigrations().then(
    () => false,
    () => true,
  );
  await source.destroy();
  return died;
}
