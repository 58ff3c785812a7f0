import { SharedLedger } from '../../../src/chat/slack/ledger';
import { type NotYet, Pacing } from '../../../src/chat/slack/pacing';
import { type Duration, type Instant, minutes, seconds } from '../../../src/domain/time/instant';
import { SharedInMemory } from '../../../src/wiring/shared-in-memory';
import { KeptLog } from './kit/slack-desk';

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

/** A pacing whose clock is pushed: whoever waits goes on when their moment has come. */
function pushed() {
  let now = 0;
  let waiting: { readonly at: number; readonly resume: () => void }[] = [];
  const pause = (length: Duration): Promise<void> =>
    new Promise((resume) => void waiting.push({ at: now + length, resume }));
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  };
  const tick = async (): Promise<void> => {
    await settled();
    now += 250;
    const due = waiting.filter(({ at }) => at <= now);
    waiting = waiting.filter(({ at }) => at > now);
    for (const { resume } of due) resume();
    await settled();
  };
  return { pacing: new Pacing({ monotonic: () => now as Duration }, pause), pause, tick, now: () => now };
}

test('whoever is urgent goes before those who wait already', async () => {
  const { pacing, tick } = pushed();
  const order: string[] = [];
  const say = (name: string, priority: 'urgent' | 'usual' | 'low') =>
    pacing.turn('chat.postMessage', 'C1', seconds(4), { priority }).then(() => void order.push(name));
  await Promise.all(['1', '2', '3'].map((name) => say(name, 'usual')));
  const waiting = [say('small talk', 'low'), say('note', 'usual')];
  await tick();
  waiting.push(say('rescue', 'urgent'));
  for (let turn = 0; turn < 16; turn += 1) await tick();
  await Promise.allSettled(waiting);
  expect(order).toEqual(['1', '2', '3', 'rescue', 'note', 'small talk']);
});

test('one person’s flood of urgent calls keeps nobody else’s waiting, and is said as well (12.3)', async () => {
  const { pacing, pause, tick, now } = pushed();
  const waited = new Map<string, number>();
  const call = async (name: string, origin: string): Promise<void> => {
    const asked = now();
    for (;;) {
      const turn = pacing.turn('chat.postMessage', 'C1', seconds(4), { priority: 'at-once', origin });
      const wait = await turn.then(
        () => undefined,
        (error: NotYet) => error.wait,
      );
      if (wait === undefined) break;
      await pause(wait);
    }
    waited.set(name, now() - asked);
  };
  for (let nth = 0; nth < 20; nth += 1) void call(`flood${nth}`, 'emma');
  for (let nth = 0; nth < 8; nth += 1) {
    for (let turn = 0; turn < 6; turn += 1) await tick();
    void call(`other${nth}`, `person${nth}`);
  }
  for (let turn = 0; turn < 240; turn += 1) await tick();
  const others = [...waited].filter(([name]) => name.startsWith('other'));
  expect(others).toHaveLength(8);
  expect(Math.max(...others.map(([, length]) => length))).toBeLessThanOrEqual(3000);
  expect(waited.size).toBe(28);
});

test('an answer waits for nobody while far more calls and notes wait than Slack takes (13.3)', async () => {
  const { pacing, pause, tick, now } = pushed();
  const said = { urgent: 0, usual: 0 };
  /** To a channel of its own each, and again when its moment has come, as the outbox does. */
  const insist = async (name: string, priority: 'urgent' | 'usual'): Promise<void> => {
    for (;;) {
      const wait = await pacing.turn('chat.postMessage', name, seconds(4), { priority }).then(
        () => undefined,
        (error: NotYet) => error.wait,
      );
      if (wait === undefined) break;
      await pause(wait);
    }
    said[priority] += 1;
  };
  for (let nth = 0; nth < 400; nth += 1) void insist(`U${nth}`, nth % 2 === 0 ? 'urgent' : 'usual');
  const waits: number[] = [];
  while (now() < seconds(30)) {
    const asked = now();
    if (asked >= seconds(5) && asked % seconds(1) === 0) {
      const answer = pacing.turn('chat.postMessage', `A${asked}`, seconds(4), { priority: 'at-once' });
      void answer.then(() => waits.push(now() - asked));
    }
    await tick();
  }
  expect(waits).toEqual(Array.from({ length: 25 }, () => 0));
  // What is left to answers is sent by nobody else: only the burst is smaller.
  expect(said.urgent + said.usual).toBeGreaterThan(100);
  expect(said.urgent).toBeGreaterThan(said.usual);
});

test('who is put off is told a moment of their own, and looks again within half a minute', async () => {
  const still = new Pacing({ monotonic: () => 0 as Duration }, async () => undefined);
  const waits: number[] = [];
  for (let nth = 0; nth < 60; nth += 1) {
    await still.turn('chat.postMessage', 'C1', seconds(0), { priority: 'usual' }).catch((error: { wait: number }) => {
      waits.push(error.wait);
    });
  }
  expect(waits.slice(0, 4)).toEqual([1000, 2000, 3000, 4000]);
  expect(Math.max(...waits)).toBe(30_000);
});

describe('several processes', () => {
  /** Processes with one memory and one clock that only waiting moves. */
  function together(processes: number) {
    let now = 1_800_000_000_000;
    const shared = new SharedInMemory();
    const clock = { now: () => now as Instant, monotonic: () => 0 as Duration };
    const later = (length: Duration): void => {
      now += length;
    };
    const pause = async (length: Duration): Promise<void> => later(length);
    const make = (): Pacing => {
      const ledger = new SharedLedger(shared, 'T1', new KeptLog());
      return new Pacing(clock, pause, { ledger, clock });
    };
    return { all: Array.from({ length: processes }, make), shared, later };
  }
  const counted = async (turns: readonly Promise<void>[]) =>
    (await Promise.allSettled(turns)).filter(({ status }) => status === 'fulfilled').length;

  test('keep one pace: what one used up the other does not have', async () => {
    const { all } = together(2);
    const turns = Array.from({ length: 20 }, (_, nth) =>
      (all[nth % 2] as Pacing).turn('chat.postMessage', 'C1', seconds(0), { priority: 'usual' }),
    );
    expect(await counted(turns)).toBe(3);
  });

  test('read what is left once, and again only where another process took of it', async () => {
    const { all, shared } = together(2);
    const [one, two] = all as [Pacing, Pacing];
    const reads = jest.spyOn(shared, 'get');
    for (let nth = 0; nth < 3; nth += 1) await one.turn('chat.postMessage', 'C1', seconds(0));
    // Of the method and of the channel.
    expect(reads).toHaveBeenCalledTimes(2);
    await expect(two.turn('chat.postMessage', 'C1', seconds(0))).rejects.toThrow();
    await two.turn('chat.postMessage', 'C2', seconds(0));
    reads.mockClear();
    await one.turn('chat.postMessage', 'C2', seconds(0));
    await one.turn('chat.postMessage', 'C2', seconds(0));
    // Of the method anew, for the other took of it, and of the channel.
    expect(reads).toHaveBeenCalledTimes(2);
    await expect(one.turn('chat.postMessage', 'C2', seconds(0))).rejects.toThrow();
  });

  test('keep quiet together for as long as Slack asked one of them, in that channel alone', async () => {
    const { all, later } = together(2);
    const [one, two] = all as [Pacing, Pacing];
    await one.block('chat.postMessage', seconds(30), 'C1');
    await expect(two.turn('chat.postMessage', 'C1', seconds(4))).rejects.toMatchObject({ wait: 30_000 });
    await two.turn('chat.postMessage', 'C2', seconds(0));
    await two.turn('chat.update', 'C1', seconds(0));
    later(seconds(31));
    await two.turn('chat.postMessage', 'C1', seconds(0));
  });

  test('leave the whole method alone when Slack refuses a second channel', async () => {
    const { all } = together(2);
    const [one, two] = all as [Pacing, Pacing];
    await one.block('chat.postMessage', seconds(30), 'C1');
    await one.block('chat.postMessage', seconds(30), 'C2');
    await expect(two.turn('chat.postMessage', 'C3', seconds(4))).rejects.toMatchObject({ wait: 30_000 });
  });

  test('go on alone while the database does not answer', async () => {
    const log = new KeptLog();
    const down = { get: () => Promise.reject(new Error('away')), swap: () => Promise.reject(new Error('away')) };
    const clock = { now: () => 1 as Instant, monotonic: () => 0 as Duration };
    const ledger = new SharedLedger(down, 'x', log);
    const pacing = new Pacing(clock, async () => undefined, { ledger, clock });
    const turns = Array.from({ length: 5 }, () => pacing.turn('chat.postMessage', 'C1', seconds(0)));
    expect(await counted(turns)).toBe(3);
    expect(log.lines).toHaveLength(1);
  });
});

test('calls to one busy channel wait on the spot two at a time, and come back soon', async () => {
  const { pacing, tick } = pushed();
  const put: number[] = [];
  const calls = Array.from({ length: 20 }, () =>
    pacing.turn('chat.postMessage', 'C1', seconds(4), { priority: 'urgent' }).catch((error: { wait: number }) => {
      put.push(error.wait);
    }),
  );
  await tick();
  expect(put).toHaveLength(15);
  expect(Math.max(...put)).toBeLessThanOrEqual(10_000);
  for (let turn = 0; turn < 16; turn += 1) await tick();
  await Promise.all(calls);
});
