import { randomInt } from 'node:crypto';
import { type Played, playChaos } from '../../bench/chaos/chaos';

// New each time; it stands in the title and plays the same troubles again.
const seed = randomInt(1, 2 ** 31);

describe(`two desks on one MariaDB while desks, database and platforms die, freeze and refuse (seed ${seed})`, () => {
  let played: Played;
  beforeAll(async () => {
    const tempo = { lasts: 1000, apart: 500 };
    // How late is too late is for a quiet machine to say (`npm run chaos`): here only that all of it came.
    const bounds = { message: Number.POSITIVE_INFINITY, wake: Number.POSITIVE_INFINITY };
    played = await playChaos('mariadb', { seed, minutes: 0.1, every: 1.5, tempo, bounds });
  }, 420_000);

  test('some of all that is done wrong was done', () => {
    expect(Object.keys(played.troubles)).toContain('desk killed');
    expect(Object.keys(played.troubles).length).toBeGreaterThan(2);
    expect(played.reports).toBeGreaterThan(1);
  });

  test('everybody comes through, and nothing is lost, doubled or left waiting', () => {
    expect(played.checks.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(played.checks.filter(({ of, what }) => of === 0 && !/wake-up/.test(what))).toEqual([]);
  });

  test('the desks make no mistake of their own over it', () => {
    expect(played.mistakes).toEqual([]);
  });
});
