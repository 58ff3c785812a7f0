import { readFileSync } from 'node:fs';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import type { Desk } from '../../src/domain/desk';
import { byPattern } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { type Instant, instant, minutes } from '../../src/domain/time/instant';
import { isOpen } from '../../src/domain/time/is-open';
import { usualHours } from '../../src/domain/time/operating-time';
import { inEnglish } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const compiled = (text: string): Desk => {
  const read = readDeskFile(text, 'desk.yaml');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  return compileDesk(read.file);
};
const problemsOf = (text: string): readonly string[] => inEnglish(readDeskFile(text, 'desk.yaml').problems);
const example = compiled(readFileSync('desk.example.yaml', 'utf8'));
const onDuty = (desk: Desk, at: Instant, place = 'shanghai') => whoIsOnDuty(at, byPattern(desk), { place }).primary;

test.each([
  ['a holiday on a Wednesday', '2026-10-07T11:00+08:00', 'tom.baker'],
  ['the night of that holiday', '2026-10-08T03:00+08:00', 'tom.baker'],
  ['the first morning after it', '2026-10-08T09:00+08:00', 'li.na'],
  ['a make-up Saturday', '2026-10-10T11:00+08:00', 'li.na'],
  ['its night', '2026-10-10T23:00+08:00', 'wang.lei'],
  ['an ordinary Sunday', '2026-10-11T11:00+08:00', 'tom.baker'],
  ['an ordinary Monday', '2026-10-12T11:00+08:00', 'li.na'],
  ['the half day of the desk’s own', '2026-12-24T11:00+08:00', 'li.na'],
  ['a Friday of the year whose holidays are not known', '2027-01-08T11:00+08:00', 'li.na'],
  ['a Sunday of that year', '2027-01-10T11:00+08:00', 'tom.baker'],
])('on %s the row of the calendar answers (5.5)', (_what, moment, who) => {
  expect(onDuty(example, instant(moment))).toBe(who);
});

test('one calendar for promises and roster: whenever a place is open, its working-day row answers', () => {
  const [shanghai] = example.places;
  const wrong: string[] = [];
  for (
    let at = instant('2026-01-01T00:15+08:00');
    at < instant('2027-07-01T00:00+08:00');
    at = (at + minutes(30)) as Instant
  ) {
    if (isOpen(usualHours(shanghai.hours), at) && onDuty(example, at) !== 'li.na')
      wrong.push(new Date(at).toISOString());
  }
  expect(wrong).toEqual([]);
});

test('working days and days off leave no hole and need no weekday', () => {
  for (
    let at = instant('2026-01-02T00:00+08:00');
    at < instant('2027-07-01T00:00+08:00');
    at = (at + minutes(30)) as Instant
  ) {
    if (onDuty(example, at) === null) throw new Error(new Date(at).toISOString());
  }
});

test('a row that means a calendar has one: places with different hours need a row each', () => {
  const two = (row: object): string =>
    aDeskFile(['duty'], [row])
      .replace('places:\n', 'places:\n  - { id: shop, name: Shop, hours: shop }\n')
      .replace('workingHours:\n', 'workingHours:\n  shop: { calendar: none, week: { sat-sun: "10:00-16:00" } }\n');
  const row = { days: 'working-days', from: '09:00', to: '18:00', primary: 'li.na' };
  expect(problemsOf(two(row)).join()).toContain(
    'means working-days of places with different working hours (shop, office)',
  );
  expect(problemsOf(two({ ...row, places: ['hq', 'shop'] })).join()).toContain('different working hours');
  const shop = compiled(two({ ...row, places: ['shop'] }));
  expect(onDuty(shop, instant('2026-11-28T11:00+08:00'), 'shop')).toBe('li.na');
  expect(onDuty(shop, instant('2026-11-27T11:00+08:00'), 'shop')).toBeNull();
});

test.each(['workdays', 'mon-fri, days-off', 'holidays', '工作日'])('%s is refused with what may be written', (days) => {
  expect(problemsOf(aDeskFile(['duty', 0, 'days'], days)).join()).toContain(
    'write working-days, days-off, or days like mon-fri',
  );
});
