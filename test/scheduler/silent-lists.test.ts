import type { Told } from '../../src/commands/tell-silent';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { silentLists } from '../../src/scheduler/silent-lists';
import { at, start } from '../kit/tickets';

function lists(...answers: readonly Told[]) {
  let now: Instant = start;
  const looks: Instant[] = [];
  const waiting = [...answers];
  const clock = { now: () => now, monotonic: () => 0 as never };
  const it = silentLists({
    clock,
    tell: async () => {
      looks.push(now);
      return waiting.shift() ?? { kind: 'nothing' };
    },
  });
  const runAt = (moment: Instant): Promise<void> => {
    now = moment;
    return it.run();
  };
  return { ...it, looks, runAt };
}

test('a process that begins looks for what another found and did not say', async () => {
  const it = lists();
  expect(it.nextAt()).toBe(after(start, minutes(1)));
  await it.runAt(start);
  expect(it.looks).toEqual([]);
  await it.runAt(at('09:11'));
  expect(it.looks).toEqual([at('09:11')]);
  expect(it.nextAt()).toBeUndefined();
});

test('what is found within a minute is said together, and nothing is looked for while nothing is found', async () => {
  const it = lists({ kind: 'nothing' }, { kind: 'told' });
  await it.runAt(at('09:11'));
  await it.runAt(at('09:40'));
  expect(it.looks).toHaveLength(1);
  it.found();
  await it.runAt(at('09:40'));
  it.found();
  expect(it.nextAt()).toBe(at('09:41'));
  await it.runAt(at('09:41'));
  expect(it.looks).toEqual([at('09:11'), at('09:41')]);
});

test('what comes too early is looked for when it may be said', async () => {
  const it = lists({ kind: 'later', at: at('10:05') }, { kind: 'told' });
  await it.runAt(at('09:11'));
  expect(it.nextAt()).toBe(at('10:05'));
  it.found();
  expect(it.nextAt()).toBe(at('10:05'));
  await it.runAt(at('10:05'));
  expect(it.looks).toEqual([at('09:11'), at('10:05')]);
});

test('an hour without anything found is looked at, too: another process may have died', async () => {
  const it = lists();
  await it.runAt(at('09:11'));
  await it.runAt(at('10:11'));
  expect(it.looks).toEqual([at('09:11'), at('10:11')]);
});
