import fc from 'fast-check';
import ICAL from 'ical.js';
import { personId } from '../../src/domain/people/person';
import { myEvents, rosterEvents } from '../../src/domain/roster/duty-feed';
import { shiftsOf } from '../../src/domain/roster/my-shifts';
import { rosterParts } from '../../src/domain/roster/roster-parts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { after, hours, type Instant, instant, minutes } from '../../src/domain/time/instant';
import { dayIn } from '../../src/i18n/day-in';
import { feedSpan } from '../../src/web/duty/duty-route';
import { FeedCache } from '../../src/web/duty/feed-cache';
import { FeedLimits } from '../../src/web/duty/feed-limits';
import { type CalendarFile, type WrittenEvent, writeCalendar } from '../../src/web/duty/write-calendar';
import { anyRoster } from '../domain/roster/kit/any-roster';
import { li } from '../kit/tickets';

const changedAt = instant('2026-11-24T01:10:00Z');
const file = (events: readonly WrittenEvent[], more: Partial<CalendarFile> = {}): string =>
  writeCalendar({ name: 'IT 服务台', host: 'desk.example.com', events, revision: 3, changedAt, ...more });

/** Read by another library than the one that wrote it. */
const readBack = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      summary: event.summary,
      sequence: event.sequence,
      from: event.startDate.toUnixTime() * 1000,
      to: event.endDate.toUnixTime() * 1000,
      zone: event.startDate.zone.tzid,
      modified: one.getFirstPropertyValue('last-modified')?.toString(),
    };
  });

const dayOf = (at: Instant): string => dayIn('Asia/Shanghai', at);
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const everybody = 'abcdef'.split('').map(personId);
const people = new Map(everybody.map((id) => [id, { ...li, id }]));

test('whatever the roster: a calendar read by another program says who is on duty at every moment (STAFF-7)', () => {
  const property = fc.property(anyRoster, share, ({ shifts, span }, moment) => {
    const at = (span.from + Math.floor(moment * (span.to - span.from - 1))) as Instant;
    const parts = rosterParts(span, { shifts, places: ['p', 'q'], people });
    const events = rosterEvents(parts, dayOf).map((event) => ({
      ...event,
      summary: JSON.stringify([event.of, event.who]),
    }));
    const read = readBack(file(events)).filter(({ from, to }) => from <= at && at < to);
    expect(read).toHaveLength(parts.length);
    for (const [nth, { places, skills, line }] of parts.entries()) {
      const asked = { place: places[0] ?? 'p', skill: skills[0] ?? 'u', line: line ?? ('operating' as const) };
      expect(JSON.parse(read[nth]?.summary ?? '[]')[1]).toEqual(whoIsOnDuty(at, shifts, asked));
    }
    for (const person of everybody) {
      const mine = myEvents(shiftsOf(person, span, shifts), dayOf).map((event) => ({
        ...event,
        summary: `${event.who}`,
      }));
      const [now, another] = readBack(file(mine)).filter(({ from, to }) => from <= at && at < to);
      expect(another).toBeUndefined();
      const answers = ['p', 'q', 'r'].flatMap((place) =>
        ['s', 't', 'u'].flatMap((skill) =>
          (['operating', 'emergency'] as const).map((line) => whoIsOnDuty(at, shifts, { place, skill, line })),
        ),
      );
      const isOn = answers.some(({ primary, backup }) => primary === person || backup === person);
      expect(now !== undefined).toBe(isOn);
    }
  });
  fc.assert(property, { numRuns: 60 });
});

const part = { places: [], skills: [] };
const shift = (from: Instant, primary = 'a') => ({
  ...{ from, to: after(from, hours(9)), primary: personId(primary), backup: null },
});
const monday = instant('2026-11-30T09:00+08:00');
const written = (spans: readonly ReturnType<typeof shift>[]): readonly WrittenEvent[] =>
  rosterEvents([{ ...part, spans }], dayOf).map((event) => ({ ...event, summary: '李娜，备值班 王磊'.repeat(9) }));

test('a shift that begins later, or is somebody else’s, is the same event with a higher number: calendars move it', () => {
  const [before] = readBack(file(written([shift(monday)])));
  const [later] = readBack(file(written([shift(after(monday, hours(2)), 'b')]), { revision: 4 }));
  expect(later?.uid).toBe(before?.uid);
  expect(later?.from).toBe(after(monday, hours(2)));
  expect([before?.sequence, later?.sequence]).toEqual([3, 4]);
  const [next] = readBack(file(written([shift(after(monday, hours(24)))])));
  expect(next?.uid).not.toBe(before?.uid);
});

test('every event has a name of its own, hours in UTC, and when it changed', () => {
  const spans = Array.from({ length: 14 }, (_, nth) => shift(after(monday, hours(nth * 12))));
  const read = readBack(file(written(spans)));
  expect(new Set(read.map(({ uid }) => uid)).size).toBe(14);
  expect(new Set(read.map(({ zone }) => zone))).toEqual(new Set(['UTC']));
  expect(new Set(read.map(({ modified }) => modified))).toEqual(new Set(['2026-11-24T01:10:00Z']));
  expect(read.map(({ from }) => from)).toEqual(spans.map(({ from }) => from));
});

test('lines are folded within characters of several bytes, and two desks say different names for the same hours', () => {
  const text = file(written([shift(monday)]));
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(readBack(text)[0]?.summary).toBe('李娜，备值班 王磊'.repeat(9));
  const elsewhere = readBack(file(written([shift(monday)]), { host: 'other.example.com' }));
  expect(elsewhere[0]?.uid).not.toBe(readBack(text)[0]?.uid);
});

test('it says the same text as long as it says the same', () => {
  expect(file(written([shift(monday)]))).toBe(file(written([shift(monday)])));
});

test('four weeks back and twelve ahead are shown, in whole weeks of the place', () => {
  const { from, to } = feedSpan('Asia/Shanghai', instant('2026-11-24T09:10+08:00'));
  expect([from, to]).toEqual([instant('2026-10-26T00:00+08:00'), instant('2027-02-22T00:00+08:00')]);
  expect(feedSpan('Asia/Shanghai', instant('2026-11-29T23:59+08:00'))).toEqual({ from, to });
  expect(feedSpan('Asia/Shanghai', instant('2026-11-30T00:00+08:00')).from).toBe(instant('2026-11-02T00:00+08:00'));
});

test('one link is read so often, each for itself; what is no link is refused sooner', () => {
  const limits = new FeedLimits();
  const read = (link: string, at: Instant) => limits.ofLink(link, at);
  expect(Array.from({ length: 60 }, () => read('one', monday)).every((wait) => wait === undefined)).toBe(true);
  expect(read('one', after(monday, hours(0.5)))).toBe(hours(0.5));
  expect(read('other', monday)).toBeUndefined();
  expect(read('one', after(monday, hours(1)))).toBeUndefined();
  const guesses = Array.from({ length: 200 }, () => limits.ofUnknown(monday));
  expect(guesses.filter((wait) => wait === undefined)).toHaveLength(120);
});

test('what a calendar says is made once for all who look, anew when it follows from something else, and after five minutes', async () => {
  const cache = new FeedCache<number>();
  let made = 0;
  const make = async () => {
    made += 1;
    return made;
  };
  expect(await Promise.all([1, 2].map(() => cache.get('one', monday, make)))).toEqual([1, 2]);
  expect(await cache.get('one', after(monday, minutes(4)), make)).toBe(2);
  expect(await cache.get('other', monday, make)).toBe(3);
  expect(await cache.get('one', after(monday, minutes(5)), make)).toBe(4);
  for (let nth = 0; nth < 100; nth += 1) await cache.get(`${nth}`, monday, make);
  expect(await cache.get('other', monday, make)).toBe(105);
});
