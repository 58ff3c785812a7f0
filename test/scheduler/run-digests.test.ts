import type { DigestSlot } from '../../src/domain/desk';
import { days, hours, minutes } from '../../src/domain/time/instant';
import { beginHistory, runDigests } from '../../src/scheduler/run-digests';
import { FakeClock, FakeLogger, FakeRecurringTasks, nine } from './fakes';

const slot = (date: string, at: number): DigestSlot => ({
  date,
  at: (nine + at) as DigestSlot['at'],
  covers: { from: nine, to: nine },
});
/** Monday to Wednesday, at 17:40. */
const slots = [
  slot('2026-11-23', hours(8) + minutes(40)),
  slot('2026-11-24', days(1) + hours(8) + minutes(40)),
  slot('2026-11-25', days(2) + hours(8) + minutes(40)),
];

function aDesk() {
  const clock = new FakeClock();
  const logger = new FakeLogger();
  const tasks = new FakeRecurringTasks();
  const ran: string[] = [];
  let broken = false;
  const parts = {
    ...{ slots, tasks, clock, logger, worker: 'w1' },
    dayOf: (at: number) => new Date(at + hours(8)).toISOString().slice(0, 10),
    runDigest: async ({ date }: DigestSlot) => {
      if (broken) throw new Error('cannot draw');
      ran.push(date);
    },
  };
  const breaks = (now: boolean): void => {
    broken = now;
  };
  return { clock, logger, tasks, ran, breaks, run: () => runDigests(parts), parts };
}

test('runs a digest at its moment, once, whoever asks', async () => {
  const desk = aDesk();
  expect(await desk.run()).toBe(0);
  desk.clock.forward(hours(9));
  expect(await Promise.all([desk.run(), desk.run()])).toEqual([1, 0]);
  expect(await desk.run()).toBe(0);
  expect(desk.ran).toEqual(['2026-11-23']);
});

test('sends a missed digest late on the same day', async () => {
  const desk = aDesk();
  desk.clock.forward(hours(14));
  expect(await desk.run()).toBe(1);
});

test('reports a digest missed on an earlier day once, and never sends it', async () => {
  const desk = aDesk();
  desk.clock.forward(hours(9));
  await desk.run();
  desk.clock.forward(days(2));
  expect(await desk.run()).toBe(1);
  await desk.run();
  expect(desk.ran).toEqual(['2026-11-23', '2026-11-25']);
  expect(desk.logger.lines.filter(({ level }) => level === 'error')).toEqual([
    { level: 'error', message: 'digests missed', facts: { dates: ['2026-11-24'] } },
  ]);
});

test('a desk that starts today has missed nothing', async () => {
  const desk = aDesk();
  desk.clock.forward(days(2));
  await desk.run();
  expect(desk.logger.of('error')).toEqual([]);
});

test('a desk that has done none yet sends no digest about the days before it was there', async () => {
  const desk = aDesk();
  desk.clock.forward(hours(33));
  expect(await beginHistory(desk.parts)).toBe(2);
  expect(await desk.run()).toBe(0);
  desk.clock.forward(days(1));
  expect(await desk.run()).toBe(1);
  expect(desk.ran).toEqual(['2026-11-25']);
});

test('tries a digest that failed again after its lease', async () => {
  const desk = aDesk();
  desk.clock.forward(hours(9));
  desk.breaks(true);
  await expect(desk.run()).rejects.toThrow('cannot draw');
  desk.breaks(false);
  expect(await desk.run()).toBe(0);
  desk.clock.forward(minutes(5));
  expect(await desk.run()).toBe(1);
});

test('tells of missed digests before it counts them as told, so that a failure in between loses nothing', async () => {
  const desk = aDesk();
  desk.clock.forward(hours(9));
  await desk.run();
  desk.clock.forward(days(2));
  const told: string[] = [];
  let away = true;
  const onMissed = async (dates: readonly string[]): Promise<void> => {
    if (away) throw new Error('the database is away');
    told.push(...dates);
  };
  const run = () => runDigests({ ...desk.parts, onMissed });
  await expect(run()).rejects.toThrow('away');
  away = false;
  await run();
  expect(told).toEqual([]);
  desk.clock.forward(minutes(5));
  await run();
  await run();
  expect(told).toEqual(['2026-11-24']);
});
