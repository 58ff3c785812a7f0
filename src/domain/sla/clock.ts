import type { Regime } from '../ticket/ticket';
import type { Duration, Instant } from '../time/instant';

/** In which time a promise counts: that of the place's working days, or that of the clock on the wall. */
export type Measure = 'operating' | 'wall';

/** What every clock says of itself, however it stands. */
export interface ClockOf {
  readonly clause: string;
  /** The round of the ticket it belongs to, from 1. */
  readonly round: number;
  readonly startedAt: Instant;
  /** Which of the clause's two promises it is; `unknown` where no official calendar can tell. */
  readonly regime: Regime;
  readonly measure: Measure;
  /** When help began, where that is shown beside the promise. */
  readonly helpBegan?: Instant;
}

/**
 * How one promise stands at a moment. `dueAt` is the deadline with the pauses known so far.
 * `unknown`: no official calendar covers it; `year` is the one that is missing.
 */
export type Clock = ClockOf &
  (
    | { readonly state: 'running'; readonly dueAt: Instant; readonly left: Duration }
    | { readonly state: 'paused'; readonly since: Instant; readonly reason: string; readonly left: Duration }
    | { readonly state: 'met'; readonly dueAt: Instant; readonly at: Instant; readonly left: Duration }
    /** Too late: still open when `at` is absent, else when it was reached or given up. */
    | {
        readonly state: 'breached';
        readonly dueAt: Instant;
        /** When it broke: at the deadline, or later, when what had kept it was undone. */
        readonly brokenAt: Instant;
        readonly at?: Instant;
        /** In the promise's own time (operating or wall), pauses left out. */
        readonly by: Duration;
        /** The same by the clock on the wall, as people count it. */
        readonly byWall: Duration;
      }
    | { readonly state: 'unknown'; readonly year: number }
    /** The ticket was cancelled before it ended, or the visit was called off. */
    | { readonly state: 'void' }
  );
