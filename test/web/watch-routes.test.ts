import { type Duration, minutes, seconds } from '../../src/domain/time/instant';
import type { Platform } from '../../src/ports/platform';
import { createMetrics } from '../../src/web/metrics';
import { platformRoutes } from '../../src/web/platform-routes';
import { type ReadinessParts, readiness } from '../../src/web/readiness';
import { startWeb } from '../../src/web/server';
import { watchRoutes } from '../../src/web/watch-routes';
import { FakeLogger, FakePlatform } from '../scheduler/fakes';

const well: ReadinessParts = {
  pingDatabase: async () => {},
  pendingMigrations: async () => 0,
  heartbeat: () => ({ ok: true, silentFor: seconds(1) }),
  outboxAge: async () => undefined,
};

describe('readiness', () => {
  test('is given when database, migrations and scheduler are well', async () => {
    expect(await readiness(well)).toMatchObject({ ready: true, reasons: [], warnings: [], outboxAge: null });
  });

  const down = async (): Promise<never> => {
    throw new Error('ECONNREFUSED');
  };
  test.each<[string, Partial<ReadinessParts>, string]>([
    ['database', { pingDatabase: down, pendingMigrations: down, outboxAge: down }, 'the database does not answer'],
    ['migrations', { pendingMigrations: async () => 2 }, '2 migrations are not applied'],
    ['scheduler', { heartbeat: () => ({ ok: false, silentFor: seconds(40) }) }, 'the scheduler was silent for 40 s'],
  ])('is refused with the reason: %s', async (_, broken, reason) => {
    expect(await readiness({ ...well, ...broken })).toMatchObject({ ready: false, reasons: [reason] });
  });

  test('is refused when the database hangs', async () => {
    jest.useFakeTimers();
    const asked = readiness({ ...well, pingDatabase: () => new Promise(() => {}) });
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
  const parts = { ...well, heartbeat: () => ({ ok, silentFor: 1500 as Duration }) };
  const routes = [...watchRoutes(parts, metrics), ...platformRoutes([platform])];
  const web = await startWeb({ port: 0, routes, logger: new FakeLogger() });
  const get = (path: string) => fetch(`${web.address.url}${path}`);

  expect(await (await get('/healthz')).json()).toEqual({ alive: true });
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
