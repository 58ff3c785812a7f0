import { before, days, type Instant } from '../time/instant';
import type { LocalDay } from './fortnight';

/** Local dates of a zone, so many from the one on which a moment falls. */
type DaysFrom = (zone: string, at: Instant, count: number) => readonly LocalDay[];

const longest = 31;

/** The dates of the month on which a moment falls, up to that date, in a zone. */
export function monthSoFar(daysFrom: DaysFrom, zone: string, at: Instant): readonly LocalDay[] {
  const today = daysFrom(zone, at, 1)[0]?.date ?? '';
  return daysFrom(zone, before(at, days(longest)), longest + 2).filter(
    ({ date, from }) => date.slice(0, 7) === today.slice(0, 7) && from <= at,
  );
}
