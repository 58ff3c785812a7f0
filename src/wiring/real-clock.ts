import { performance } from 'node:perf_hooks';
import type { Duration, Instant } from '../domain/time/instant';
import type { Clock } from '../ports/clock';

/** The computer's clock. Made only by the wiring. */
export const realClock: Clock = {
  now: () => Date.now() as Instant,
  monotonic: () => performance.now() as Duration,
};
