import type { DutyShift } from '../../../src/domain/desk';
import type { Person, PersonId } from '../../../src/domain/people/person';
import { monthSoFar } from '../../../src/domain/roster/month-so-far';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { unpaidDays } from '../../../src/domain/roster/unpaid-days';
import type { ServiceWord } from '../../../src/domain/roster/vetting';
import { hours, type Instant } from '../../../src/domain/time/instant';
import { localDays } from '../../../src/i18n/local-days';
import { lin } from '../../kit/staffs';
import { at, chen, desk, li, tom, wang } from '../../kit/tickets';

const zone = 'Asia/Shanghai';
const [shanghai] = desk.places;
/** Monday to Wednesday. */
const three = localDays(zone, at('2026-11-23T08:00'), 3);
const until = at('2026-11-26T00:00');
const people = new Map([li, wang, chen, tom, lin].map((one): [PersonId, Person] => [one.id, one]));
const count = (shifts: Shifts, to: Instant = until, known = people) =>
  unpaidDays(three, { shifts, people: known, places: [shanghai], until: to });

const shift = (from: string, to: string, primary = li.id, backup: DutyShift['backup'] = wang.id): DutyShift => ({
  ...{ span: { from: at(from), to: at(to) }, primary, backup, places: [], skills: [] },
});
const whole = shift('2026-11-20T00:00', '2026-12-01T00:00');
const withShifts = (...pattern: readonly DutyShift[]): Shifts => ({ ...byPattern(desk), pattern });

const word = (from: string, to: string, serves: boolean): ServiceWord => ({
  ...{ kind: 'service', person: lin.id, span: { from: at(from), to: at(to) }, serves },
});

test('where everybody on duty may be, and no post is empty, every day is payable', () => {
  expect(count(byPattern(desk))).toEqual([]);
  expect(count(withShifts(whole))).toEqual([]);
});

test('a person who was on duty and might not be counts once a day, for as long as it was so (STAFF-3)', () => {
  const shifts = withShifts(
    shift('2026-11-23T09:00', '2026-11-24T12:00', lin.id),
    shift('2026-11-24T12:00', '2026-11-27T00:00'),
    shift('2026-11-20T00:00', '2026-11-23T09:00'),
  );
  expect(count(shifts)).toEqual([
    { date: '2026-11-23', kind: 'unvetted', person: lin.id, lasts: hours(15) },
    { date: '2026-11-24', kind: 'unvetted', person: lin.id, lasts: hours(12) },
  ]);
  // Vetted at ten: from then on it counts.
  const vetted = { ...shifts, service: [word('2026-11-24T10:00', '2027-01-01T00:00', true)] };
  expect(count(vetted).map(({ lasts }) => lasts)).toEqual([hours(15), hours(10)]);
  const before = { ...shifts, service: [word('2026-11-01T00:00', '2027-01-01T00:00', true)] };
  expect(count(before)).toEqual([]);
  // A later word that they left counts from there.
  const left = { ...before, service: [...before.service, word('2026-11-24T06:00', '2027-01-01T00:00', false)] };
  expect(count(left)).toMatchObject([{ date: '2026-11-24', lasts: hours(6) }]);
});

test('a post that was empty for some of a day is an uncovered one, both posts each for themselves', () => {
  const shifts = withShifts(
    shift('2026-11-20T00:00', '2026-11-24T09:00'),
    shift('2026-11-24T11:00', '2026-12-01T00:00', li.id, null),
  );
  expect(count(shifts)).toEqual([
    { date: '2026-11-24', kind: 'uncovered', place: 'shanghai', part: 'primary', lasts: hours(2) },
    { date: '2026-11-24', kind: 'uncovered', place: 'shanghai', part: 'backup', lasts: hours(15) },
    { date: '2026-11-25', kind: 'uncovered', place: 'shanghai', part: 'backup', lasts: hours(24) },
  ]);
});

test('the line for operating time has its posts in operating time alone', () => {
  const inside = { ...shift('2026-11-23T09:00', '2026-11-23T18:00'), line: 'operating' } as const;
  const always = { ...whole, line: 'emergency' } as const;
  const onMonday = localDays(zone, at('2026-11-23T08:00'), 1);
  const shifts = withShifts(inside, always);
  expect(unpaidDays(onMonday, { shifts, people, places: [shanghai], until })).toEqual([]);
});

test('what was written down is what counts, whatever the roster says now; what is to come does not count', () => {
  const history = [{ ...whole, primary: lin.id, span: { from: at('2026-11-23T00:00'), to: at('2026-11-24T00:00') } }];
  const shifts = { ...withShifts(shift('2026-11-24T00:00', '2026-12-01T00:00', chen.id)), history };
  expect(count(shifts)).toEqual([{ date: '2026-11-23', kind: 'unvetted', person: lin.id, lasts: hours(24) }]);
  const empty = withShifts();
  expect(count(empty, at('2026-11-23T06:00')).map(({ lasts }) => lasts)).toEqual([hours(6), hours(6)]);
});

test('a desk that asks for no vetting has uncovered days alone', () => {
  const { vetting: _vetting, ...shifts } = withShifts({ ...whole, primary: lin.id, backup: null });
  expect(new Set(count(shifts).map(({ kind }) => kind))).toEqual(new Set(['uncovered']));
});

test('a month so far has its dates from the first to today', () => {
  const dates = monthSoFar(localDays, zone, at('2026-11-24T09:00')).map(({ date }) => date);
  expect([dates.length, dates[0], dates.at(-1)]).toEqual([24, '2026-11-01', '2026-11-24']);
  expect(monthSoFar(localDays, zone, at('2026-12-01T00:00')).map(({ date }) => date)).toEqual(['2026-12-01']);
  expect(monthSoFar(localDays, zone, at('2026-12-31T23:00')).length).toBe(31);
});

test('whoever is not there has had no post since what was written down, and had it before (STAFF-3)', () => {
  const served = { ...whole, span: { from: at('2026-11-20T00:00'), to: at('2026-11-24T18:00') } };
  const shifts = { ...withShifts(whole), history: [served] };
  expect(count(shifts)).toEqual([]);
  const gone = new Map([...people, [wang.id, { ...wang, active: false }]]);
  expect(count(shifts, until, gone)).toEqual([
    { date: '2026-11-24', kind: 'uncovered', place: 'shanghai', part: 'backup', lasts: hours(6) },
    { date: '2026-11-25', kind: 'uncovered', place: 'shanghai', part: 'backup', lasts: hours(24) },
  ]);
});
