import { dataSourceFor } from '../../src/store/data-source';
import { MysqlDatabase } from '../../src/store/mysql-database';
import { StoreOutbox } from '../../src/store/store-outbox';
import { countingIds } from '../kit/counting-ids';
import { databases } from '../kit/databases';
import { later, leaseOf, nine } from './samples';

const waiting = 400;
/** Of one conversation, each behind the other and free to be passed: redraws, which others are sending. */
const backlog = `INSERT INTO outbox
  (dedup_key, conversation, state, created_at, due_at, attempts, lease_until, data, priority, turn_at, aside, revision, broken)
  VALUES ${Array.from(
    { length: waiting },
    (_, nth) =>
      `('key${nth}', 'one', 'waiting', ${nine - waiting + nth}, ${nine}, 0, ${later(60)}, '{}', 'usual', ${nine}, 1, 0, 0)`,
  ).join(',')}`;

test('looking for what is due costs by what waits, not by its square', async () => {
  const kind = databases.find(({ name }) => name === 'mariadb');
  if (kind === undefined) throw new Error('no server');
  const fresh = await kind.fresh();
  // One connection, so that its own count tells what it read.
  const source = await dataSourceFor({ url: fresh.url, poolSize: 1 }, 'mariadb').initialize();
  try {
    const database = new MysqlDatabase('mariadb', source, 1);
    const read = async (): Promise<number> => {
      const rows: { Value: string }[] = await database.read.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    await database.read.query(backlog);
    const before = await read();
    expect(await new StoreOutbox(database, countingIds).claim(leaseOf('one', nine), 8)).toEqual([]);
    expect((await read()) - before).toBeLessThan(10 * waiting);
  } finally {
    await source.destroy();
    await fresh.drop();
  }
});
