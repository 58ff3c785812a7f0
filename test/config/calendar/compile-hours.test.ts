import { DateTime } from 'luxon';
import { compileHours, type DateRule, type HoursPlan } from '../../../src/config/calendar/compile-hours';
import { localTimes } from '../../../src/config/calendar/local-times';
import { instant } from '../../../src/domain/time/instant';
import { dayNumber } from '../../../src/domain/time/local-date';
import type { OperatingTime } from '../../../src/domain/time/operating-time';

const plan = (changes: Partial<HoursPlan>): HoursPlan => ({
  zone: 'Asia/Shanghai',
  week: { 1: [['09:00', '18:00']], 6: [['10:00', '12:00']] },
  overlay: new Map(),
  official: 'none',
  ...changes,
});

const windowsOn = ({ days }: OperatingTime, date: string): readonly string[] =>
  (days.find((day) => day.date === date)?.spans ?? []).map(({ from, to }) =>
    [from, to].map((at) => new Date(at).toISOString().slice(5, 16)).join(' '),
  );

describe('working hours become intervals', () => {
  test('through 2035 without an official calendar, through 2026 with the Chinese one', () => {
    const none = compileHours(plan({}));
    const cn = compileHours(plan({ official: 'cn' }));
    expect([none.from, none.until, none.missingYear]).toEqual([
      instant('2024-01-01T00:00+08:00'),
      instant('2036-01-01T00:00+08:00'),
      2036,
    ]);
    expect([cn.until, cn.missingYear]).toEqual([instant('2027-01-01T00:00+08:00'), 2027]);
  });

  test('those that were asked for once are there, and whatever is otherwise in a plan makes others', () => {
    const changes: readonly Partial<HoursPlan>[] = [
      {},
      { zone: 'Asia/Tokyo' },
      { week: { 1: [['09:00', '18:00']] } },
      { overlay: new Map([['2026-02-14', 'off']]) },
      { overlay: new Map([['2026-02-14', 'work']]) },
      { official: 'cn' },
      { official: 'cn', years: [] },
    ];
    const made = changes.map((one) => compileHours(plan(one)));
    expect(changes.map((one) => made.indexOf(compileHours(plan(one))))).toEqual(changes.map((_, place) => place));
    expect(new Set(made.map((hours) => JSON.stringify(hours))).size).toBe(changes.length);
  });

  test("the customer's own days beat the official ones", () => {
    const overlay = new Map<string, DateRule>([
      ['2026-02-14', 'off'],
      ['2026-02-16', 'work'],
      ['2026-02-23', [['13:00', '14:00']]],
    ]);
    const cn = compileHours(plan({ official: 'cn', overlay }));
    expect(windowsOn(cn, '2026-02-14')).toEqual([]);
    expect(windowsOn(cn, '2026-02-16')).toEqual(['02-16T01:00 02-16T10:00']);
    expect(windowsOn(cn, '2026-02-23')).toEqual(['02-23T05:00 02-23T06:00']);
  });

  test('a make-up working day is a full one, though its weekday has short hours or none', () => {
    const cn = compileHours(plan({ official: 'cn' }));
    expect(windowsOn(cn, '2026-02-28')).toEqual(['02-28T01:00 02-28T10:00']);
    expect(windowsOn(cn, '2026-09-20')).toEqual(['09-20T01:00 09-20T10:00']);
    expect(windowsOn(cn, '2026-03-07')).toEqual(['03-07T02:00 03-07T04:00']);
  });

  test('windows that overlap count once, also those of the night before', () => {
    const hours = compileHours(
      plan({
        week: {
          1: [
            ['22:00', '06:00'],
            ['23:00', '23:30'],
          ],
          2: [['05:00', '09:00']],
        },
      }),
    );
    expect(windowsOn(hours, '2026-03-09')).toEqual(['03-09T14:00 03-09T22:00']);
    expect(windowsOn(hours, '2026-03-10')).toEqual(['03-09T22:00 03-10T01:00']);
  });

  test('windows are never empty, never overlap and are in order', () => {
    const hours = compileHours(
      plan({
        week: {
          1: [
            ['13:00', '24:00'],
            ['00:00', '12:00'],
          ],
          2: [['00:00', '24:00']],
        },
      }),
    );
    const edges = hours.days.flatMap((day) => day.spans).flatMap(({ from, to }) => [from, to]);
    expect(edges.every((edge, index) => edge >= (edges[index - 1] ?? 0))).toBe(true);
    expect(hours.days.flatMap((day) => day.spans).every(({ from, to }) => from < to)).toBe(true);
  });

  test('nobody works past the end of what is known', () => {
    const night = compileHours(plan({ official: 'cn', week: { 4: [['22:00', '06:00']] } }));
    expect(night.days.at(-1)?.spans.at(-1)?.to).toBe(night.until);
  });

  test.each([
    ['a zone', { zone: 'Asia/Peking' }],
    ['a time', { week: { 1: [['9:00', '18:00']] } }],
    ['a time past midnight', { week: { 1: [['09:00', '24:30']] } }],
    ['a week', { week: {} }],
  ] satisfies [string, Partial<HoursPlan>][])('%s that is none is refused', (_, changes) => {
    expect(() => compileHours(plan(changes))).toThrow(RangeError);
  });
});

describe('local times become moments', () => {
  const newYork = localTimes('America/New_York');
  test.each([
    ['a time that is skipped moves forward', '2026-03-08', 150, '2026-03-08T03:30-04:00'],
    ['a time that comes twice is the first', '2026-11-01', 90, '2026-11-01T01:30-04:00'],
    ['the midnight before the clocks change', '2026-03-08', 0, '2026-03-08T00:00-05:00'],
    ['the midnight after', '2026-03-08', 1440, '2026-03-09T00:00-04:00'],
    ['the moment after the skipped hour', '2026-03-08', 180, '2026-03-08T03:00-04:00'],
    ['the hour after the doubled one', '2026-11-01', 120, '2026-11-01T02:00-05:00'],
  ])('%s', (_, date, minutes, expected) => {
    expect(newYork(dayNumber(date), minutes)).toBe(instant(expected));
  });

  test.each(['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'])(
    'and the clocks of %s show what was asked for, on every day of three years',
    (zone) => {
      const toInstant = localTimes(zone);
      const first = dayNumber('2024-01-01');
      const wrong = Array.from({ length: 1096 }, (_, index) => index)
        .flatMap((index) => [0, 540, 1080].map((minutes) => [first + index, minutes] as const))
        .filter(([day, minutes]) => {
          const shown = DateTime.fromMillis(toInstant(day as typeof first, minutes), { zone });
          return shown.hour * 60 + shown.minute !== minutes || shown.day !== new Date(day * 86_400_000).getUTCDate();
        });
      expect(wrong).toEqual([]);
    },
  );
});
