import { setTimeout as pauseFor } from 'node:timers/promises';
import { startApp } from '../../src/app';
import { readConfig } from '../../src/config/read-config';
import { demoDesk } from '../../src/demo/demo-desk';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import { type Duration, type Instant, instant, minutes, seconds } from '../../src/domain/time/instant';
import { startPlayground } from '../../src/playground/start-playground';
import type { Clock } from '../../src/ports/clock';
import { noFault } from '../../src/ports/fault-point';
import { dataSourceFor } from '../../src/store/data-source';
import { DatabaseClock, inSureTime, whileFit } from '../../src/wiring/database-clock';
import { randomIds } from '../../src/wiring/random-ids';
import { realClock } from '../../src/wiring/real-clock';
import { databases, describeEachDatabase } from '../kit/databases';
import { openTicket, wantTimers } from '../kit/ticket-in-tx';
import { FakeLogger } from '../scheduler/fakes';
import { openAt } from '../store/open-test-store';
import { aDraft, aTimer, noted } from '../store/samples';

const nine = instant('2026-11-24T09:00:00+08:00');

/** A computer and a database, whose clocks are set as a test wants; time goes on only here. */
function computer() {
  let passed = 1000;
  const world = { ahead: 0, databaseAhead: 0, answerTakes: 0, isAway: false };
  const own: Clock = {
    now: () => (nine + passed + world.ahead) as Instant,
    monotonic: () => passed as Duration,
  };
  const logger = new FakeLogger();
  const databaseTime = async (): Promise<Instant> => {
    if (world.isAway) throw new Error('the database is away');
    passed += world.answerTakes / 2;
    const there = (nine + passed + world.databaseAhead) as Instant;
    passed += world.answerTakes / 2;
    return there;
  };
  const clock = new DatabaseClock(own, databaseTime, logger);
  const truth = (): number => nine + passed + world.databaseAhead;
  return { world, clock, logger, truth, pass: (length: number) => (passed += length) };
}

describe('the clock of a desk', () => {
  test('shows the time of the database, however wrong its computer is', async () => {
    const { world, clock, truth, pass } = computer();
    world.ahead = 30_000;
    world.answerTakes = 80;
    await clock.measure();
    expect(clock.now()).toBe(truth());
    pass(29_000);
    expect(clock.now()).toBe(truth());
  });

  test('says once when it is more than two seconds apart, takes no work beyond a minute, and goes on by itself', async () => {
    const { world, clock, logger } = computer();
    const ran: string[] = [];
    const part = whileFit(clock, { name: 'timers', every: seconds(0), run: async () => ran.push('fired') });
    for (const [ahead, apart] of [
      [1900, 'in order'],
      [2100, 'said'],
      [-30_000, 'said'],
      [61_000, 'too far'],
      [0, 'in order'],
    ] as const) {
      world.ahead = ahead;
      await clock.measure();
      expect([clock.apart(), clock.isFit()]).toEqual([Math.abs(ahead), apart !== 'too far']);
      await part.run(() => {});
    }
    expect(ran).toHaveLength(4);
    expect(logger.of('warn').filter((line) => line.includes('apart'))).toEqual([
      "the clock is apart from the database's, which is followed",
    ]);
    expect(logger.of('error')).toEqual(["the clock is too far apart from the database's: no work is taken"]);
    expect(logger.of('info')).toEqual(["the clock agrees with the database's again"]);
  });

  test('goes on undisturbed when somebody sets the wall clock, and takes no work until the database was asked', async () => {
    const { world, clock, truth, pass, logger } = computer();
    await clock.measure();
    world.ahead = -3_600_000;
    pass(500);
    expect([clock.now(), clock.isFit()]).toEqual([truth(), false]);
    world.ahead = 1500;
    await clock.measure();
    expect([clock.now(), clock.isFit()]).toEqual([truth(), true]);
    expect(logger.of('warn')).toContain('the clock jumped');
  });

  test('is right again after a sleep, in which only the wall clock went on', async () => {
    const { world, clock, truth } = computer();
    await clock.measure();
    world.ahead = 600_000;
    world.databaseAhead = 600_000;
    expect(clock.isFit()).toBe(false);
    await pauseFor(0);
    await clock.measure();
    expect([clock.now(), clock.isFit(), clock.apart()]).toEqual([truth(), true, 0]);
  });

  test('judges what people do by the database, however far apart it is, and asks it first after a sleep', async () => {
    const { world, clock, truth } = computer();
    const judged: Instant[] = [];
    const uow = inSureTime({ transact: async (now) => judged.push(now) as never }, clock);
    const press = () => uow.transact(clock.now(), async () => undefined);
    world.ahead = 600_000;
    await clock.measure();
    await press();
    expect([judged, clock.isFit()]).toEqual([[truth()], false]);
    world.ahead += 3_600_000;
    world.databaseAhead += 3_600_000;
    await press();
    expect(judged.at(-1)).toBe(truth());
  });

  test('lets nobody be judged by a clock that slept while the database cannot be asked', async () => {
    const { world, clock, truth } = computer();
    await clock.measure();
    const judged: Instant[] = [];
    const uow = inSureTime({ transact: async (now) => judged.push(now) as never }, clock);
    world.ahead = world.databaseAhead = 3_600_000;
    world.isAway = true;
    await expect(uow.transact(clock.now(), async () => undefined)).rejects.toThrow('the database is away');
    expect(judged).toEqual([]);
    world.isAway = false;
    // It answers slowly yet; that is better than what was known before.
    world.answerTakes = 1500;
    await uow.transact(clock.now(), async () => undefined);
    expect(Math.abs((judged[0] ?? 0) - truth())).toBeLessThan(1500);
  });

  test('never steps back by a correction of milliseconds, and follows a database that was set back', async () => {
    const { world, clock, truth, pass } = computer();
    await clock.measure();
    const before = clock.now();
    world.databaseAhead = -40;
    await clock.measure();
    expect(clock.now()).toBe(before);
    pass(100);
    expect(clock.now()).toBe(truth());
    world.databaseAhead = -5000;
    world.ahead = -5000;
    await clock.measure();
    expect(clock.now()).toBe(truth());
  });

  test('is not led astray by a database that answers slowly', async () => {
    const { world, clock, truth, pass } = computer();
    world.answerTakes = 2400;
    await clock.measure();
    expect(Math.abs(clock.now() - truth())).toBeLessThanOrEqual(1200);
    world.answerTakes = 10;
    await clock.measure();
    world.answerTakes = 9000;
    world.databaseAhead = 3000;
    const wrong = truth() - 3000;
    await clock.measure();
    pass(0);
    expect(clock.now()).toBeGreaterThan(wrong);
    expect(clock.apart()).toBe(0);
  });
});

describeEachDatabase('two desks, one of them 30 s ahead', (kind) => {
  test('do not take over what the other holds', async () => {
    const database = await kind.fresh();
    const [one, two] = [await openAt(database.url), await openAt(database.url)];
    const clockOf = async (store: typeof one, ahead: number): Promise<Clock> => {
      const own = { ...realClock, now: () => (realClock.now() + ahead) as Instant };
      const clock = new DatabaseClock(own, store.databaseTime, new FakeLogger());
      await clock.measure();
      return clock;
    };
    const [right, ahead] = [await clockOf(one, 0), await clockOf(two, 30_000)];
    expect(Math.abs(right.now() - ahead.now())).toBeLessThan(2000);
    await one.uow.transact(right.now(), async (tx) => {
      const id = await openTicket(tx, aDraft(), noted());
      await wantTimers(tx, { id, version: 1 }, [aTimer('rescue:0', (right.now() - 5000) as Instant)]);
    });
    const lease = (worker: string, clock: Clock) => ({ worker, now: clock.now(), length: seconds(15) });
    expect(await one.timers.claimDue(lease('right', right), 10)).toHaveLength(1);
    expect(await two.timers.claimDue(lease('ahead', ahead), 10)).toEqual([]);
    await one.close();
    await two.close();
    await database.drop();
  });
});

test('a desk whose computer is 40 s ahead writes down the true time, and says so where somebody looks', async () => {
  const database = await (databases[0] as (typeof databases)[number]).empty();
  const secrets = { botToken: 'xoxb-clock', signingSecret: 'clock-secret' };
  const slack = await startPlayground({
    port: 0,
    seed: demoWorkspace(secrets),
    clock: { now: () => realClock.now(), advance: async () => realClock.now() },
    wall: () => realClock.now(),
  });
  const environment = {
    ...{
      // What the kit says of the file besides is not for whoever runs a desk.
      DATABASE_URL: database.url.replace(/\?.*/, ''),
      HTTP_PORT: '0',
      WATCH_PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1',
      SLACK_API_URL: slack.slackApiUrl,
    },
    ...{ SLACK_BOT_TOKEN: secrets.botToken, SLACK_SIGNING_SECRET: secrets.signingSecret },
  };
  const clock = { ...realClock, now: () => (realClock.now() + 40_000) as Instant };
  const logger = new FakeLogger();
  const config = readConfig(environment, () => demoDesk);
  const app = await startApp({ config, clock, ids: randomIds, logger, pause: pauseFor, reach: noFault });
  const answer: unknown = await (await fetch(`${app.watchUrl}/readyz`)).json();
  expect(answer).toMatchObject({ warnings: ["the clock is 40 s apart from the database's"] });
  expect(logger.of('warn')).toContain("the clock is apart from the database's, which is followed");
  const source = await dataSourceFor({ url: database.url }, 'sqlite').initialize();
  const written: { updated_at: number }[] = await source.query('SELECT updated_at FROM person');
  expect(written.length).toBeGreaterThan(0);
  for (const row of written) expect(row.updated_at).toBeLessThanOrEqual(realClock.now() + minutes(0));
  await source.destroy();
  await app.stop();
  await slack.stop();
  await database.drop();
});
