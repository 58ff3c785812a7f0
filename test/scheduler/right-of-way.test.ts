import { setTimeout as pauseFor } from 'node:timers/promises';
import { seconds } from '../../src/domain/time/instant';
import { RightOfWay } from '../../src/scheduler/right-of-way';
import { type Part, runParts } from '../../src/scheduler/run-parts';
import { FakeClock, FakeLogger } from './fakes';

/** A promise, and its end. */
function open(): { readonly until: Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { until, end };
}
const soon = () => pauseFor(5);

test('what can wait goes on while nothing is due, and at once when what was due is acted on', async () => {
  const way = new RightOfWay();
  const log: string[] = [];
  await way.giveWay();
  const due = open();
  const held = way.hold(() => due.until.then(() => log.push('acted on')));
  const given = way.giveWay().then(() => log.push('goes on'));
  await soon();
  expect(log).toEqual([]);
  due.end();
  await Promise.all([held, given]);
  expect(log).toEqual(['acted on', 'goes on']);
});

test('whoever fails to act holds nobody up', async () => {
  const way = new RightOfWay();
  await expect(way.hold(() => Promise.reject(new Error('database down')))).rejects.toThrow('database down');
  const began = performance.now();
  await way.giveWay();
  expect(performance.now() - began).toBeLessThan(90);
});

test('in a flood a step of what can wait comes all the same, a moment later', async () => {
  const way = new RightOfWay();
  const flood = open();
  const held = way.hold(() => flood.until);
  const began = performance.now();
  await way.giveWay();
  expect(performance.now() - began).toBeGreaterThan(80);
  flood.end();
  await held;
});

describe('at a start', () => {
  /** A part that says when it begins and ends. */
  const partOf = (name: string, log: string[], until: Promise<void>, more: Partial<Part> = {}): Part => ({
    ...{ name, every: seconds(60) },
    run: async () => {
      log.push(`${name} begins`);
      await until;
      log.push(`${name} ends`);
    },
    ...more,
  });

  test('calls come first, and what can wait one after the other, not all at once', async () => {
    const way = new RightOfWay();
    const [calls, digest] = [open(), open()];
    const log: string[] = [];
    const turn = () => way.turn();
    const timers = partOf('timers', log, calls.until);
    const parts = runParts(
      [
        { ...timers, run: (alive) => way.hold(() => timers.run(alive) as Promise<void>) },
        partOf('digest', log, digest.until, { turn }),
        partOf('logs', log, Promise.resolve(), { turn }),
      ],
      new FakeClock(),
      new FakeLogger(),
    );
    parts.begin();
    await soon();
    expect(log).toEqual(['timers begins']);
    calls.end();
    await soon();
    expect(log).toEqual(['timers begins', 'timers ends', 'digest begins']);
    digest.end();
    await parts.idle();
    expect(log.slice(3)).toEqual(['digest ends', 'logs begins', 'logs ends']);
    await parts.end();
  });

  test('a desk that is stopped meanwhile does not begin what waits for its turn', async () => {
    const way = new RightOfWay();
    const calls = open();
    const log: string[] = [];
    const held = way.hold(() => calls.until);
    const parts = runParts(
      [partOf('logs', log, Promise.resolve(), { turn: () => way.turn() })],
      new FakeClock(),
      new FakeLogger(),
    );
    parts.begin();
    await parts.end();
    expect(log).toEqual([]);
    calls.end();
    await held;
    // Its turn is given on.
    (await way.turn())();
  });
});
