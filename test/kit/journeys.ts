import { describeEachDatabase } from './databases';
import { World, type WorldSettings } from './world';

/** A journey acts dozens of times; on a busy machine that takes its while. */
const patience = 120_000;

/**
 * Journeys that share one world a database: its clock goes on from one to the next, and what a journey leaves open is
 * ended after it. `world()` is for use inside the tests.
 */
export function journeys(
  title: string,
  settings: Omit<WorldSettings, 'database'>,
  tests: (world: () => World, database: string) => void,
): void {
  jest.setTimeout(patience);
  describeEachDatabase(title, (database) => {
    let shared: World | undefined;
    const world = (): World => {
      if (!shared) throw new Error('the world has not begun yet');
      return shared;
    };
    beforeAll(async () => {
      shared = await World.start({ database, ...settings });
    });
    afterEach(() => world().clearAway());
    afterAll(() => shared?.stop());
    tests(world, database.name);
  });
}
