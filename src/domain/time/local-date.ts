const dayLength = 86_400_000;

/** A local date as the number of days since 1970-01-01, so that the next date is `+ 1` in every zone. */
export type DayNumber = number & { readonly unit: 'day' };

/** Reads `YYYY-MM-DD`. Throws RangeError on anything else, and on a date that is not in the calendar. */
export function dayNumber(date: string): DayNumber {
  const known = read.get(date);
  if (known !== undefined) return known;
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const day = (at / dayLength) as DayNumber;
  if (Number.isNaN(at) || dateOf(day) !== date) throw new RangeError(`not a date: ${date}`);
  read.set(date, day);
  return day;
}

const read = new Map<string, DayNumber>();
const written = new Map<DayNumber, string>();

/** Writes `YYYY-MM-DD`. Each date once: calendars ask for the same few thousand again and again. */
export function dateOf(day: DayNumber): string {
  const date = written.get(day) ?? new Date(day * dayLength).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: DayNumber): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The dates from `from` on, `until` excluded. */
export function datesBetween(from: string, until: string): readonly DayNumber[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(until) - first) }, (_, index) => (first + index) as DayNumber);
}
