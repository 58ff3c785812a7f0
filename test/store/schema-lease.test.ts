import type { Database } from '../../src/store/database';
import { SchemaLease } from '../../src/store/schema-lease';
import { databaseTime } from '../../src/store/server-facts';
import { describeEachDatabase } from '../kit/databases';
import { openDatabaseAt } from './open-test-database';

afterEach(() => jest.restoreAllMocks());

describeEachDatabase('the lease of whoever changes the tables', (kind) => {
  test('is free once it was given back, though a renewal was still on its way', async () => {
    const fresh = await kind.empty();
    const database = await openDatabaseAt(fresh.url);
    const beat = jest.spyOn(globalThis, 'setInterval').mockReturnValue(undefined as never);
    let sent: Promise<unknown> | undefined;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let isRenewing = false;
    const slow: Database = {
      dialect: database.dialect,
      read: database.read,
      transact: (work) => database.transact(work),
      close: () => database.close(),
      write: (work) => {
        if (!isRenewing || sent !== undefined) return database.write(work);
        const late = released.then(() => database.write(work));
        sent = late;
        return late;
      },
    };
    const time = () => databaseTime(database);
    await new SchemaLease(slow, time, 'one').run(async () => {
      isRenewing = true;
      const renew = beat.mock.calls.at(-1)?.[0] as () => void;
      renew();
      while (sent === undefined) await new Promise((resolve) => setImmediate(resolve));
    });
    release();
    await sent;
    expect(await new SchemaLease(database, time, 'two').run(() => Promise.resolve('changed'))).toBe('changed');
    await database.close();
    await fresh.drop();
  });
});
