import { randomInt } from 'node:crypto';
import { saidBy, unserved } from '../../bench/fuzz/aftermath';
import { Fuzz, type PlatformName } from '../../bench/fuzz/fuzz';
import { Site } from '../../bench/kit/site';
import { databases, type FreshDatabase } from '../kit/databases';

// One is always the same; the other is new each time, and stands in the title and in what is printed to play it again.
const seeds = [20261128, randomInt(2 ** 31)];
const platforms: readonly PlatformName[] = ['slack', 'wecom'];
const orders = seeds.flatMap((seed) => platforms.map((platform) => ({ seed, platform })));

describe.each(databases.filter(({ name }) => name === 'embedded'))('a running desk ($name)', (database) => {
  let file: FreshDatabase;
  let site: Site;
  beforeAll(async () => {
    file = await database.fresh();
    site = await Site.open({ databaseUrl: file.url });
  });
  afterAll(async () => {
    await site.close();
    await file.drop();
  });

  test.each(orders)(
    'answers damaged bodies that are signed for $platform, and lives (seed $seed)',
    async (order) => {
      const { sent, faults, untried } = await new Fuzz(site, { ...order, from: 0, count: 70, seconds: 400 }).run();
      expect(faults).toEqual([]);
      expect([sent, untried]).toEqual([70, 0]);
    },
    450_000,
  );

  test('makes no mistake of its own over them, serves people and says that it is ready', async () => {
    expect(saidBy(site.desks).mistakes).toEqual([]);
    expect({ seeds, unserved: await unserved(site, 'afterwards') }).toEqual({ seeds, unserved: [] });
    const ready = async () => ((await site.desk.readiness())?.ready ? 'ready' : undefined);
    expect(await site.seen(ready, 60_000)).toBe('ready');
  });
});
