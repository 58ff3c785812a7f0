import { type Duration, minutes, seconds } from '../domain/time/instant';

const first = seconds(5);

/** How long to wait after so many failures in a row: 5 s, doubled each time, at most 10 minutes unless told. */
export const backOff = (failures: number, most: Duration = minutes(10)): Duration =>
  Math.min(most, first * 2 ** Math.max(0, Math.min(failures, 32) - 1)) as Duration;
