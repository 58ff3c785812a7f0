import { type Duration, type Instant, seconds } from '../domain/time/instant';

/** The only source of "now". `monotonic` never steps back and is only good for lengths. */
export interface Clock {
  now(): Instant;
  monotonic(): Duration;
}

/** Clocks of computers that are farther apart than this are said to be. */
export const clockTolerance = seconds(2);
