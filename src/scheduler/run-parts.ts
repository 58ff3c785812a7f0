import { type Duration, type Instant, minutes, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import { isOutage } from '../ports/is-outage';
import type { Logger } from '../ports/logger';
import type { Leave } from './right-of-way';

/** One kind of recurring work. */
export interface Part {
  readonly name: string;
  /** Real time from the end of one run to the begin of the next. */
  readonly every: Duration;
  /** Runs at once when somebody wakes the desk, e.g. after a commit. */
  readonly wakes?: boolean;
  /** It can wait: resolves when it is its turn. Absent: it begins at once. */
  readonly turn?: () => Promise<Leave>;
  /** `alive` is told of each step, so that long work is no stuck one. */
  readonly run: (alive: () => void) => Promise<unknown>;
  /** When something falls due next. Before the next beat, it is run at that very moment. */
  readonly nextAt?: () => Promise<Instant | undefined>;
  /** Waits for work that goes on after `run`. */
  readonly drain?: () => Promise<void>;
}

/** Parts side by side: a slow or failing one holds up no other. */
export interface RunningParts {
  /** Begins every part whose time has come; waits for none. */
  begin(): void;
  /** Begins the parts that can be woken, or once more after their present run. */
  wake(): void;
  /** Waits for what runs now, sends included. */
  idle(): Promise<void>;
  /** Begins nothing more; waits until nothing runs. */
  end(): Promise<void>;
  /** Parts that have got no further for over two minutes. */
  stuck(): readonly string[];
  /** Parts of which every run for ten minutes, and three at least, has failed by itself, and not as something did not answer. */
  failing(): readonly string[];
}

const tooLong = seconds(120);
/** Failures that pass are none: a process that is just replaced, a deadlock, a hiccup of the network. */
const failing = { from: 3, for: minutes(10) } as const;
const beat = seconds(1);
/** However close the next moment is, a lane never spins. */
const soonest = 50;

/** Runs each part by its cadence, never twice at once. Its first failure in a row is logged, and its recovery. */
export function runParts(parts: readonly Part[], clock: Clock, logger: Logger): RunningParts {
  const lanes = parts.map((part) => new Lane(part, clock, logger));
  return {
    begin: () => {
      for (const lane of lanes) lane.begin();
    },
    wake: () => {
      for (const lane of lanes) lane.wake();
    },
    idle: async () => {
      // What one does may wake another, which may have run by then and left work that goes on.
      do await Promise.all(lanes.map((lane) => lane.idle()));
      while (lanes.some((lane) => lane.wasWoken));
    },
    end: async () => {
      await Promise.all(lanes.map((lane) => lane.end()));
    },
    stuck: () => lanes.filter((lane) => lane.isStuck()).map((lane) => lane.part.name),
    failing: () => lanes.filter((lane) => lane.isFailing()).map((lane) => lane.part.name),
  };
}

class Lane {
  private running: Promise<void> | undefined;
  private movedAt = 0;
  private dueAt = Number.NEGATIVE_INFINITY;
  private woken = false;
  private ended = false;
  private failures = 0;
  /** Since it was waited for last. A beat wakes nobody: on a busy machine there would be no end of those. */
  wasWoken = false;
  /** Those that were no outage, and since when by real time. */
  private broken = { times: 0, since: 0 };
  private alarm: NodeJS.Timeout | undefined;
  private endNow = (): void => undefined;
  private readonly ending = new Promise<void>((resolve) => {
    this.endNow = resolve;
  });

  constructor(
    readonly part: Part,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  begin(): void {
    if (this.ended || this.running !== undefined || this.clock.monotonic() < this.dueAt) return;
    this.movedAt = this.clock.monotonic();
    this.running = this.once().finally(() => {
      this.running = undefined;
      this.dueAt = this.woken ? Number.NEGATIVE_INFINITY : this.clock.monotonic() + this.part.every;
      if (this.woken) this.wake();
    });
  }

  wake(): void {
    if (this.part.wakes !== true) return;
    this.wasWoken = true;
    this.woken = this.running !== undefined;
    if (this.woken) return;
    this.dueAt = Number.NEGATIVE_INFINITY;
    this.begin();
  }

  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
    this.wasWoken = false;
    await this.part.drain?.();
  }

  end(): Promise<void> {
    this.ended = true;
    this.endNow();
    clearTimeout(this.alarm);
    return this.idle();
  }

  isStuck(): boolean {
    return this.running !== undefined && this.clock.monotonic() - this.movedAt > tooLong;
  }

  isFailing(): boolean {
    const { times, since } = this.broken;
    return times >= failing.from && this.clock.monotonic() - since > failing.for;
  }

  /** A beat comes every second; a promise of two seconds should not lose half of it to waiting for one. */
  private async setAlarm(): Promise<void> {
    const next = await this.part.nextAt?.();
    const wait = next === undefined ? 0 : next - this.clock.now();
    clearTimeout(this.alarm);
    if (this.ended || wait <= 0 || wait >= beat) return;
    this.alarm = setTimeout(() => this.wake(), Math.max(wait, soonest));
    this.alarm.unref();
  }

  private async once(): Promise<void> {
    const turn = this.part.turn?.();
    try {
      if (turn !== undefined) await Promise.race([turn, this.ending]);
      if (this.ended) return;
      await this.part.run(() => {
        this.movedAt = this.clock.monotonic();
      });
      await this.setAlarm();
      if (this.failures > 0) this.logger.info('works again', { part: this.part.name, failures: this.failures });
      this.failures = 0;
      this.broken.times = 0;
    } catch (error) {
      this.failures += 1;
      if (!isOutage(error)) {
        if (this.broken.times === 0) this.broken.since = this.clock.monotonic();
        this.broken.times += 1;
      }
      if (this.failures === 1) this.logger.error('part failed', { part: this.part.name, error });
    } finally {
      void turn?.then((leave) => leave());
    }
  }
}
