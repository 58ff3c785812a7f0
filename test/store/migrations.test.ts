import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import { type DatabaseKind, describeEachDatabase, type FreshDatabase } from '../kit/databases';
import { openAt } from './open-test-store';

async function withEmpty(kind: DatabaseKind, work: (database: FreshDatabase) => Promise<void>): Promise<void> {
  const database = await kind.empty();
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

const both = ['Desk1795305600000', 'SecondPlatform1795392000000'];

describeEachDatabase('migrations', (kind) => {
  test('make every table as the entities say it, and run once', () =>
    withEmpty(kind, async ({ url }) => {
      const store = await openAt(url);
      expect(await store.pendingMigrations()).toEqual(both);
      expect(await store.migrate()).toEqual(both);
      expect(await store.pendingMigrations()).toEqual([]);
      expect(await store.migrate()).toEqual([]);
      await store.close();
      const source = await dataSourceFor({ url }, await dialectOf(url)).initialize();
      const drift = await source.driver.createSchemaBuilder().log();
      await source.destroy();
      expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
    }));

  test('can be undone and run again', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf(url)).initialize();
      await source.runMigrations();
      for (const _ of both) await source.undoLastMigration();
      expect((await source.runMigrations()).map(({ name }) => name)).toEqual(both);
      await source.destroy();
    }));

  test('answer a ping and tell the time of the database', () =>
    withEmpty(kind, async ({ url }) => {
      const store = await openAt(url);
      await store.ping();
      expect(Math.abs((await store.databaseTime()) - Date.now())).toBeLessThan(60_000);
      await store.close();
      await expect(store.ping()).rejects.toThrow();
    }));
});

test('a URL of no known kind is refused in words', async () => {
  await expect(openAt('postgres://x/y')).rejects.toThrow('a database URL starts with mysql://');
});
