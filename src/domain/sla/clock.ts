import type { Duration, Instant } from '../time/instant';

/**
 * How one promise stands at a moment. `dueAt` is the deadline with the pauses known so far.
 * `unknown`: no official calendar covers it; `year` is the one that is missing.
 */
export type Clock = { readonly clause: string; readonly startedAt: Instant } & (
  | { readonly state: 'running'; readonly dueAt: Instant; readonly left: Duration }
  | { readonly state: 'paused'; readonly since: Instant; readonly reason: string; readonly left: Duration }
  | { readonly state: 'met'; readonly dueAt: Instant; readonly at: Instant; readonly left: Duration }
  /**
   * Too late: still open when `at` is absent, else when it was reached or given up. `by` counts in the promise's own
   * time (operating or wall), pauses left out.
   */
  | { readonly state: 'breached'; readonly dueAt: Instant; readonly at?: Instant; readonly by: Duration }
  | { readonly state: 'unknown'; readonly year: number }
  /** The ticket was cancelled before it ended, or solved before the visit it asked for. */
  | { readonly state: 'void' }
);
