import type { LocalDay } from '../domain/roster/fortnight';
import type { Instant } from '../domain/time/instant';

/** So many local dates of an IANA zone, from the one on which `at` falls. */
export type LocalDays = (zone: string, at: Instant, count: number) => readonly LocalDay[];
