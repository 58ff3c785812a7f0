import { after, minutes, seconds } from '../../src/domain/time/instant';
import { noFault } from '../../src/ports/fault-point';
import type { DueTimer } from '../../src/ports/queues';
import { backOff } from '../../src/scheduler/back-off';
import { fireDueTimers } from '../../src/scheduler/fire-timers';
import { aTimer, FakeClock, FakeLogger, FakeTimers, nine } from './fakes';

function aDesk(rows: DueTimer[], fire: (timer: DueTimer) => Promise<void>) {
  const clock = new FakeClock();
  const timers = new FakeTimers(rows);
  const logger = new FakeLogger();
  const failures = new Map<string, number>();
  const parts = { timers, fire, worker: 'w1', clock, logger, limit: 10, reach: noFault, failures };
  return { clock, timers, logger, run: () => fireDueTimers(parts) };
}

test('fires everything that is due, batch after batch, and nothing that is not', async () => {
  const rows = Array.from({ length: 35 }, (_, n) => aTimer(`t${n}`, n));
  const later = aTimer('later', 99, after(nine, minutes(1)));
  const fired: string[] = [];
  const desk = aDesk([...rows, later], async ({ id }) => void fired.push(id));
  expect(await desk.run()).toBe(35);
  expect(new Set(fired).size).toBe(35);
  expect(fired).not.toContain('later');
});

test('fires what falls due while others are acted on, and does not leave it to the next beat', async () => {
  const fired: string[] = [];
  const rows = [aTimer('now', 1), aTimer('soon', 2, after(nine, seconds(0.3)))];
  const desk = aDesk(rows, async ({ id }) => {
    fired.push(id);
    await desk.timers.drop({ id });
    desk.clock.forward(seconds(0.5));
  });
  expect(await desk.run()).toBe(2);
  expect(fired).toEqual(['now', 'soon']);
});

test('fires the timers of one ticket one after the other, in order', async () => {
  const log: string[] = [];
  const desk = aDesk([aTimer('a', 1), aTimer('b', 1), aTimer('c', 1)], async ({ id }) => {
    log.push(`${id} begins`);
    await Promise.resolve();
    log.push(`${id} ends`);
  });
  await desk.run();
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('tries a failing timer again, ever later, logs it once, and fires the others', async () => {
  let broken = true;
  const fired: string[] = [];
  const desk = aDesk([aTimer('bad', 1), aTimer('good', 2)], async ({ id }) => {
    if (id === 'bad' && broken) throw new Error('database down');
    fired.push(id);
  });
  expect(await desk.run()).toBe(1);
  await desk.timers.drop({ id: 'good' });
  desk.clock.forward(seconds(4));
  expect(await desk.run()).toBe(0);
  desk.clock.forward(seconds(1));
  expect(await desk.run()).toBe(0);
  expect(desk.timers.held.get('bad')).toBe(desk.clock.now() + seconds(10));
  broken = false;
  desk.clock.forward(seconds(10));
  expect(await desk.run()).toBe(1);
  expect(fired).toEqual(['good', 'bad']);
  expect(desk.logger.of('error')).toEqual(['timer failed']);
});

test('when an outage ends after hours, everything that is due fires within seconds', async () => {
  let away = true;
  const fired: string[] = [];
  const rows = Array.from({ length: 30 }, (_, n) => aTimer(`t${n}`, n));
  const desk = aDesk(rows, async ({ id }) => {
    if (away) throw new Error('Connection lost');
    fired.push(id);
  });
  for (let n = 0; n < 200; n += 1) {
    await desk.run();
    desk.clock.forward(seconds(60));
  }
  await desk.run();
  away = false;
  desk.clock.forward(seconds(15));
  await desk.run();
  expect(fired).toHaveLength(30);
});

test('comes back after the lease when a process died with it', async () => {
  const desk = aDesk([aTimer('a', 1)], async () => {});
  await desk.timers.claimDue({ worker: 'dead', now: desk.clock.now(), length: minutes(1) }, 1);
  expect(await desk.run()).toBe(0);
  desk.clock.forward(minutes(1));
  expect(await desk.run()).toBe(1);
});

test.each([
  [1, 5],
  [2, 10],
  [3, 20],
  [7, 320],
  [8, 600],
  [50, 600],
])('waits after failure %i for %i seconds', (failures, expected) => {
  expect(backOff(failures)).toBe(seconds(expected));
});
