import fc from 'fast-check';
import { elapsed } from '../../../src/domain/time/elapsed';
import { forward } from '../../../src/domain/time/forward';
import { forwardAsKnown } from '../../../src/domain/time/forward-as-known';
import { type Duration, hours, type Instant, instant, minutes } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import { nextOpening } from '../../../src/domain/time/next-opening';
import { CalendarEnds } from '../../../src/domain/time/operating-time';
import { everyCalendar, newYork, newYorkAlways, newYorkNights, shanghai, shanghaiWithLunch } from './places';

describe('operating time runs on', () => {
  test.each([
    [
      'into the make-up Saturday before Spring Festival',
      shanghai,
      '2026-02-13T17:30+08:00',
      2,
      '2026-02-14T10:30+08:00',
    ],
    ['over Spring Festival', shanghai, '2026-02-13T17:30+08:00', 10, '2026-02-24T09:30+08:00'],
    ['into the make-up Saturday after it', shanghai, '2026-02-27T17:30+08:00', 2, '2026-02-28T10:30+08:00'],
    ['into the make-up Saturday of National Day', shanghai, '2026-10-09T17:30+08:00', 2, '2026-10-10T10:30+08:00'],
    ['into a make-up Sunday', shanghai, '2026-09-18T17:30+08:00', 2, '2026-09-20T10:30+08:00'],
    ['over National Day', shanghai, '2026-09-30T17:30+08:00', 2, '2026-10-08T10:30+08:00'],
    ['over an ordinary weekend', shanghai, '2026-11-20T17:30+08:00', 2, '2026-11-23T10:30+08:00'],
    ['from a report on a holiday', shanghai, '2026-10-03T11:00+08:00', 1, '2026-10-08T10:00+08:00'],
    ['from a report before opening', shanghai, '2026-11-23T07:00+08:00', 1, '2026-11-23T10:00+08:00'],
    ['to the very moment of closing', shanghai, '2026-11-20T17:30+08:00', 0.5, '2026-11-20T18:00+08:00'],
    [
      'for an hour of 17:50 with 50 minutes left next morning',
      shanghai,
      '2026-11-20T17:50+08:00',
      1,
      '2026-11-23T09:50+08:00',
    ],
    ['for nothing at all, at once', shanghai, '2026-11-20T17:30+08:00', 0, '2026-11-20T17:30+08:00'],
    ['for nothing at all, at the next opening', shanghai, '2026-11-20T18:00+08:00', 0, '2026-11-23T09:00+08:00'],
    ['over lunch', shanghaiWithLunch, '2026-11-23T11:30+08:00', 1, '2026-11-23T14:00+08:00'],
    ['from a report at lunch', shanghaiWithLunch, '2026-11-23T12:30+08:00', 1, '2026-11-23T14:30+08:00'],
    [
      'around the clock while clocks spring forward',
      newYorkAlways,
      '2026-03-07T23:00-05:00',
      4,
      '2026-03-08T04:00-04:00',
    ],
    ['around the clock while clocks fall back', newYorkAlways, '2026-10-31T23:00-04:00', 4, '2026-11-01T02:00-05:00'],
    ['over a half day', newYork, '2026-12-24T12:00-05:00', 2, '2026-12-28T10:00-05:00'],
    ['over a weekend that changes the clocks', newYork, '2026-03-06T17:30-05:00', 2, '2026-03-09T10:30-04:00'],
    ['through a night that loses an hour', newYorkNights, '2026-03-07T22:00-05:00', 7, '2026-03-08T06:00-04:00'],
    ['through a night that gains an hour', newYorkNights, '2026-10-31T22:00-04:00', 9, '2026-11-01T06:00-05:00'],
    ['through an ordinary night', newYorkNights, '2026-03-09T22:00-04:00', 8, '2026-03-10T06:00-04:00'],
  ])('%s', (_, place, from, length, to) => {
    expect(forward(place, instant(from), hours(length))).toBe(instant(to));
  });
});

describe('the calendar ends', () => {
  const lastEvening = instant('2026-12-31T17:30+08:00');

  test('with an error that names the missing year', () => {
    const ask = () => forward(shanghai, lastEvening, hours(2));
    expect(ask).toThrow(CalendarEnds);
    expect(ask).toThrow('no official calendar for 2027');
  });

  test('after what still fits into its last day', () => {
    expect(forward(shanghai, lastEvening, minutes(30))).toBe(instant('2026-12-31T18:00+08:00'));
  });

  test('for every question about 2027', () => {
    const newYear = instant('2027-01-01T00:00+08:00');
    expect(() => isOpen(shanghai, newYear)).toThrow('2027');
    expect(() => nextOpening(shanghai, instant('2026-12-31T18:00+08:00'))).toThrow('2027');
    expect(() => elapsed(shanghai, lastEvening, (newYear + 1) as Instant)).toThrow('2027');
    expect(elapsed(shanghai, lastEvening, newYear)).toBe(minutes(30));
  });

  test('and begins: what came before 2024 is unknown too', () => {
    expect(() => isOpen(shanghai, instant('2023-12-31T23:59:59+08:00'))).toThrow('2023');
    expect(() => elapsed(shanghai, instant('2020-05-01T12:00+08:00'), lastEvening)).toThrow('2020');
  });
});

test('what people wait for comes by the week where no calendar is known, and by wall time where not even that tells', () => {
  const { byTheWeek: _, ...bare } = shanghai;
  const lastEvening = instant('2026-12-31T17:30+08:00');
  expect(forwardAsKnown(shanghai, lastEvening, hours(2))).toBe(instant('2027-01-01T10:30+08:00'));
  expect(forwardAsKnown(bare, lastEvening, hours(2))).toBe(instant('2026-12-31T19:30+08:00'));
  expect(forwardAsKnown(bare, instant('2026-11-20T17:30+08:00'), hours(2))).toBe(instant('2026-11-23T10:30+08:00'));
});

test('operating time refuses to run backwards', () => {
  expect(() => forward(shanghai, instant('2026-11-20T12:00+08:00'), -1 as Duration)).toThrow(RangeError);
});

describe.each(Object.entries(everyCalendar))('on the calendar %s', (_, place) => {
  const moment = fc
    .integer({ min: instant('2025-01-01T00:00Z'), max: instant('2026-06-01T00:00Z') })
    .map((at) => at as Instant);
  const length = fc.integer({ min: 1, max: hours(100) }).map((count) => count as Duration);

  test('what was added has elapsed', () => {
    fc.assert(
      fc.property(moment, length, (from, added) => {
        expect(elapsed(place, from, forward(place, from, added))).toBe(added);
      }),
    );
  });

  test('two lengths in a row are their sum', () => {
    fc.assert(
      fc.property(moment, length, length, (from, one, other) => {
        const inTwo = forward(place, forward(place, from, one), other);
        expect(inTwo).toBe(forward(place, from, (one + other) as Duration));
      }),
    );
  });

  test('elapsed time adds up over any moment between', () => {
    fc.assert(
      fc.property(moment, moment, moment, (...three) => {
        const [a, b, c] = three.toSorted((one, other) => one - other) as [Instant, Instant, Instant];
        expect(elapsed(place, a, b) + elapsed(place, b, c)).toBe(elapsed(place, a, c));
      }),
    );
  });

  test('whoever starts later or needs longer ends no earlier', () => {
    fc.assert(
      fc.property(moment, moment, length, (one, other, needed) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(forward(place, early, needed)).toBeLessThanOrEqual(forward(place, late, needed));
        expect(forward(place, early, needed)).toBeLessThan(forward(place, early, (needed + 1) as Duration));
      }),
    );
  });

  test('the next opening is open, and nothing was open before it', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const opening = nextOpening(place, at);
        expect(isOpen(place, opening)).toBe(true);
        expect(elapsed(place, at, opening)).toBe(0);
        expect(isOpen(place, at)).toBe(opening === at);
      }),
    );
  });

  test('a slow walk over every window gives the same sum', () => {
    const spans = place.days.flatMap((day) => day.spans);
    const walked = (from: Instant, to: Instant): number =>
      spans.reduce((sum, span) => sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)), 0);
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        expect(elapsed(place, from, to)).toBe(walked(from, to));
      }),
      { numRuns: 25 },
    );
  });
});
