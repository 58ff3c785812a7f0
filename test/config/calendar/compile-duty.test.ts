import { compileDuty, type DutyRow } from '../../../src/config/calendar/compile-duty';
import { personId } from '../../../src/domain/people/person';
import { instant } from '../../../src/domain/time/instant';

const li = personId('li');
const wang = personId('wang');
const day: DutyRow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', primary: li, backup: wang };
const night: DutyRow = { days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '09:00', primary: wang, backup: null };

test('a weekly pattern becomes shifts in order', () => {
  const shifts = compileDuty([night, day], 'Asia/Shanghai', { from: '2026-11-20', until: '2026-11-22' });
  expect(shifts.map(({ span, primary }) => [primary, span.from, span.to])).toEqual([
    [li, instant('2026-11-20T09:00+08:00'), instant('2026-11-20T18:00+08:00')],
    [wang, instant('2026-11-20T18:00+08:00'), instant('2026-11-21T09:00+08:00')],
    [wang, instant('2026-11-21T18:00+08:00'), instant('2026-11-22T09:00+08:00')],
  ]);
});

test('limits are carried over; none means everywhere', () => {
  const period = { from: '2026-11-20', until: '2026-11-21' };
  const [limited, general] = compileDuty(
    [{ ...day, places: ['tower'], skills: ['SW-1'] }, day],
    'Asia/Shanghai',
    period,
  );
  expect([limited?.places, limited?.skills, general?.places, general?.skills]).toEqual([['tower'], ['SW-1'], [], []]);
});

test('duty around the clock has neither gap nor overlap over changes of clocks', () => {
  const everyDay: DutyRow = { ...night, from: '08:00', to: '08:00' };
  const shifts = compileDuty([everyDay], 'America/New_York', { from: '2026-01-01', until: '2027-01-01' });
  expect(shifts.slice(1).every((shift, index) => shift.span.from === shifts[index]?.span.to)).toBe(true);
});

test('the pattern reaches from 2024 through 2035 when not told otherwise', () => {
  const shifts = compileDuty([night], 'Asia/Shanghai');
  expect(shifts[0]?.span.from).toBe(instant('2024-01-01T18:00+08:00'));
  expect(shifts.at(-1)?.span.to).toBe(instant('2036-01-01T09:00+08:00'));
});
