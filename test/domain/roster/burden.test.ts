import { chinaYears } from '../../../src/config/calendar/china/years';
import { hardTimes } from '../../../src/config/calendar/hard-times';
import type { DutyShift } from '../../../src/domain/desk';
import type { Person } from '../../../src/domain/people/person';
import { burdensOf, loadsOf } from '../../../src/domain/roster/burden';
import { substitutesFor } from '../../../src/domain/roster/substitutes';
import { hours, instant } from '../../../src/domain/time/instant';
import { li, tom, wang } from '../../kit/tickets';

const times = hardTimes('Asia/Shanghai', chinaYears);
const at = (text: string) => instant(`${text}+08:00`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const shift = (from: string, to: string, primary: Person, backup?: Person): DutyShift => ({
  ...{ span: span(from, to), primary: primary.id, backup: backup?.id ?? null, places: [], skills: [] },
});
const of = (...pattern: readonly DutyShift[]) => ({ shifts: { overrides: [], changes: [], pattern } });
const autumn = span('2026-09-20T00:00', '2026-10-20T00:00');

const told = (who: Person, ...pattern: readonly DutyShift[]) => {
  const { duty, nights, weekends, festivals } = burdensOf(autumn, { ...of(...pattern), hardTimes: times }).get(
    who.id,
  ) ?? {
    ...{ duty: -1, nights: -1, weekends: -1, festivals: -1 },
  };
  return [duty, nights, weekends, festivals].map((length) => length / hours(1));
};

test('a night is from 23:00 to 07:00, whichever day it begins on', () => {
  expect(told(li, shift('2026-09-22T18:00', '2026-09-23T09:00', li))).toEqual([15, 8, 0, 0]);
  expect(told(li, shift('2026-09-22T00:00', '2026-09-23T00:00', li))).toEqual([24, 8, 0, 0]);
  expect(told(li, shift('2026-09-22T07:00', '2026-09-22T23:00', li))).toEqual([16, 0, 0, 0]);
});

test('a Saturday is a weekend, a make-up Sunday is not, and what falls into a holiday is a holiday', () => {
  expect(told(li, shift('2026-10-17T09:00', '2026-10-17T18:00', li))).toEqual([9, 0, 9, 0]);
  // 20 September and 10 October 2026 are worked for National Day.
  expect(told(li, shift('2026-09-20T09:00', '2026-09-20T18:00', li))).toEqual([9, 0, 0, 0]);
  expect(told(li, shift('2026-10-03T00:00', '2026-10-04T00:00', li))).toEqual([24, 8, 0, 24]);
});

test('without an official calendar there are no holidays and no make-up days', () => {
  const usual = hardTimes('Asia/Shanghai', []);
  const pattern = [
    shift('2026-10-01T09:00', '2026-10-01T18:00', li),
    shift('2026-09-20T09:00', '2026-09-20T18:00', li),
  ];
  const burden = burdensOf(autumn, { ...of(...pattern), hardTimes: usual }).get(li.id);
  expect([burden?.weekends, burden?.festivals]).toEqual([hours(9), 0]);
});

test('a night in which clocks are changed is as long as it was', () => {
  const berlin = hardTimes('Europe/Berlin', []);
  const night = (day: string, to: string) => {
    const { shifts } = of({
      ...shift('2026-01-01T00:00', '2026-01-02T00:00', li),
      span: { from: instant(`${day}T18:00Z`), to: instant(`${to}T08:00Z`) },
    });
    return burdensOf(
      { from: instant(`${day}T00:00Z`), to: instant(`${to}T23:00Z`) },
      { shifts, hardTimes: berlin },
    ).get(li.id)?.nights;
  };
  expect(night('2026-03-28', '2026-03-29')).toBe(hours(7));
  expect(night('2026-10-24', '2026-10-25')).toBe(hours(9));
});

test('who backs up bears it, too, and who answers at two places bears it once', () => {
  const there = { places: ['shanghai'] };
  const both = [
    { ...shift('2026-09-22T09:00', '2026-09-22T18:00', li, wang), ...there },
    { ...shift('2026-09-22T09:00', '2026-09-22T18:00', li, tom), places: ['beijing'] },
  ];
  expect(told(li, ...both)).toEqual([9, 0, 0, 0]);
  expect(told(wang, ...both)).toEqual([9, 0, 0, 0]);
});

test('calls at night are counted, those within one minute once, those of the day not at all', () => {
  const call = (who: Person, when: string) => ({ person: who.id, at: at(when) });
  const calls = [
    ...[call(li, '2026-09-22T23:00:00'), call(li, '2026-09-22T23:00:40'), call(li, '2026-09-23T02:00:00')],
    ...[call(wang, '2026-09-23T07:00:00'), call(tom, '2026-09-23T06:59:59')],
  ];
  const found = burdensOf(autumn, { ...of(), hardTimes: times, calls });
  expect([li, wang, tom].map(({ id }) => found.get(id)?.nightCalls)).toEqual([2, undefined, 1]);
});

test('whoever bears least is proposed: nights and weekends count twice, holidays three times, a call at night two hours', () => {
  const day = shift('2026-10-13T09:00', '2026-10-13T18:00', li);
  const pattern = [
    day,
    // Twelve hours of plain days for Wang, seven at a weekend for Tom.
    shift('2026-10-14T09:00', '2026-10-14T21:00', wang),
    shift('2026-10-17T09:00', '2026-10-17T16:00', tom),
  ];
  const known = { ...of(...pattern), hardTimes: times };
  const order = (calls: Parameters<typeof loadsOf>[1]['calls'] = []) =>
    substitutesFor({ absent: li, span: day.span, people: [li, wang, tom], ...known, calls }).map(
      ({ person: { id } }) => id,
    );
  expect(order()).toEqual([wang.id, tom.id]);
  const woken = [3, 4].map((hour) => ({ person: wang.id, at: at(`2026-10-01T0${hour}:00`) }));
  expect(order(woken)).toEqual([tom.id, wang.id]);
  const festival = of(shift('2026-10-01T09:00', '2026-10-01T18:00', li));
  expect(loadsOf(autumn, { ...festival, hardTimes: times }).get(li.id)).toBe(hours(27));
});
