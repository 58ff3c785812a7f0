import { instant } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import { closesAt, dayOffAt, opensAt, workingDayAfter } from '../../../src/domain/time/working-day';
import { newYorkNights, shanghai } from './places';

describe('a number of working days later', () => {
  test.each([
    ['the reporting day does not count', '2026-11-23T10:00+08:00', 1, '2026-11-24'],
    ['nor does it before opening', '2026-11-23T00:00+08:00', 1, '2026-11-24'],
    ['nor in the evening', '2026-11-23T23:59:59+08:00', 1, '2026-11-24'],
    ['from a Saturday, Monday is the first', '2026-11-21T12:00+08:00', 1, '2026-11-23'],
    ['a make-up Saturday counts', '2026-02-13T10:00+08:00', 1, '2026-02-14'],
    ['holidays do not', '2026-02-14T10:00+08:00', 1, '2026-02-24'],
    ['silence closes after three (product §1)', '2026-09-29T10:00+08:00', 3, '2026-10-09'],
    ['a replacement takes ten (STAFF-2)', '2026-11-20T10:00+08:00', 10, '2026-12-04'],
  ])('%s', (_, at, count, date) => {
    expect(workingDayAfter(shanghai, instant(at), count).date).toBe(date);
  });

  test('ends where the calendar does', () => {
    expect(() => workingDayAfter(shanghai, instant('2026-12-31T10:00+08:00'), 1)).toThrow('2027');
    expect(() => workingDayAfter(shanghai, instant('2027-01-01T10:00+08:00'), 1)).toThrow('2027');
  });

  test('is at least one', () => {
    expect(() => workingDayAfter(shanghai, instant('2026-11-20T10:00+08:00'), 0)).toThrow(RangeError);
  });
});

test('a working day opens, closes and lasts from midnight to midnight', () => {
  const day = workingDayAfter(shanghai, instant('2026-11-22T10:00+08:00'), 1);
  expect([opensAt(day), closesAt(day), day.startsAt, day.endsAt]).toEqual(
    ['2026-11-23T09:00', '2026-11-23T18:00', '2026-11-23T00:00', '2026-11-24T00:00'].map((at) =>
      instant(`${at}+08:00`),
    ),
  );
});

test('a night belongs to the date on which it opens', () => {
  const monday = workingDayAfter(newYorkNights, instant('2026-03-08T12:00-04:00'), 1);
  expect(monday.date).toBe('2026-03-09');
  expect(closesAt(monday)).toBe(instant('2026-03-10T06:00-04:00'));
});

describe('a day off has the time of the next working day', () => {
  test.each([
    ['a Saturday', '2026-11-28T09:00+08:00', '2026-11-28'],
    ['its last moment', '2026-11-28T17:59:59+08:00', '2026-11-28'],
    ['the middle of a holiday', '2026-10-03T12:00+08:00', '2026-10-03'],
    ['before it opens', '2026-11-28T08:59:59+08:00', undefined],
    ['once it closes', '2026-11-28T18:00+08:00', undefined],
    ['a working day before it opens', '2026-11-27T08:00+08:00', undefined],
    ['a working day once it closes', '2026-11-27T19:00+08:00', undefined],
    ['a working day', '2026-11-27T12:00+08:00', undefined],
    ['a make-up Sunday', '2026-09-20T12:00+08:00', undefined],
  ])('%s', (_, at, date) => {
    expect(dayOffAt(shanghai, instant(at))?.date).toBe(date);
  });
});

describe('the desk is open (TIME-1)', () => {
  test.each([
    ['2026-11-23T08:59:59.999+08:00', false],
    ['2026-11-23T09:00+08:00', true],
    ['2026-11-23T17:59:59.999+08:00', true],
    ['2026-11-23T18:00+08:00', false],
    ['2026-11-22T12:00+08:00', false],
    ['2026-09-20T12:00+08:00', true],
    ['2026-10-01T12:00+08:00', false],
  ])('at %s: %s', (at, open) => {
    expect(isOpen(shanghai, instant(at))).toBe(open);
  });
});
