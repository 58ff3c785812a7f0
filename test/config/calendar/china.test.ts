import { chinaYears } from '../../../src/config/calendar/china/years';
import { officialDays } from '../../../src/domain/calendar/official-year';
import { dateOf, datesBetween } from '../../../src/domain/time/local-date';
import { shanghai } from '../../domain/time/places';

const datesThatAre = (rule: 'off' | 'work', year: number): readonly string[] =>
  [...officialDays(chinaYears)]
    .filter(([date, what]) => what === rule && date.startsWith(`${year}-`))
    .map(([date]) => date)
    .toSorted();

const worked = new Set(shanghai.days.map((day) => day.date));
const course = (from: string, until: string): string =>
  datesBetween(from, until)
    .map((day) => (worked.has(dateOf(day)) ? 'W' : '-'))
    .join('');

test.each([
  [2024, 28, 8],
  [2025, 28, 5],
  [2026, 33, 6],
])('%i has %i days off and %i make-up working days, as the State Council arranged', (year, off, makeUp) => {
  expect(datesThatAre('off', year)).toHaveLength(off);
  expect(datesThatAre('work', year)).toHaveLength(makeUp);
});

test('every make-up working day from 2024 through 2026 is worked', () => {
  const makeUpDays = [
    ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
    ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ];
  expect([2024, 2025, 2026].map((year) => datesThatAre('work', year))).toEqual(makeUpDays);
  expect(makeUpDays.flat().filter((date) => !worked.has(date))).toEqual([]);
});

test('every make-up working day is a Saturday or a Sunday', () => {
  const weekdays = [2024, 2025, 2026]
    .flatMap((year) => datesThatAre('work', year))
    .map((date) => new Date(date).getUTCDay());
  expect(weekdays.every((day) => day === 0 || day === 6)).toBe(true);
});

test('the years follow each other without a gap', () => {
  expect(chinaYears.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
});

describe('2026 day by day, Monday to Sunday', () => {
  test.each([
    ['New Year', '2025-12-29', 'WWW---W'],
    ['the week before Spring Festival', '2026-02-09', 'WWWWWW-'],
    ['Spring Festival', '2026-02-16', '-------'],
    ['the week after Spring Festival', '2026-02-23', '-WWWWW-'],
    ['Qingming', '2026-04-06', '-WWWW--'],
    ['Labour Day', '2026-04-27', 'WWWW---'],
    ['the week after Labour Day', '2026-05-04', '--WWWW-'],
    ['Dragon Boat Festival', '2026-06-15', 'WWWW---'],
    ['two weeks before National Day', '2026-09-14', 'WWWWW-W'],
    ['Mid-Autumn Festival', '2026-09-21', 'WWWW---'],
    ['National Day', '2026-09-28', 'WWW----'],
    ['the week after National Day', '2026-10-05', '---WWW-'],
    ['an ordinary week', '2026-11-16', 'WWWWW--'],
  ])('%s', (_, monday, expected) => {
    const sunday = new Date(Date.parse(monday) + 7 * 86_400_000).toISOString().slice(0, 10);
    expect(course(monday, sunday)).toBe(expected);
  });

  test('251 working days in 2024, 248 in 2025, 248 in 2026', () => {
    const count = (year: number): number => shanghai.days.filter(({ date }) => date.startsWith(`${year}-`)).length;
    expect([2024, 2025, 2026].map(count)).toEqual([251, 248, 248]);
  });
});
