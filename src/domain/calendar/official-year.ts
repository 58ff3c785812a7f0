import { type DayNumber, dateOf, datesBetween, dayNumber } from '../time/local-date';

/** One holiday as it was announced: days off from `from` to `to` inclusive, and the weekend days worked for it. */
export interface OfficialHoliday {
  readonly festival: string;
  /** Local dates, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Make-up working days (调休). */
  readonly makeUp: readonly string[];
}

/** A year's official arrangement of days off. */
export interface OfficialYear {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly OfficialHoliday[];
}

/** What officially happens on a date that is not like other dates of its weekday: local date → off or worked. */
export type OfficialDays = ReadonlyMap<string, 'off' | 'work'>;

/** The days of several years that are not like others of their weekday. */
export const officialDays = (years: readonly OfficialYear[]): OfficialDays => new Map(years.flatMap(daysOf));

function daysOf({ holidays }: OfficialYear): readonly (readonly [string, 'off' | 'work'])[] {
  return holidays.flatMap(({ from, to, makeUp }) => [
    ...datesBetween(from, dateOf((dayNumber(to) + 1) as DayNumber)).map((day) => [dateOf(day), 'off'] as const),
    ...makeUp.map((date) => [date, 'work'] as const),
  ]);
}

/** The last of the years from `first` on that are known without a gap; the one before `first` when there is none. */
export function lastWithoutGap(years: readonly Pick<OfficialYear, 'year'>[], first: number): number {
  const known = new Set(years.map(({ year }) => year));
  let last = first - 1;
  while (known.has(last + 1)) last += 1;
  return last;
}

/** Each year once, in order: of two words about a year the later list's counts. */
export function mergedYears(...lists: readonly (readonly OfficialYear[])[]): readonly OfficialYear[] {
  const merged = new Map(lists.flat().map((year) => [year.year, year]));
  return [...merged.values()].toSorted((one, other) => one.year - other.year);
}
