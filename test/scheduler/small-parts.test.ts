import { recordDuty } from '../../src/commands/record-duty';
import type { DutyShift } from '../../src/domain/desk';
import { type PersonId, personId } from '../../src/domain/people/person';
import type { DutyDecision } from '../../src/domain/roster/duty-change';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { after, type Duration, hours, type Instant, minutes, seconds } from '../../src/domain/time/instant';
import type { Inbox, KeptEvent } from '../../src/ports/queues';
import { auditDesk } from '../../src/scheduler/audit';
import { createDraining, drainInbox } from '../../src/scheduler/drain-inbox';
import { runParts } from '../../src/scheduler/run-parts';
import { startScheduler } from '../../src/scheduler/scheduler';
import {
  aPerson,
  aTimer,
  FakeClock,
  FakeLogger,
  FakeOutbox,
  FakePlatform,
  FakeRefs,
  FakeRoster,
  FakeTimers,
  nine,
  toPerson,
} from './fakes';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the audit', () => {
  test('says how late the oldest timer and the oldest message are, and warns', async () => {
    const clock = new FakeClock();
    const logger = new FakeLogger();
    const outbox = new FakeOutbox(new FakeRefs(), clock);
    const timers = new FakeTimers([aTimer('a', 1)]);
    const audit = () => auditDesk({ timers, outbox, clock, logger, onAges: () => {} });
    expect(await audit()).toEqual({ timer: 0, outbox: 0 });
    await outbox.announce([toPerson('li', 'a')], clock.now());
    clock.forward(minutes(3));
    expect(await audit()).toEqual({ timer: minutes(3), outbox: minutes(3) });
    expect(logger.of('warn')).toEqual(['timers are late', 'messages are late']);
  });

  test('finds nothing late when nothing is due', async () => {
    const clock = new FakeClock();
    const timers = new FakeTimers([aTimer('a', 1, (nine + hours(1)) as Instant)]);
    const outbox = new FakeOutbox(new FakeRefs(), clock);
    const ages = await auditDesk({ timers, outbox, clock, logger: new FakeLogger(), onAges: () => {} });
    expect(ages).toEqual({ timer: 0, outbox: 0 });
  });
});

/** Gives out each event once, as many as are asked for. */
function inTurn(events: readonly KeptEvent[]): Inbox['claimUnfinished'] {
  const left = [...events];
  return async (_lease, limit) => left.splice(0, limit);
}

test('handles kept events again, each on its own, and finishes those that went well', async () => {
  const slack = new FakePlatform('slack');
  const finished: string[] = [];
  const event = (key: string, payload: unknown, platform = 'slack'): KeptEvent => ({
    ...{ key, platform, payload, attempts: 1 },
  });
  const inbox: Inbox = {
    keep: async () => true,
    done: async (key) => void finished.push(key),
    renew: async () => {},
    claimUnfinished: inTurn([event('1', 'a'), event('2', 'broken'), event('3', 'b'), event('4', 'c', 'off')]),
    forget: async () => {},
  };
  const logger = new FakeLogger();
  await drainInbox({ inbox, platforms: [slack], worker: 'w', clock: new FakeClock(), logger });
  expect(slack.replayed).toEqual(['a', 'b']);
  expect(finished).toEqual(['1', '3']);
  expect(logger.of('error')).toEqual(['kept event failed']);
});

test('what waits for its platform keeps nobody else waiting', async () => {
  const handled: unknown[] = [];
  let free = (): void => undefined;
  const hanging = new Promise<void>((resolve) => {
    free = resolve;
  });
  const slack = new FakePlatform('slack');
  slack.replay = async (payload) => {
    if (payload === 'hangs') await hanging;
    handled.push(payload);
  };
  const event = (payload: string, place: number): KeptEvent => ({
    ...{ key: `${place}`, platform: 'slack', payload, attempts: 1 },
  });
  const events = [...Array.from({ length: 4 }, () => 'hangs'), 'urgent'].map(event);
  const inbox = { claimUnfinished: inTurn(events), done: async () => {}, renew: async () => {} } as never;
  const clock = new FakeClock();
  const draining = createDraining({ inbox, platforms: [slack], worker: 'w', clock, logger: new FakeLogger() });
  await draining.run();
  await new Promise(setImmediate);
  expect(handled).toEqual(['urgent']);
  free();
  await draining.drain();
  expect(handled).toHaveLength(5);
});

test('says of the tenth try that it is the last, and of none before', async () => {
  const slack = new FakePlatform('slack');
  const kept = [1, 9, 10].map((attempts) => ({ key: `${attempts}`, platform: 'slack', payload: attempts, attempts }));
  const inbox = { claimUnfinished: inTurn(kept), done: async () => {} } as never;
  await drainInbox({ inbox, platforms: [slack], worker: 'w', clock: new FakeClock(), logger: new FakeLogger() });
  expect(slack.lastTries).toEqual([10]);
});

test('holds on to what it handles again until that ends', async () => {
  const beats: (() => void)[] = [];
  jest.spyOn(globalThis, 'setInterval').mockImplementation((beat) => {
    beats.push(beat);
    return { unref: () => beats } as never;
  });
  const slack = new FakePlatform('slack');
  const renewed: string[] = [];
  const beat = (): void => {
    for (const one of beats) one();
  };
  slack.replay = async () => beat();
  const waiting = [{ key: 'Ev1', platform: 'slack', payload: 'a', attempts: 1 }];
  const inbox = {
    claimUnfinished: async () => waiting.splice(0),
    renew: async (keys: readonly string[]) => void renewed.push(...keys),
    done: async () => {},
  } as never;
  await drainInbox({ inbox, platforms: [slack], worker: 'w', clock: new FakeClock(), logger: new FakeLogger() });
  beat();
  expect(renewed).toEqual(['Ev1']);
  jest.restoreAllMocks();
});

describe('the record of duty', () => {
  const shift = (primary: string, from: number, to: number, places: readonly string[] = []): DutyShift => ({
    span: { from: (nine + hours(from)) as Instant, to: (nine + hours(to)) as Instant },
    primary: personId(primary),
    backup: null,
    places,
    skills: [],
  });
  function aDesk(pattern: readonly DutyShift[]) {
    const clock = new FakeClock();
    const roster = new FakeRoster();
    const people = { staff: async () => ['li', 'wang', 'sun'].map((id) => aPerson(id, { roles: ['engineer'] })) };
    const parts = {
      ...{ places: [{ id: 'hq' }, { id: 'lab' }], roster, clock, logger: new FakeLogger() },
      ...{ people, shared: { get: async () => undefined } },
    };
    const run = (now = pattern) => recordDuty({ ...parts, pattern: now });
    const hour = (at: Instant) => (at - nine) / hours(1);
    const told = () =>
      roster.history.map(({ primary, span, places, skills }) =>
        [primary, places, hour(span.from), hour(span.to), skills].flat(),
      );
    return { clock, roster, run, told };
  }

  test('keeps each shift once when it is over, and an edited pattern does not rewrite it', async () => {
    const desk = aDesk([shift('li', 0, 8)]);
    expect(await desk.run()).toBe(0);
    desk.clock.forward(hours(8));
    expect([await desk.run(), await desk.run(), await desk.run([shift('wang', 0, 8)])]).toEqual([2, 0, 0]);
    expect(desk.told()).toEqual([
      ['li', 'hq', 0, 8],
      ['li', 'lab', 0, 8],
    ]);
  });

  test('leaves the time to those who took over by an imported shift', async () => {
    const desk = aDesk([shift('li', 0, 8, ['hq'])]);
    await desk.roster.add([shift('wang', 2, 4)]);
    desk.clock.forward(hours(9));
    await desk.run();
    expect(desk.told()).toEqual([
      ['li', 'hq', 0, 2],
      ['wang', 'hq', 2, 4],
      ['li', 'hq', 4, 8],
      ['wang', 'lab', 2, 4],
      [null, 'lab', 4, 8],
    ]);
  });

  test('writes a hole down however long it was, so that a shift that is added later does not fill it (STAFF-3)', async () => {
    const [before, after] = [shift('li', 0, 8), shift('wang', 8 + 9 * 24, 16 + 9 * 24)];
    const desk = aDesk([before, after]);
    desk.clock.forward(hours(9));
    await desk.run();
    desk.clock.forward(hours(9 * 24));
    await desk.run();
    expect(desk.told().filter(([, place]) => place === 'hq')).toEqual([
      ['li', 'hq', 0, 8],
      [null, 'hq', 8, 8 + 9 * 24],
    ]);
    // Nine days of a desk that never knew a shift are no hole.
    const fresh = aDesk([after]);
    fresh.clock.forward(hours(9 + 9 * 24));
    expect([await fresh.run(), await fresh.run()]).toEqual([0, 0]);
  });

  test('says who really was there, and what is decided afterwards changes nothing of it', async () => {
    const printers = { ...shift('sun', 2, 6), skills: ['printer'] };
    const desk = aDesk([shift('li', 0, 8), printers, shift('wang', 8, 16)]);
    const [li, wang, sun] = [personId('li'), personId('wang'), personId('sun')];
    const { span } = shift('li', 0, 16);
    const move = (from: PersonId, to: PersonId | null, id: number): DutyDecision => ({
      record: { kind: 'ticket', id },
      changes: [{ kind: 'move', span, from, to }],
    });
    desk.roster.decided.push(move(li, sun, 1), move(wang, null, 2));
    desk.clock.forward(hours(17));
    await desk.run();
    // Sun did both, so printers have no row of their own.
    const written = [
      ['sun', 'hq', 0, 8],
      [null, 'hq', 8, 16],
    ];
    expect(desk.told().filter(([, place]) => place === 'hq')).toEqual(written);
    desk.roster.decided.splice(0, 2, move(sun, wang, 3));
    expect(await desk.run([])).toBe(0);
    const kept = { ...(await desk.roster.shifts(span)), pattern: [] };
    const there = [3, 10].map((hour) => whoIsOnDuty((nine + hours(hour)) as Instant, kept, { place: 'hq' }).primary);
    expect(there).toEqual([sun, null]);
  });

  test('keeps a skill apart that somebody else had', async () => {
    const desk = aDesk([shift('li', 0, 8), { ...shift('sun', 2, 6), skills: ['printer'] }]);
    desk.clock.forward(hours(8));
    await desk.run();
    expect(desk.told().filter(([, place]) => place === 'hq')).toEqual([
      ['li', 'hq', 0, 2, 'printer'],
      ['sun', 'hq', 2, 6, 'printer'],
      ['li', 'hq', 6, 8, 'printer'],
      ['li', 'hq', 0, 8],
    ]);
    const kept = { history: desk.roster.history, overrides: [], changes: [], pattern: [] };
    const primaryFor = (skill: string) =>
      whoIsOnDuty((nine + hours(3)) as Instant, kept, { place: 'hq', skill }).primary;
    expect(['printer', 'office'].map(primaryFor)).toEqual(['sun', 'li']);
  });
});

describe('the parts of the desk', () => {
  test('a failing part stops no other and is logged once, and again when it works', async () => {
    const clock = new FakeClock();
    const logger = new FakeLogger();
    let broken = true;
    let ran = 0;
    const good = async () => {
      ran += 1;
    };
    const bad = async () => {
      if (broken) throw new Error('no');
    };
    const parts = runParts(
      [
        { name: 'bad', every: seconds(0), run: bad },
        { name: 'good', every: seconds(0), run: good },
      ],
      clock,
      logger,
    );
    for (let n = 0; n < 3; n += 1) {
      parts.begin();
      await soon();
    }
    broken = false;
    parts.begin();
    await parts.end();
    expect(ran).toBe(4);
    expect(logger.lines.map(({ message }) => message)).toEqual(['part failed', 'works again']);
  });

  test('keep their cadence, and can be woken before it and while they run', async () => {
    const clock = new FakeClock();
    let ran = 0;
    let release = (): void => {};
    const run = () => {
      ran += 1;
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    const parts = runParts([{ name: 'a', every: seconds(10), wakes: true, run }], clock, new FakeLogger());
    parts.begin();
    release();
    await soon();
    parts.begin();
    expect(ran).toBe(1);
    parts.wake();
    expect(ran).toBe(2);
    parts.wake();
    parts.wake();
    release();
    await soon();
    expect(ran).toBe(3);
    release();
    await soon();
    clock.forward(seconds(10));
    parts.begin();
    expect(ran).toBe(4);
    clock.forward(minutes(3));
    expect(parts.stuck()).toEqual(['a']);
    release();
    await parts.end();
    parts.wake();
    expect(ran).toBe(4);
  });

  test('a part that gets on is alive however long it takes, one that does not is stuck', () => {
    const clock = new FakeClock();
    let step = (): void => undefined;
    const run = (alive: () => void): Promise<void> => {
      step = alive;
      return new Promise(() => {});
    };
    const parts = runParts([{ name: 'outbox', every: seconds(0), run }], clock, new FakeLogger());
    parts.begin();
    for (let minute = 0; minute < 10; minute += 1) {
      clock.forward(minutes(1));
      step();
      expect(parts.stuck()).toEqual([]);
    }
    clock.forward(minutes(2.1));
    expect(parts.stuck()).toEqual(['outbox']);
  });

  test('run at the very moment something falls due, not at the next beat', async () => {
    const clock = new FakeClock();
    let nextAt: Instant | undefined = after(clock.now(), 60 as Duration);
    const again = new Promise<void>((resolve) => {
      let ran = 0;
      const run = async (): Promise<void> => {
        ran += 1;
        if (ran === 2) resolve();
      };
      const parts = runParts(
        [{ name: 'a', every: seconds(0), wakes: true, run, nextAt: async () => nextAt }],
        clock,
        new FakeLogger(),
      );
      parts.begin();
    });
    await again;
    nextAt = undefined;
  });

  test('are idle only when those that another woke are, too, and what goes on after them', async () => {
    const log: string[] = [];
    let going: Promise<void> = Promise.resolve();
    const fire = async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn += 1) await soon();
      parts.wake();
      // It wakes what sends, and goes on for longer than that takes.
      for (let turn = 0; turn < 5; turn += 1) await soon();
      log.push('fired');
    };
    const send = async (): Promise<void> => {
      going = (async () => {
        for (let turn = 0; turn < 20; turn += 1) await soon();
        log.push('sent');
      })();
    };
    const every = seconds(3600);
    const parts = runParts(
      [
        { name: 'timers', every, run: fire },
        { name: 'outbox', every, wakes: true, run: send, drain: () => going },
      ],
      new FakeClock(),
      new FakeLogger(),
    );
    parts.begin();
    await parts.idle();
    expect(log).toEqual(['fired', 'sent', 'sent']);
  });

  test('are idle only when what they began, and what goes on after it, is done', async () => {
    const log: string[] = [];
    const parts = runParts(
      [
        {
          name: 'a',
          every: seconds(0),
          run: async () => log.push('ran'),
          drain: async () => void log.push('settled'),
        },
      ],
      new FakeClock(),
      new FakeLogger(),
    );
    parts.begin();
    await parts.idle();
    parts.begin();
    await parts.idle();
    expect(log).toEqual(['ran', 'settled', 'ran', 'settled']);
  });

  test('are said to fail after ten minutes of failures that are no outage, and no more once they run', async () => {
    const clock = new FakeClock();
    let error: Error | undefined;
    const run = async (): Promise<void> => {
      if (error !== undefined) throw error;
    };
    const parts = runParts(
      [
        { name: 'often', every: seconds(5), run },
        { name: 'hourly', every: hours(1), run },
      ],
      clock,
      new FakeLogger(),
    );
    const pass = async (length: Duration): Promise<void> => {
      for (let passed = 0; passed < length; passed += minutes(1)) {
        clock.forward(minutes(1));
        parts.begin();
        await parts.idle();
      }
    };
    error = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    await pass(minutes(90));
    expect(parts.failing()).toEqual([]);
    error = new Error('broken');
    await pass(minutes(9));
    expect(parts.failing()).toEqual([]);
    await pass(minutes(3));
    expect(parts.failing()).toEqual(['often']);
    await pass(hours(3));
    expect(parts.failing()).toEqual(['often', 'hourly']);
    error = undefined;
    await pass(hours(1));
    expect(parts.failing()).toEqual([]);
  });

  test('run on the heartbeat until it is stopped', async () => {
    let ran = (): void => {};
    const once = new Promise<void>((resolve) => {
      ran = resolve;
    });
    const scheduler = startScheduler({
      parts: [{ name: 'a', every: seconds(0), wakes: true, run: async () => ran() }],
      clock: new FakeClock(),
      logger: new FakeLogger(),
    });
    await once;
    expect(scheduler.health()).toEqual({ ok: true, silentFor: 0, beats: 1, stuck: [], failing: [] });
    await scheduler.stop();
    expect(scheduler.health().ok).toBe(false);
  });
});
