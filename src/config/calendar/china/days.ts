import { type DayNumber, dateOf, datesBetween, dayNumber } from '../local-date';
import type { OfficialYear } from '../official-year';
import { china2024 } from './2024';
import { china2025 } from './2025';
import { china2026 } from './2026';

/** Every year whose official arrangement is known, earliest first and without gaps. */
export const chinaYears: readonly OfficialYear[] = [china2024, china2025, china2026];

/** What officially happens on a date that is not like other dates of its weekday: local date → off or worked. */
export const chinaDays: ReadonlyMap<string, 'off' | 'work'> = new Map(chinaYears.flatMap(daysOf));

function daysOf({ holidays }: OfficialYear): readonly (readonly [string, 'off' | 'work'])[] {
  return holidays.flatMap(({ from, to, makeUp }) => [
    ...datesBetween(from, dateOf((dayNumber(to) + 1) as DayNumber)).map((day) => [dateOf(day), 'off'] as const),
    ...makeUp.map((date) => [date, 'work'] as const),
  ]);
}
