import { type Duration, hours, type Instant, minutes, seconds } from '../../src/domain/time/instant';
import type { Clock } from '../../src/ports/clock';
import { type Heartbeat, startHeartbeat } from '../../src/scheduler/heartbeat';
import { FakeLogger } from './fakes';

/** Reads the clocks that jest moves, so that node-schedule and we agree. */
const clock: Clock = {
  now: () => Date.now() as Instant,
  monotonic: () => performance.now() as Duration,
};

describe('the heartbeat', () => {
  let heartbeat: Heartbeat;
  let ticks = 0;
  let work: () => Promise<void>;
  let logger: FakeLogger;
  let jumps: Duration[];

  const start = (): void => {
    heartbeat = startHeartbeat({
      clock,
      period: seconds(1),
      logger,
      onJump: (drift) => jumps.push(drift),
      tick: async () => {
        ticks += 1;
        await work();
      },
    });
  };
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-23T01:00:00Z') });
    [ticks, work, logger, jumps] = [0, async () => {}, new FakeLogger(), []];
  });
  afterEach(async () => {
    await heartbeat.stop();
    jest.useRealTimers();
  });

  test('beats at once and then every second', async () => {
    start();
    await jest.advanceTimersByTimeAsync(0);
    expect(ticks).toBe(1);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ticks).toBe(11);
    expect(heartbeat.health().ok).toBe(true);
  });

  test('collapses a burst of late beats and never overlaps', async () => {
    let release = (): void => {};
    let together = 0;
    let most = 0;
    work = async () => {
      most = Math.max(most, ++together);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      together -= 1;
    };
    start();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(ticks).toBe(1);
    release();
    await jest.advanceTimersByTimeAsync(0);
    expect(ticks).toBe(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect([ticks, most]).toEqual([2, 1]);
    release();
  });

  test('goes on beating when the clock is set back by hours, and says so', async () => {
    start();
    await jest.advanceTimersByTimeAsync(2_000);
    jest.setSystemTime(new Date(Date.now() - hours(3)));
    const before = ticks;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ticks - before).toBeGreaterThan(50);
    expect(jumps).toEqual([-hours(3)]);
    expect(logger.of('warn')).toContain('heartbeat was silent, armed again');
  });

  test('goes on beating when the clock is set forward', async () => {
    start();
    await jest.advanceTimersByTimeAsync(2_000);
    jest.setSystemTime(new Date(Date.now() + hours(2)));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ticks).toBeGreaterThan(8);
    expect(jumps).toEqual([hours(2)]);
  });

  test('survives a tick that fails, and its health tells by real time', async () => {
    work = async () => {
      throw new Error('database down');
    };
    start();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(ticks).toBeGreaterThan(25);
    expect(heartbeat.health().ok).toBe(false);
    expect(heartbeat.health().silentFor).toBeGreaterThan(seconds(29));
    work = async () => {};
    await jest.advanceTimersByTimeAsync(1_000);
    expect(heartbeat.health().ok).toBe(true);
  });

  test('wakes at once, and once more when it was busy', async () => {
    let release = (): void => {};
    start();
    await jest.advanceTimersByTimeAsync(0);
    work = () => new Promise((resolve) => (release = resolve));
    heartbeat.wake();
    heartbeat.wake();
    heartbeat.wake();
    expect(ticks).toBe(2);
    work = async () => {};
    release();
    await jest.advanceTimersByTimeAsync(0);
    expect(ticks).toBe(3);
  });

  test('stops after what is in flight, and waits at most ten seconds for it', async () => {
    let release = (): void => {};
    work = () => new Promise((resolve) => (release = resolve));
    start();
    let stopped = false;
    const stopping = heartbeat.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(9_900);
    expect(stopped).toBe(false);
    await jest.advanceTimersByTimeAsync(200);
    expect(stopped).toBe(true);
    await stopping;
    await jest.advanceTimersByTimeAsync(minutes(1));
    expect(ticks).toBe(1);
    release();
    await jest.advanceTimersByTimeAsync(0);
  });
});
