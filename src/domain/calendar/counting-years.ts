import type { Instant } from '../time/instant';
import type { CalendarYear } from './calendar-year';
import type { OfficialYear } from './official-year';

/** A year's public holidays, from when on they count at this desk. */
export interface CountedYear {
  readonly from: Instant;
  readonly year: OfficialYear;
}

/** Every year that was confirmed, whatever counts since. In the order in which they began to count. */
export const countedYears = (records: readonly CalendarYear[]): readonly CountedYear[] =>
  records
    .flatMap(({ year, countsAt }) => (countsAt === undefined ? [] : [{ year, from: countsAt }]))
    .toSorted((one, other) => one.from - other.from);

/** What counts at that moment, by year: of two confirmed one after the other the later. */
export function countingAt(counted: readonly CountedYear[], at: Instant): readonly OfficialYear[] {
  const counting = new Map(counted.flatMap(({ from, year }) => (from <= at ? [[year.year, year] as const] : [])));
  return [...counting.values()].toSorted((one, other) => one.year - other.year);
}
