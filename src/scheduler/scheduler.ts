import { type Duration, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import { inTime } from '../ports/in-time';
import type { Logger } from '../ports/logger';
import { startHeartbeat } from './heartbeat';
import { type Part, runParts } from './run-parts';

/** What the scheduler needs. */
export interface SchedulerParts {
  readonly parts: readonly Part[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly period?: Duration;
  readonly onJump?: (drift: Duration) => void;
}

/** How the scheduler is. */
export interface SchedulerHealth {
  readonly ok: boolean;
  /** Real time since the last beat. */
  readonly silentFor: Duration;
  /** How often it has beaten. */
  readonly beats: number;
  /** Parts that do not come to an end. */
  readonly stuck: readonly string[];
  /** Parts that fail at each attempt. */
  readonly failing: readonly string[];
}

/** The desk's own clockwork. */
export interface Scheduler {
  health(): SchedulerHealth;
  /** Something was committed: fire and deliver now rather than within a second. */
  wake(): void;
  /** Waits for what runs now, sends included: for tests, and a clock that is pushed. */
  idle(): Promise<void>;
  /** Begins nothing more; waits at most 10 s for what runs. */
  stop(): Promise<void>;
}

const patience = seconds(10);

/** Beats every second until stopped; each beat begins the parts whose time has come. */
export function startScheduler({ parts, clock, logger, period, onJump }: SchedulerParts): Scheduler {
  const running = runParts(parts, clock, logger);
  const heartbeat = startHeartbeat({
    clock,
    logger,
    period: period ?? seconds(1),
    tick: async () => running.begin(),
    onJump: (drift) => {
      logger.warn('the clock jumped', { drift });
      onJump?.(drift);
    },
  });
  return {
    health: () => {
      const { ok, silentFor, beats } = heartbeat.health();
      const stuck = running.stuck();
      return { ok: ok && stuck.length === 0, silentFor, beats, stuck, failing: running.failing() };
    },
    wake: running.wake,
    idle: running.idle,
    stop: async () => {
      await heartbeat.stop();
      await inTime(running.end(), patience);
    },
  };
}
