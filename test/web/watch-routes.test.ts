import { type Duration, minutes, seconds } from '../../src/domain/time/instant';
import type { Platform } from '../../src/ports/platform';
import { createMetrics } from '../../src/web/metrics';
import { platformRoutes } from '../../src/web/platform-routes';
import { createReadiness, type ReadinessParts } from '../../src/web/readiness';
import { startWeb } from '../../src/web/server';
import { watchRoutes } from '../../src/web/watch-routes';
import { FakeLogger, FakePlatform } from '../scheduler/fakes';

const well: ReadinessParts = {
  pingDatabase: async () => {},
  tryWriting: async () => {},
  pendingMigrations: async () => 0,
  heartbeat: () => ({ ok: true, silentFor: seconds(1), stuck: [] }),
  monotonic: () => 0 as Duration,
  outboxAge: async () => undefined,
};

describe('readiness', () => {
  const readiness = (parts: ReadinessParts) => createReadiness(parts)();

  test('is given when database, migrations and scheduler are well', async () => {
    expect(await readiness(well)).toMatchObject({ ready: true, reasons: [], warnings: [], outboxAge: null });
  });

  const down = async (): Promise<never> => {
    throw new Error('ECONNREFUSED');
  };
  const deaf = { pingDatabase: down, pendingMigrations: down, outboxAge: down };
  test.each<[string, Partial<ReadinessParts>, string]>([
    ['database', { ...deaf, tryWriting: down }, 'the database does not answer'],
    ['a database that only reads', { tryWriting: down }, 'the database takes no writes'],
    ['migrations', { pendingMigrations: async () => 2 }, '2 migrations are not applied'],
    [
      'scheduler',
      { heartbeat: () => ({ ok: false, silentFor: seconds(40), stuck: [] }) },
      'the scheduler was silent for 40 s',
    ],
    [
      'a part of it',
      { heartbeat: () => ({ ok: false, silentFor: seconds(1), stuck: ['outbox'] }) },
      'the scheduler\'s part "outbox" got no further for over 2 min',
    ],
  ])('is refused with the reason: %s', async (_, broken, reason) => {
    expect(await readiness({ ...well, ...broken })).toMatchObject({ ready: false, reasons: [reason] });
  });

  test('is refused when the database hangs', async () => {
    jest.useFakeTimers();
    const hangs = () => new Promise<never>(() => {});
    const asked = readiness({ ...well, pingDatabase: hangs, tryWriting: hangs });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await asked).toMatchObject({ ready: false, database: 'unreachable' });
    jest.useRealTimers();
  });

  test('is given with a warning when the clock is apart, and refused when it is too far to work by', async () => {
    const clock = (apart: number, ok: boolean) => async () =>
      readiness({ ...well, clock: () => ({ ok, apart: apart as Duration }) });
    expect(await clock(1999, true)()).toMatchObject({ ready: true, warnings: [], clockApart: 1999 });
    const words = "the clock is 31 s apart from the database's";
    expect(await clock(31_000, true)()).toMatchObject({ ready: true, warnings: [words] });
    expect(await clock(31_000, false)()).toMatchObject({ ready: false, reasons: [`${words}: no work is taken`] });
  });

  test('is given with a warning when messages are late', async () => {
    const answer = await readiness({ ...well, outboxAge: async () => minutes(12) });
    expect(answer).toMatchObject({ ready: true, warnings: ['a message has waited for 12 min'] });
  });
});

describe('many who ask at once', () => {
  function counted() {
    let [statements, now] = [0, 0];
    const count = async (): Promise<never> => {
      statements += 1;
      return undefined as never;
    };
    const asks = { pingDatabase: count, tryWriting: count, outboxAge: count };
    const parts = { ...well, ...asks, pendingMigrations: async () => 0, monotonic: () => now as Duration };
    return {
      readiness: createReadiness(parts),
      statements: () => statements,
      pass: (length: number) => (now += length),
    };
  }

  test('share one look at the database, and so do those who come within a second', async () => {
    const { readiness, statements, pass } = counted();
    const answers = await Promise.all(Array.from({ length: 300 }, () => readiness()));
    expect(answers.every(({ ready }) => ready)).toBe(true);
    pass(999);
    await readiness();
    expect(statements()).toBe(3);
    pass(1);
    await readiness();
    expect(statements()).toBe(6);
  });

  test('ask a database that hangs once, not once each', async () => {
    jest.useFakeTimers();
    const ask = jest.fn(() => new Promise<never>(() => {}));
    const readiness = createReadiness({ ...well, pingDatabase: ask, tryWriting: ask });
    for (let round = 0; round < 3; round += 1) {
      const asked = Promise.all([readiness(), readiness()]);
      await jest.advanceTimersByTimeAsync(2_000);
      expect((await asked).map(({ database }) => database)).toEqual(['unreachable', 'unreachable']);
    }
    expect(ask).toHaveBeenCalledTimes(2);
    jest.useRealTimers();
  });
});

test('serves health, readiness, metrics and the platforms below their paths', async () => {
  const metrics = createMetrics();
  const slack = new FakePlatform('slack');
  const asked: (string | undefined)[] = [];
  const serve: Platform['serve'] = async (request, response) => {
    asked.push(request.url);
    response.end('ok');
  };
  const platform = Object.assign(slack, { serve });
  let ok = true;
  const logger = new FakeLogger();
  const parts = { ...well, heartbeat: () => ({ ok, silentFor: 1500 as Duration, stuck: [] }) };
  const routes = [...watchRoutes(parts, metrics), ...platformRoutes([platform])];
  const web = await startWeb({ port: 0, routes, logger });
  const get = (path: string) => fetch(`${web.address.url}${path}`);

  expect(await (await get('/healthz')).json()).toEqual({ alive: true });
  expect(await (await get('/healthz/')).json()).toEqual({ alive: true });
  const unknown = () => logger.lines.filter(({ message }) => message === 'nothing is there');
  expect(unknown()).toEqual([]);
  expect((await get('/healthy?token=secret')).status).toBe(404);
  expect(unknown()).toEqual([
    { level: 'debug', message: 'nothing is there', facts: { method: 'GET', path: '/healthy' } },
  ]);
  expect((await get('/readyz')).status).toBe(200);
  ok = false;
  expect((await get('/readyz')).status).toBe(503);
  metrics.command('claim', 'done');
  metrics.delivery('slack', 'delivered');
  metrics.timerFired('breach', seconds(1));
  metrics.ages({ timer: seconds(3), outbox: seconds(4) });
  const text = await (await get('/metrics')).text();
  for (const line of [
    'dutydesk_commands_total{action="claim",result="done"} 1',
    'dutydesk_deliveries_total{platform="slack",outcome="delivered"} 1',
    'dutydesk_timers_fired_total{kind="breach"} 1',
    'dutydesk_timer_lateness_seconds_bucket{le="1"} 1',
    'dutydesk_timer_age_seconds 3',
    'dutydesk_outbox_age_seconds 4',
    'dutydesk_heartbeat_age_seconds 1.5',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toContain('process_cpu_seconds_total');
  await get('/slack/events?x=1');
  expect(asked).toEqual(['/slack/events?x=1']);
  await web.close(100);
});
