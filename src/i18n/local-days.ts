import { DateTime } from 'luxon';
import type { LocalDay } from '../domain/roster/fortnight';
import type { Instant } from '../domain/time/instant';
import { zoneOf } from './zone-of';

/** So many local dates of an IANA zone, from the one on which `at` falls; 23 or 25 hours where clocks change. */
export function localDays(zone: string, at: Instant, count: number): readonly LocalDay[] {
  const first = DateTime.fromMillis(at, { zone: zoneOf(zone) }).startOf('day');
  return Array.from({ length: count }, (_, nth) => {
    const day = first.plus({ days: nth }).startOf('day');
    const next = first.plus({ days: nth + 1 }).startOf('day');
    return { date: day.toFormat('yyyy-MM-dd'), from: day.toMillis() as Instant, to: next.toMillis() as Instant };
  });
}
