import { instant } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import { CalendarEnds } from '../../../src/domain/time/operating-time';
import { unlessCalendarEnds } from '../../../src/domain/time/unless-calendar-ends';
import { shanghai } from './places';

test.each(['2026-11-24T09:00:00', '2026-11-24', '2026-11-24T09:00:00+08:00 or so', 'soon', 'soon+08:00'])(
  '%s is no moment: without its offset nobody knows when that is',
  (text) => {
    expect(() => instant(text)).toThrow(RangeError);
  },
);

test('a moment before the calendar begins names the year that is missing', () => {
  const yearOf = (text: string): number | undefined => {
    try {
      isOpen(shanghai, instant(text));
      return undefined;
    } catch (error) {
      return error instanceof CalendarEnds ? error.year : 0;
    }
  };
  const [first] = shanghai.days;
  const begins = Number(first?.date.slice(0, 4));
  expect([yearOf('2020-06-01T10:00:00+08:00'), yearOf(`${begins - 1}-12-31T23:00:00+08:00`)]).toEqual([
    2020,
    begins - 1,
  ]);
  // The very first moment is known: nobody works at midnight.
  expect(isOpen(shanghai, shanghai.from)).toBe(false);
});

test('only the end of a calendar is an answer; any other mistake is not swallowed', () => {
  expect(unlessCalendarEnds(() => 1)).toBe(1);
  expect(
    unlessCalendarEnds(() => {
      throw new CalendarEnds(2030);
    }),
  ).toBeUndefined();
  expect(() =>
    unlessCalendarEnds(() => {
      throw new TypeError('ours');
    }),
  ).toThrow('ours');
});
