import { compileDuty, type DutyRow } from '../../../src/config/calendar/compile-duty';
import { personId } from '../../../src/domain/people/person';
import { byPattern } from '../../../src/domain/roster/shifts';
import { uncoveredIn } from '../../../src/domain/roster/uncovered';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, days, type Instant, instant, minutes } from '../../../src/domain/time/instant';

const monday = instant('2026-11-30T00:00+08:00');
const fortnight = { from: monday, to: after(monday, days(14)) };
const row: DutyRow = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', primary: personId('li'), backup: null };
const skills = ['office', 'printer'];
const places = ['hq', 'shop'];
const holesOf = (...rows: readonly DutyRow[]) =>
  uncoveredIn(fortnight, { shifts: byPattern({ duty: compileDuty(rows, 'Asia/Shanghai') }), places, skills });
const told = (...rows: readonly DutyRow[]) =>
  holesOf(...rows).map(({ from, to, ...rest }) => [(from - monday) / 3_600_000, (to - monday) / 3_600_000, rest]);
const all = { places, skills };

test('a pattern around the clock has no hole, one without rows is a hole as long as the time', () => {
  expect(told(row)).toEqual([]);
  expect(told()).toEqual([[0, 14 * 24, all]]);
});

test('nights, a weekday left out and a lunch are holes, each once and whole', () => {
  const weekdays: DutyRow = { ...row, days: [1, 2, 3, 4, 5] };
  expect(told(weekdays)).toEqual([
    [5 * 24, 7 * 24, all],
    [12 * 24, 14 * 24, all],
  ]);
  const [first, second] = told({ ...row, to: '12:00' }, { ...row, from: '13:00', to: '24:00' });
  expect([first, second]).toEqual([
    [12, 13, all],
    [36, 37, all],
  ]);
});

test('a place or kind of work that no row serves is named alone', () => {
  expect(told({ ...row, places: ['hq'] })).toEqual([[0, 14 * 24, { places: ['shop'], skills }]]);
  expect(told({ ...row, skills: ['office'] })).toEqual([[0, 14 * 24, { places, skills: ['printer'] }]]);
  expect(told({ ...row, places: ['hq'], skills: ['office'] }, { ...row, places: ['shop'] })).toEqual([
    [0, 14 * 24, { places: ['hq'], skills: ['printer'] }],
  ]);
});

test('every quarter of an hour is in a hole exactly when nobody answers then', () => {
  const rows: readonly DutyRow[] = [
    { ...row, days: [1, 3, 5], from: '09:00', to: '18:00', places: ['hq'] },
    { ...row, days: [6, 7], from: '22:00', to: '06:00', skills: ['printer'] },
    { ...row, days: [2], from: '08:30', to: '08:30', places: ['shop'], skills: ['office'] },
  ];
  const pattern = compileDuty(rows, 'Asia/Shanghai');
  const holes = holesOf(...rows);
  for (let at = fortnight.from; at < fortnight.to; at = after(at, minutes(15)) as Instant) {
    for (const place of places) {
      for (const skill of skills) {
        const alone = whoIsOnDuty(at, byPattern({ duty: pattern }), { place, skill }).primary === null;
        const inHole = holes.filter(
          (hole) => hole.from <= at && at < hole.to && hole.places.includes(place) && hole.skills.includes(skill),
        );
        expect([new Date(at).toISOString(), place, skill, inHole.length]).toEqual([
          new Date(at).toISOString(),
          place,
          skill,
          alone ? 1 : 0,
        ]);
      }
    }
  }
});
