import type { Database } from '../../src/store/database';
import { StoreOutbox } from '../../src/store/store-outbox';
import { countingIds } from '../kit/counting-ids';
import { databases, type FreshDatabase } from '../kit/databases';
import { openDatabaseAt } from './open-test-database';
import { later, leaseOf, nine } from './samples';

/** A message that waits, as far as the order of the outbox goes. */
interface Waits {
  readonly conversation: string;
  readonly aside?: 1;
  readonly leased?: boolean;
  /** Seconds by which its turn comes later. */
  readonly turn?: number;
}

describe.each(databases.filter(({ name }) => name === 'mariadb'))('looking for what is due ($name)', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeEach(async () => {
    fresh = await kind.fresh();
    // One connection, so that its own count tells what it read.
    database = await openDatabaseAt(fresh.url, 1);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const wait = async (all: readonly Waits[]): Promise<void> => {
    const rows = all.map(({ conversation, aside = 0, leased = false, turn = 0 }, nth) => {
      const until = leased ? later(60) : 'NULL';
      const times = `${nine - all.length + nth}, ${nine}, 0, ${until}`;
      return `('key${nth}', '${conversation}', 'waiting', ${times}, '{}', 'usual', ${later(turn)}, ${aside}, 0, 0)`;
    });
    await database.read.query(`INSERT INTO outbox
      (dedup_key, conversation, state, created_at, due_at, attempts, lease_until, data, priority, turn_at, aside, revision, broken)
      VALUES ${rows.join(',')}`);
    await database.read.query('ANALYZE TABLE outbox');
  };
  const read = async (): Promise<number> => {
    const rows: { Value: string }[] = await database.read.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
    return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
  };
  const claimed = async (limit = 8): Promise<{ readonly count: number; readonly cost: number }> => {
    const before = await read();
    const rows = await new StoreOutbox(database, countingIds).claim(leaseOf('one', nine), limit);
    return { count: rows.length, cost: (await read()) - before };
  };
  const many = <Row>(length: number, row: (nth: number) => Row): readonly Row[] =>
    Array.from({ length }, (_, nth) => row(nth));

  test('costs by what waits, not by its square, where it all may be passed and others are sending it', async () => {
    await wait(many(400, () => ({ conversation: 'one', aside: 1, leased: true })));
    expect(await claimed()).toMatchObject({ count: 0 });
    expect((await claimed()).cost).toBeLessThan(10 * 400);
  });

  test('costs the same, however many wait behind one that is being sent', async () => {
    await wait(many(3000, (nth) => ({ conversation: 'one', leased: nth === 0 })));
    const { count, cost } = await claimed();
    expect(count).toBe(0);
    expect(cost).toBeLessThan(1000);
  });

  test('costs the same, however many wait behind the one that is found', async () => {
    await wait(many(3000, () => ({ conversation: 'one' })));
    const { count, cost } = await claimed();
    expect(count).toBe(1);
    expect(cost).toBeLessThan(1000);
  });

  test('finds what stands behind all of those in another conversation, at the cost of conversations', async () => {
    await wait([
      ...many(3000, (nth) => ({ conversation: `long${nth % 3}`, leased: nth < 3 })),
      ...many(3, (nth) => ({ conversation: `other${nth}`, turn: 1 })),
    ]);
    const { count, cost } = await claimed();
    expect(count).toBe(3);
    expect(cost).toBeLessThan(1000);
  });
});
