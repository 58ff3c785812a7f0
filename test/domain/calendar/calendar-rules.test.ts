import { calendarKind } from '../../../src/commands/calendar/kind';
import { changedDays, saysTheSameDays } from '../../../src/domain/calendar/changed-days';
import { countsAt } from '../../../src/domain/calendar/counts-at';
import { arrivalOf } from '../../../src/domain/calendar/propose';
import { stuckWithout } from '../../../src/domain/calendar/who-confirms';
import { type Person, personId } from '../../../src/domain/people/person';
import { theDesk } from '../../../src/domain/ticket/event';
import { type Instant, instant } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import { usualHours } from '../../../src/domain/time/operating-time';
import { acted, arrived, happening, midnight, of2027, revised, rung, shownYear } from '../../kit/calendar-gallery';
import { chen, context, everybody, hours, kate, li, start, sun } from '../../kit/tickets';

const admin: Person = { ...li, id: personId('admin'), roles: ['admin'] };
const answers = { reason: '2月12日也放假' };
const local = (at: Instant): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

test('what was proposed at night is shown when people work (TIME-1)', () => {
  const atNight = arrived(of2027, [], instant('2026-11-27T22:00:00+08:00'));
  const shown = rung(atNight);
  expect([shown?.event.type, shown && local(shown.due)]).toEqual(['shown', '2026-11-30T09:00']);
  expect(rung(arrived())?.due).toBe(start);
});

test('who has still to confirm is reminded every third working day, each one in the last week, always in the morning', () => {
  let year = acted(shownYear(), 'confirm', chen);
  const told: string[] = [];
  while (told.length < 16) {
    const next = rung(year);
    if (next?.event.type !== 'reminded') throw new Error(next?.event.type);
    told.push(`${local(next.due)} ${next.event.told.join()}`);
    expect(isOpen(usualHours(hours), next.due)).toBe(true);
    year = next.after;
  }
  // It changes 27 December, a Sunday that is worked: from 20 December on it presses, and whoever leads hears of it too.
  expect(told).toEqual([
    ...['2026-11-27T09:00 sun.yue', '2026-12-02T09:00 sun.yue', '2026-12-07T09:00 sun.yue'],
    ...['2026-12-10T09:00 sun.yue', '2026-12-15T09:00 sun.yue', '2026-12-18T09:00 sun.yue'],
    ...[21, 22, 23, 24, 25, 28, 29, 30, 31].map((day) => `2026-12-${day}T09:00 sun.yue,chen.hao`),
    '2027-01-01T09:00 sun.yue,chen.hao',
  ]);
});

test('nobody is reminded of what is confirmed or replaced; of what is wrong whoever leads is', () => {
  const objected = acted(shownYear(), 'object', sun, { answers });
  expect(rung(objected)?.event).toMatchObject({ type: 'reminded', told: [chen.id] });
  expect(rung(acted(acted(shownYear(), 'confirm', chen), 'confirm', sun))).toBeUndefined();
  expect(rung(happening(objected, { type: 'replaced', by: theDesk, at: start, instead: 5 }))).toBeUndefined();
});

test('an objection takes its party’s word back, and whoever objected may confirm all the same', () => {
  const byOne = acted(shownYear(), 'confirm', chen);
  const objected = acted(byOne, 'object', kate, { answers });
  expect([objected.state, objected.confirmations]).toEqual(['objected', []]);
  expect(acted(objected, 'confirm', sun).countsAt).toBeUndefined();
  const both = acted(acted(objected, 'confirm', sun), 'confirm', chen);
  expect([both.state, both.objection, both.countsAt !== undefined]).toEqual(['confirmed', undefined, true]);
});

const only = (...people: readonly Person[]) => context(start, { people: new Map(people.map((one) => [one.id, one])) });

test('where nobody of a party can confirm the other one alone does, and it is written down', () => {
  expect(acted(shownYear(), 'confirm', chen, { now: only(li, chen) })).toMatchObject({
    ...{ state: 'confirmed', without: 'customer' },
  });
  // Nobody presses anything in a mail.
  const byMail: Person = { ...sun, identities: { mail: 'sun@example.org' } };
  expect(acted(shownYear(), 'confirm', chen, { now: only(li, chen, byMail) }).without).toBe('customer');
  // The other party left meanwhile: whoever confirmed says so once more.
  const byOne = acted(shownYear(), 'confirm', chen);
  expect(byOne.state).toBe('proposed');
  expect(() => acted(byOne, 'confirm', chen)).toThrow('already');
  expect(acted(byOne, 'confirm', chen, { now: only(li, chen) }).state).toBe('confirmed');
});

test('an objection is taken back by whoever speaks for its party now; while nobody does, administrators hear what to do', () => {
  const byOne = acted(shownYear(), 'confirm', chen);
  const objected = acted(byOne, 'object', sun, { answers });
  const next: Person = { ...sun, id: personId('next.manager') };
  const withNext = only(li, chen, next);
  // Whoever came for them hears of it with the others, and their yes makes it count.
  expect(rung(objected, withNext)?.event).toMatchObject({ told: [next.id, chen.id] });
  expect(acted(objected, 'confirm', next, { now: withNext }).state).toBe('confirmed');
  // While nobody is there it is no yes, and nothing that is pressed again and again.
  const without = only(li, chen, admin);
  expect(() => acted(objected, 'confirm', chen, { now: without })).toThrow('already');
  const late = acted(acted(shownYear(), 'object', sun, { answers }), 'confirm', chen, { now: without });
  expect([late.state, late.countsAt]).toEqual(['objected', undefined]);
  expect(stuckWithout(late, without)).toEqual(['customer']);
  expect(rung(late, without)?.event).toMatchObject({ type: 'reminded', told: [chen.id, admin.id] });
  // At once when the last one leaves, not at the next reminder.
  const gone = only(li, chen, admin, { ...sun, active: false });
  expect(calendarKind.personLeft?.(objected, sun.id, gone)).toMatchObject({ told: [chen.id, admin.id] });
  expect(calendarKind.personLeft?.(objected, sun.id, withNext)).toBeUndefined();
  // Whoever imports the same once more answers it: both parties are asked anew, or the one that is there.
  const again = arrivalOf([{ ...objected, id: 1 }], {
    year: of2027,
    origin: 'import',
    by: theDesk,
    at: start,
    midnight,
  });
  expect(again).toMatchObject({ kind: 'proposed', event: { instead: 1 } });
});

test('whoever confirmed before the other party’s last one left hears at once that their word is enough', () => {
  const byOne = acted(shownYear(), 'confirm', chen);
  expect(calendarKind.personLeft?.(byOne, sun.id, only(li, chen, admin))).toMatchObject({ told: [chen.id] });
  expect(calendarKind.personLeft?.(shownYear(arrived()), kate.id, only(li, chen, sun))).toBeUndefined();
});

test('where nobody of either party is there any more, administrators hear it from the first reminder on', () => {
  const nobody = only(li, admin);
  expect(stuckWithout(shownYear(), nobody)).toEqual(['customer', 'contractor']);
  expect(rung(shownYear(), nobody)?.event).toMatchObject({ told: [admin.id] });
  expect(calendarKind.personLeft?.(shownYear(), chen.id, nobody)).toMatchObject({ told: [admin.id] });
});

test('one objection stands at a time: what the other party says does not take its place', () => {
  const objected = acted(shownYear(), 'object', sun, { answers });
  expect(() => acted(objected, 'object', kate, { answers })).toThrow('objectedAlready');
  expect(acted(acted(objected, 'confirm', sun), 'object', kate, { answers }).objection?.by).toBe(kate.id);
});

test('it counts from a full minute on that every process reaches, at least one and at most two away', () => {
  expect(local(countsAt(instant('2026-11-24T09:10:00+08:00')))).toBe('2026-11-24T09:11');
  expect(local(countsAt(instant('2026-11-24T09:10:01+08:00')))).toBe('2026-11-24T09:12');
});

test('an arrangement that says the same days is the same, whatever it is called and wherever it comes from', () => {
  const other = { ...of2027, source: 'x', holidays: of2027.holidays.map((one) => ({ ...one, festival: 'y' })) };
  expect(saysTheSameDays(of2027, other)).toBe(true);
  expect(changedDays(of2027, revised)).toEqual([
    { date: '2027-02-12', was: 'usual', is: 'off' },
    { date: '2027-02-20', was: 'work', is: 'usual' },
    { date: '2027-02-27', was: 'usual', is: 'work' },
  ]);
});

test('what a release says again at every start is asked about once; who imports it again means it', () => {
  const bring = (known: Parameters<typeof arrivalOf>[0], year = of2027, origin: 'release' | 'import' = 'release') =>
    arrivalOf(known, { year, origin, by: theDesk, at: start, midnight });
  const open = { ...shownYear(), id: 1 };
  expect(bring([open])).toEqual({ kind: 'open', id: 1 });
  const gone = happening(open, { type: 'replaced', by: theDesk, at: start, instead: 2 });
  const counting = { ...acted(acted(shownYear(arrived(revised)), 'confirm', chen), 'confirm', sun), id: 2 };
  expect(bring([gone, counting])).toEqual({ kind: 'known', id: 1 });
  expect(bring([gone, counting], of2027, 'import').kind).toBe('proposed');
  expect(bring([gone, counting], revised)).toEqual({ kind: 'counts', id: 2 });
});

test('the log of a year adds up to it', () => {
  expect(everybody).toContain(chen);
  const proposed = arrived();
  expect(proposed.startsAt).toBe(midnight('2026-12-27'));
  expect(arrived(revised, [{ ...acted(acted(shownYear(), 'confirm', chen), 'confirm', sun), id: 4 }])).toMatchObject({
    ...{ before: of2027, beforeId: 4, startsAt: midnight('2027-02-12') },
  });
});
