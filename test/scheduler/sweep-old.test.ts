import { keptKinds, usualRetention } from '../../src/domain/privacy/retention';
import { before, type Instant, seconds } from '../../src/domain/time/instant';
import { type SweepOldParts, sweepOld } from '../../src/scheduler/sweep-old';
import { FakeClock, FakeLogger, FakeRecurringTasks, nine } from './fakes';

const night = (minute: number, tasks: FakeRecurringTasks, each: (kind: string) => number = () => 1) => {
  const clock = new FakeClock();
  const asked: [string, Instant][] = [];
  const logger = new FakeLogger();
  const parts: SweepOldParts = {
    old: {
      async *remove(kind, moment) {
        asked.push([kind, moment]);
        clock.forward(seconds(each(kind)));
        yield 3;
      },
    },
    retention: usualRetention,
    tasks,
    localTime: () => ({ date: '2026-11-23', minute }),
    ...{ worker: 'w1', clock, logger },
  };
  return { parts, asked, logger };
};

test('once a night everything that was kept long enough is removed, each kind by its own length', async () => {
  const tasks = new FakeRecurringTasks();
  const { parts, asked, logger } = night(197, tasks);
  expect(await sweepOld(parts)).toBe(3 * keptKinds.length);
  expect(asked).toEqual(keptKinds.map((kind) => [kind, before(nine, usualRetention[kind])]));
  expect(logger.lines).toHaveLength(1);
  expect(await sweepOld(night(210, tasks).parts)).toBe(0);
});

test.each([0, 196, 360, 900])('nothing is removed at minute %d of the day', async (minute) => {
  const { parts, asked } = night(minute, new FakeRecurringTasks());
  expect([await sweepOld(parts), asked]).toEqual([0, []]);
});

test('what takes long is done in goes, so that the desk is never taken for stuck', async () => {
  const tasks = new FakeRecurringTasks();
  const { parts, asked } = night(197, tasks, (kind) => (kind === 'failures' ? 40 : 1));
  await sweepOld(parts);
  expect(asked.map(([kind]) => kind)).toEqual(['drafts', 'uploads', 'failures']);
  expect(await tasks.isDone('retention:2026-11-23')).toBe(false);
});

test('a kind that cannot be removed holds up no other', async () => {
  const { parts, asked, logger } = night(197, new FakeRecurringTasks(), (kind) => {
    if (kind === 'messages') throw new Error('no');
    return 1;
  });
  await sweepOld(parts);
  expect(asked).toHaveLength(keptKinds.length);
  expect(logger.of('error')).toEqual(['old things not removed']);
});
