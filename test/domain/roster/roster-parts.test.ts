import fc from 'fast-check';
import { type Person, personId } from '../../../src/domain/people/person';
import { fortnightOf, type LocalDay } from '../../../src/domain/roster/fortnight';
import { nowAndNext } from '../../../src/domain/roster/now-and-next';
import { presentDuty } from '../../../src/domain/roster/present-duty';
import { type RosterPart, rosterParts } from '../../../src/domain/roster/roster-parts';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty, writtenDown } from '../../../src/domain/roster/who-is-on-duty';
import { type Instant, instant } from '../../../src/domain/time/instant';
import { localDays } from '../../../src/i18n/local-days';
import { desk, li as engineer } from '../../kit/tickets';
import { anyRoster } from './kit/any-roster';

const places = ['p', 'q', 'r'];
/** `e` has left; nobody knows `f`. */
const people = new Map(
  ['a', 'b', 'c', 'd', 'e'].map((id): [Person['id'], Person] => [
    personId(id),
    { ...engineer, id: personId(id), active: id !== 'e' },
  ]),
);
const question = fc.record({
  place: fc.constantFrom(...places),
  skill: fc.constantFrom('s', 't', 'u'),
  line: fc.constantFrom('operating' as const, 'emergency' as const),
});
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

type Label = Omit<RosterPart, 'spans'>;

/** The part in which somebody reads it: of the line, the one that names the kind of work, else the one for all others. */
function readIn<Part extends Label>(
  parts: readonly Part[],
  asked: { readonly place: string; readonly skill: string; readonly line: string },
): readonly Part[] {
  const here = parts.filter(
    ({ places: its, line }) =>
      (its.length === 0 || its.includes(asked.place)) && (line === undefined || line === asked.line),
  );
  const ofWork = here.filter(({ skills }) => skills.includes(asked.skill));
  return ofWork.length > 0 ? ofWork : here.filter(({ skills }) => skills.length === 0);
}

/** Of what was written down whoever it names. */
const present = (at: Instant, shifts: Shifts, asked: object) =>
  writtenDown(at, shifts, asked) ?? presentDuty(whoIsOnDuty(at, shifts, asked), people);

test('what anybody reads of the roster, by its label and moment, is who is on duty (STAFF-7)', () => {
  const property = fc.property(anyRoster, question, share, ({ shifts, span }, asked, moment) => {
    const at = (span.from + Math.floor(moment * (span.to - span.from - 1))) as Instant;
    const read = readIn(rosterParts(span, { shifts, places, people }), asked);
    expect(read).toHaveLength(1);
    const [{ spans } = { spans: [] }] = read;
    const { primary, backup } = spans.find(({ from, to }) => from <= at && at < to) ?? {};
    expect(present(at, shifts, asked)).toMatchObject({ primary, backup });
    expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([span.from, span.to]);
  });
  fc.assert(property, { numRuns: 600 });
});

test('what was written down for one kind of work alone is read there, though nobody is rostered for it any more', () => {
  const span = { from: instant('2026-11-24T00:00:00Z'), to: instant('2026-11-25T00:00:00Z') };
  const worked = { span, primary: personId('a'), backup: null, places: [], skills: ['s'], line: 'operating' } as const;
  const shifts: Shifts = { history: [worked], overrides: [], pattern: [], changes: [] };
  const [ofWork] = readIn(rosterParts(span, { shifts, places, people }), { place: 'p', skill: 's', line: 'operating' });
  expect(ofWork?.spans).toMatchObject([{ primary: 'a' }]);
});

test('whoever has left had the shifts that were written down, and has none of the others (STAFF-3)', () => {
  const day = { from: instant('2026-11-24T00:00:00Z'), to: instant('2026-11-25T00:00:00Z') };
  const noon = instant('2026-11-24T12:00:00Z');
  const rostered = { span: day, primary: personId('e'), backup: personId('a'), ...everywhere };
  const served = { ...rostered, span: { ...day, to: noon } };
  const shifts: Shifts = { history: [served], overrides: [rostered], pattern: [], changes: [] };
  const [{ spans } = { spans: [] }] = rosterParts(day, { shifts, places, people });
  expect(spans).toEqual([
    { from: day.from, to: noon, primary: 'e', backup: 'a' },
    { from: noon, to: day.to, primary: 'a', backup: null },
  ]);
});

test('so it is day by day, in whatever zone the days are cut (STAFF-7)', () => {
  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
  const property = fc.property(anyRoster, question, share, zone, ({ shifts, span }, asked, moment, its) => {
    const days: readonly LocalDay[] = localDays(its, span.from, 4);
    const roster = fortnightOf({ now: span.from, zone: its, days, places: named, shifts, people });
    const end = days.at(-1)?.to ?? span.from;
    const at = (span.from + Math.floor(moment * (end - span.from - 1))) as Instant;
    const [part] = readIn(
      roster.parts.map((one, nth) => ({ ...one, nth })),
      asked,
    );
    const day = roster.days.find(({ from, to }) => from <= at && at < to);
    const drawn = day?.parts[part?.nth ?? -1] ?? [];
    const { primary, backup } = drawn.find(({ from, to }) => from <= at && at < to) ?? {};
    expect(present(at, shifts, asked)).toMatchObject({ primary, backup });
    expect(drawn.every(({ from, to }) => day !== undefined && from >= day.from && to <= day.to)).toBe(true);
  });
  fc.assert(property, { numRuns: 300 });
});

const [place] = desk.places;
const named = [
  { ...place, id: 'p' },
  { ...place, id: 'q' },
  { ...place, id: 'r' },
] as const;

const at = (hour: number): Instant => (instant('2026-11-24T00:00Z') + hour * 3_600_000) as Instant;
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });
const [a, b, c] = ['a', 'b', 'c'].map(personId) as [Person['id'], Person['id'], Person['id']];
const everywhere = { places: [], skills: [] };

test('places that have the same answers stand together, work with an answer of its own apart', () => {
  const pattern = [
    { ...everywhere, span: span(0, 24), primary: a, backup: b },
    { places: ['q'], skills: ['network'], span: span(0, 24), primary: c, backup: null },
  ];
  const parts = rosterParts(span(0, 24), { shifts: { overrides: [], changes: [], pattern }, places, people });
  expect(parts.map(({ spans: [first], ...part }) => ({ ...part, who: first?.primary }))).toEqual([
    { places: ['p', 'r'], skills: [], who: 'a' },
    { places: ['q'], skills: [], who: 'a' },
    { places: ['q'], skills: ['network'], who: 'c' },
  ]);
});

test('a roster without exceptions is one part without a label, its two lines two', () => {
  const shift = { ...everywhere, span: span(0, 24), primary: a, backup: b };
  const one = { overrides: [], changes: [], pattern: [shift] };
  expect(rosterParts(span(0, 24), { shifts: one, places, people })).toMatchObject([everywhere]);
  const two = {
    ...one,
    pattern: [
      { ...shift, line: 'operating' as const },
      { ...shift, primary: c, line: 'emergency' as const },
    ],
  };
  expect(rosterParts(span(0, 24), { shifts: two, places, people }).map(({ line }) => line)).toEqual([
    'emergency',
    'operating',
  ]);
});

test('who comes next is named beyond a hole, and nobody where nobody comes', () => {
  const spans = [
    { ...span(0, 4), primary: a, backup: b },
    { ...span(4, 6), primary: a, backup: null },
    { ...span(6, 9), primary: null, backup: null },
    { ...span(9, 12), primary: c, backup: null },
  ];
  expect(nowAndNext(spans)).toEqual({ now: spans[0], until: at(6), next: spans[3] });
  expect(nowAndNext(spans.slice(0, 2))).toEqual({ now: spans[0] });
  expect(nowAndNext(spans.slice(0, 3))).toEqual({ now: spans[0], until: at(6) });
  expect(nowAndNext([])).toBeUndefined();
});

test('the calendar of promises marks the days: holidays, days that make up for them, weekends (TIME-3)', () => {
  const zone = 'Asia/Shanghai';
  const kinds = (date: string, count: number) =>
    fortnightOf({
      ...{ now: instant(`${date}T09:00+08:00`), zone, days: localDays(zone, instant(`${date}T09:00+08:00`), count) },
      ...{ places: desk.places, shifts: { overrides: [], changes: [], pattern: [] }, people },
    }).days.map((day) => `${day.date.slice(5)} ${day.kind}`);
  expect(kinds('2026-09-30', 4)).toEqual(['09-30 working', '10-01 holiday', '10-02 holiday', '10-03 day-off']);
  expect(kinds('2026-10-09', 4)).toEqual(['10-09 working', '10-10 make-up', '10-11 day-off', '10-12 working']);
});

test('days are as long as clocks make them', () => {
  const lengths = localDays('Europe/Berlin', instant('2026-10-24T12:00Z'), 3).map(
    ({ from, to }) => (to - from) / 3_600_000,
  );
  expect(lengths).toEqual([24, 25, 24]);
});
