import { after, type Instant, minutes, seconds } from '../../src/domain/time/instant';
import { shiftMessages } from '../../src/scheduler/shift-messages';
import { at, start } from '../kit/tickets';

function messages(next: Instant | undefined) {
  const desk = { now: start, version: '1', next, looks: [] as Instant[] };
  const it = shiftMessages({
    clock: { now: () => desk.now },
    roster: { version: async () => desk.version },
    tell: async () => {
      desk.looks.push(desk.now);
      return desk.next;
    },
  });
  const runAt = (now: Instant): Promise<void> => {
    desk.now = now;
    return it.run();
  };
  return { desk, nextAt: it.nextAt, runAt };
}

test('shifts are looked at when the desk starts, and when one begins or ends', async () => {
  const { desk, nextAt, runAt } = messages(at('09:10:30'));
  await runAt(start);
  expect(nextAt()).toBe(at('09:10:30'));
  await runAt(at('09:10:29'));
  expect(desk.looks).toEqual([start]);
  desk.next = at('18:00');
  await runAt(at('09:10:30'));
  expect(desk.looks).toEqual([start, at('09:10:30')]);
  expect(nextAt()).toBe(at('18:00'));
});

test('and at once when the roster was changed, and every minute, as somebody may have left', async () => {
  const { desk, runAt } = messages(undefined);
  await runAt(start);
  await runAt(after(start, seconds(5)));
  desk.version = '2';
  await runAt(after(start, seconds(6)));
  await runAt(after(start, seconds(7)));
  await runAt(after(start, minutes(2)));
  expect(desk.looks).toEqual([start, after(start, seconds(6)), after(start, minutes(2))]);
});

test('what could not be told is tried again at the next beat', async () => {
  let isDown = true;
  let looks = 0;
  const it = shiftMessages({
    clock: { now: () => start },
    roster: { version: async () => '1' },
    tell: async () => {
      looks += 1;
      if (isDown) throw new Error('the database is away');
      return undefined;
    },
  });
  await expect(it.run()).rejects.toThrow('the database is away');
  isDown = false;
  await it.run();
  await it.run();
  expect(looks).toBe(2);
});
