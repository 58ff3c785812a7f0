import fc from 'fast-check';
import { compileDuty, type DutyRow } from '../../../src/config/calendar/compile-duty';
import { listDuty } from '../../../src/config/calendar/list-duty';
import { type PersonId, personId } from '../../../src/domain/people/person';
import { coveringIn, edgesIn, lastingIn, nextEdgeIn } from '../../../src/domain/roster/shifts';
import { after, days, type Instant, instant, minutes } from '../../../src/domain/time/instant';
import { dayNumber } from '../../../src/domain/time/local-date';

const [li, wang, chen] = ['li', 'wang', 'chen'].map(personId) as [PersonId, PersonId, PersonId];
const daily = { members: [li, wang, chen], days: 1, handover: 540, start: dayNumber('2026-01-05'), first: 0 } as const;
const rows: readonly DutyRow[] = [
  { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', primary: li, backup: wang, places: ['a'] },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '12:00', primary: daily, backup: { ...daily, first: 1 } },
  { days: [6, 7], from: '00:00', to: '24:00', primary: wang, backup: null, skills: ['printer'], line: 'emergency' },
  { days: (day) => day % 17 === 0, from: '09:00', to: '09:00', primary: chen, backup: null },
];
const period = { from: '2026-01-01', until: '2027-01-01' };
const begins = instant('2025-12-20T00:00Z');
const anyMoment = fc.integer({ min: 0, max: 390 * 24 * 60 }).map((at): Instant => after(begins, minutes(at)));

describe.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati'])(
  'shifts that are listed as they are asked for, in %s,',
  (zone) => {
    const whole = compileDuty(rows, zone, period);
    const listed = listDuty(rows, zone, period);

    test('are those that a whole list has, in its order, whatever is asked and in whatever order', () => {
      fc.assert(
        fc.property(anyMoment, fc.integer({ min: 0, max: 90 * 24 * 60 }), (from, length) => {
          const span = { from, to: after(from, minutes(length)) };
          const kept = { overrides: [], changes: [] };
          expect(lastingIn(span, listed)).toEqual(lastingIn(span, whole));
          expect(coveringIn(listed, from)).toEqual(coveringIn(whole, from));
          expect(edgesIn(span, { ...kept, pattern: listed })).toEqual(edgesIn(span, { ...kept, pattern: whole }));
          expect(nextEdgeIn(listed, from)).toBe(nextEdgeIn(whole, from));
        }),
        { numRuns: 150 },
      );
    });
  },
);

test('of a large desk take no turn of the process for long: four weeks are listed at a time', () => {
  const asked: number[] = [];
  const many = Array.from({ length: 120 }, (_, nth): DutyRow => {
    const date = (day: number): boolean => asked.push(day) > 0;
    return { days: date, from: '09:00', to: '18:00', primary: li, backup: null, places: [`p${nth}`] };
  });
  const listed = listDuty(many, 'Asia/Shanghai');
  const at = instant('2026-11-24T10:00+08:00');
  expect(asked).toEqual([]);
  expect(coveringIn(listed, at)).toHaveLength(120);
  expect(asked.length).toBeLessThanOrEqual(120 * 56);
  const before = asked.length;
  expect(coveringIn(listed, after(at, days(1)))).toHaveLength(120);
  expect(asked.length - before).toBeLessThanOrEqual(120 * 28);
});

test('say that there is none, and where they end', () => {
  expect(listDuty([], 'Asia/Shanghai').isEmpty).toBe(true);
  const never = listDuty(
    [{ days: [], from: '09:00', to: '18:00', primary: li, backup: null }],
    'Asia/Shanghai',
    period,
  );
  expect(nextEdgeIn(never, begins)).toBeUndefined();
  expect(nextEdgeIn(listDuty([], 'Asia/Shanghai'), begins)).toBeUndefined();
});
