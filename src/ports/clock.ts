import type { Duration, Instant } from '../domain/time/instant';

/** The only source of "now". `monotonic` never steps back and is only good for lengths. */
export interface Clock {
  now(): Instant;
  monotonic(): Duration;
}
