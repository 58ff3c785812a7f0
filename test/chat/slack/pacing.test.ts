import { Pacing } from '../../../src/chat/slack/pacing';
import { type Duration, minutes, seconds } from '../../../src/domain/time/instant';

/** A pacing with a clock that only waiting moves. */
function paced() {
  let now = 0;
  const waits: number[] = [];
  const pause = async (length: Duration): Promise<void> => {
    waits.push(length);
    now += length;
  };
  const pacing = new Pacing({ monotonic: () => now as Duration }, pause);
  const later = (length: Duration): void => {
    now += length;
  };
  return { pacing, waits, later, now: () => now };
}

test('lets three messages into a channel at once, then one a second', async () => {
  const { pacing, waits } = paced();
  for (let nth = 0; nth < 6; nth += 1) await pacing.turn('chat.postMessage', 'C1', seconds(5));
  expect(waits).toEqual([1000, 1000, 1000]);
});

test('holds up one channel and not another', async () => {
  const { pacing, waits } = paced();
  for (const channel of ['C1', 'C1', 'C1', 'C2', 'C3']) await pacing.turn('chat.postMessage', channel, seconds(0));
  expect(waits).toEqual([]);
});

test('says how long where that is longer than one can wait, and uses nothing up', async () => {
  const { pacing, later } = paced();
  for (let nth = 0; nth < 3; nth += 1) await pacing.turn('chat.postMessage', 'C1', seconds(0));
  for (let nth = 0; nth < 5; nth += 1) {
    await expect(pacing.turn('chat.postMessage', 'C1', seconds(0))).rejects.toMatchObject({ wait: 1000 });
  }
  later(seconds(1));
  await pacing.turn('chat.postMessage', 'C1', seconds(0));
});

test('never asks a method more often than Slack grants it in a minute', async () => {
  const { pacing, now } = paced();
  const asked: number[] = [];
  while (now() < minutes(5)) {
    await pacing.turn('chat.update', 'C1', minutes(1));
    asked.push(now());
  }
  const inMinuteFrom = (start: number) => asked.filter((at) => at >= start && at < start + minutes(1)).length;
  expect(Math.max(...asked.map(inMinuteFrom))).toBeLessThanOrEqual(50);
});

test('waits in line: callers at once are served one after the other', async () => {
  const waits: number[] = [];
  const still = new Pacing({ monotonic: () => 0 as Duration }, async (length) => void waits.push(length));
  await Promise.all(Array.from({ length: 6 }, () => still.turn('chat.postMessage', 'C1', seconds(9))));
  expect(waits).toEqual([1000, 2000, 3000]);
});

test('keeps a method quiet for as long as Slack asked, and only that one', async () => {
  const { pacing, later } = paced();
  await pacing.block('chat.postMessage', seconds(30));
  await expect(pacing.turn('chat.postMessage', 'C9', seconds(4))).rejects.toMatchObject({ wait: 30_000 });
  await pacing.turn('users.info', undefined, seconds(0));
  later(seconds(30));
  await pacing.turn('chat.postMessage', 'C9', seconds(0));
});
