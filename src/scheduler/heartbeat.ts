import { type Job, scheduleJob } from 'node-schedule';
import { type Duration, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import { inTime } from '../ports/in-time';
import type { Logger } from '../ports/logger';

/** What a heartbeat needs. */
export interface HeartbeatParts {
  readonly clock: Clock;
  readonly tick: () => Promise<void>;
  /** Whole seconds that divide a minute. */
  readonly period: Duration;
  readonly logger: Logger;
  /** The wall clock moved by so much more (or less) than time did. */
  readonly onJump: (drift: Duration) => void;
}

/** A running heartbeat. `silentFor` is real time since the last tick that ended well, `beats` how many did. */
export interface Heartbeat {
  health(): { readonly ok: boolean; readonly silentFor: Duration; readonly beats: number };
  /** Ticks at once, or once more after the present tick. */
  wake(): void;
  /** No tick begins from now on; waits at most 10 s for the present one. */
  stop(): Promise<void>;
}

const jumpFrom = seconds(5);
const patience = seconds(10);

/** Calls `tick` every period until it is stopped, and at once: whatever came due while nobody looked. */
export function startHeartbeat(parts: HeartbeatParts): Heartbeat {
  const pulse = new Pulse(parts);
  pulse.start();
  return pulse;
}

class Pulse implements Heartbeat {
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private job: Job | undefined;
  private watchdog: NodeJS.Timeout | undefined;
  private lastOk: Duration;
  private beats = 0;
  private seen: { readonly wall: number; readonly real: number };

  constructor(private readonly parts: HeartbeatParts) {
    this.lastOk = parts.clock.monotonic();
    this.seen = { wall: parts.clock.now(), real: this.lastOk };
  }

  start(): void {
    this.arm();
    // node-schedule waits for a moment of the wall clock: when that steps back by an hour, it is silent for an hour.
    // An interval of the runtime is monotonic, so it notices.
    this.watchdog = setInterval(() => this.watch(), this.parts.period);
    this.wake();
  }

  health(): ReturnType<Heartbeat['health']> {
    const silentFor = this.silentFor();
    return {
      ok: !this.stopped && silentFor < Math.max(6 * this.parts.period, seconds(10)),
      silentFor,
      beats: this.beats,
    };
  }

  wake(): void {
    if (this.stopped) return;
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    this.running = this.beat().finally(() => {
      this.running = undefined;
      if (!this.again) return;
      this.again = false;
      this.wake();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.job?.cancel();
    clearInterval(this.watchdog);
    await inTime(this.running, patience);
  }

  /** A burst of late ticks, or a tick during a long one, is no reason to tick again. */
  private onSchedule(): void {
    if (this.running === undefined) this.wake();
  }

  private arm(): void {
    this.job?.cancel();
    const rule = `*/${this.parts.period / seconds(1)} * * * * *`;
    // It answers null to a rule it cannot read, and takes the process down when a job throws and nobody listens.
    const job = scheduleJob({ rule, tz: 'Etc/UTC' }, () => this.onSchedule()) as Job | null;
    if (job === null) throw new Error(`node-schedule does not take the rule ${rule}`);
    job.on('error', (error: unknown) => this.parts.logger.error('heartbeat failed', { error }));
    this.job = job;
  }

  private watch(): void {
    if (this.running !== undefined || this.silentFor() <= 3 * this.parts.period) return;
    this.parts.logger.warn('heartbeat was silent, armed again', { silentFor: this.silentFor() });
    this.arm();
    this.wake();
  }

  private async beat(): Promise<void> {
    this.noticeJump();
    try {
      await this.parts.tick();
      this.lastOk = this.parts.clock.monotonic();
      this.beats += 1;
    } catch (error) {
      this.parts.logger.error('tick failed', { error });
    }
  }

  private noticeJump(): void {
    const now = { wall: this.parts.clock.now() as number, real: this.parts.clock.monotonic() as number };
    const drift = now.wall - this.seen.wall - (now.real - this.seen.real);
    this.seen = now;
    if (Math.abs(drift) > jumpFrom) this.parts.onJump(drift as Duration);
  }

  private silentFor(): Duration {
    return (this.parts.clock.monotonic() - this.lastOk) as Duration;
  }
}
