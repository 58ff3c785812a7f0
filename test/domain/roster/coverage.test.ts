import type { CoverageRules } from '../../../src/domain/desk';
import { type Person, type PersonId, personId } from '../../../src/domain/people/person';
import { type Covering, coverageOf, findingKey } from '../../../src/domain/roster/coverage';
import type { DutyChange } from '../../../src/domain/roster/duty-change';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { after, days, hours, type Instant, minutes } from '../../../src/domain/time/instant';
import { allShifts } from '../../kit/all-shifts';
import { at, chen, desk, li, start, tom, wang } from '../../kit/tickets';

const everybody = (changes: Readonly<Record<string, Partial<Person>>> = {}): ReadonlyMap<PersonId, Person> =>
  new Map(desk.people.map((person) => [person.id, { ...person, ...changes[person.id] }]));

const covering = (changes: Partial<Covering> = {}): Covering => ({
  shifts: byPattern(desk),
  places: desk.places,
  skills: desk.catalogue.map(({ id }) => id),
  people: everybody(),
  ...changes,
});
const decided = (...changes: readonly DutyChange[]): Shifts => ({
  ...byPattern(desk),
  changes: [{ record: { kind: 'leave', id: 1 }, changes }],
});
const look = (changes: Partial<Covering>, now: Instant = start) => coverageOf(now, covering(changes));
const night = { from: at('18:00'), to: at('2026-11-25T09:00') };
const rules = (
  profile: CoverageRules['profiles'] extends ReadonlyMap<PersonId, infer One> ? One : never,
  more = {},
) => ({
  familiarFor: days(180),
  profiles: new Map([[wang.id, profile]]),
  ...more,
});

test('the demo lacks nothing (STAFF-7)', () => {
  expect(look({})).toEqual([]);
});

test('a hole by a decision is named with its time, and one by the pattern once for all its times', () => {
  const hole = { kind: 'temporary', span: night, shifts: [], places: [], skills: [] } as const;
  expect(look({ shifts: decided(hole) })).toEqual([
    { kind: 'no-primary', places: [], skills: [], spans: [night], recurs: false },
  ]);
  const withoutNights = allShifts(desk.duty).filter(({ span }) => new Date(span.from).getUTCHours() !== 10);
  const found = look({ shifts: { ...byPattern(desk), pattern: withoutNights } });
  expect(found).toMatchObject([{ kind: 'no-primary', recurs: true }]);
  expect(found[0]?.spans).toHaveLength(10);
});

test('is the same finding the next morning, also while it lasts', () => {
  const lasting = { from: at('12:00'), to: at('2026-11-28T12:00') };
  const shifts = decided({ kind: 'temporary', span: lasting, shifts: [], places: [], skills: [] });
  const keys = [start, at('2026-11-25T09:00'), at('2026-11-27T09:00')].map((now) =>
    look({ shifts }, now).map(findingKey),
  );
  expect(keys[0]).toHaveLength(1);
  expect(keys[1]).toEqual(keys[0]);
  expect(keys[2]).toEqual(keys[0]);
  expect(look({ shifts }, at('2026-11-28T12:00'))).toEqual([]);
});

test('nobody behind whoever is first, and one person as both, are told apart', () => {
  const alone = decided({ kind: 'move', span: night, from: chen.id, to: null });
  expect(look({ shifts: alone })).toEqual([
    { kind: 'no-backup', places: [], skills: [], spans: [night], recurs: false },
  ]);
  const both = decided({ kind: 'move', span: night, from: chen.id, to: wang.id });
  expect(look({ shifts: both })).toEqual([
    { kind: 'same-person', person: wang.id, places: [], skills: [], spans: [night], recurs: false },
  ]);
});

test('whoever left or is out of reach is named once, whatever of theirs is to come', () => {
  const gone = { [wang.id]: { active: false } };
  const found = look({ people: everybody(gone) });
  expect(found).toMatchObject([{ kind: 'gone', person: wang.id, places: [], recurs: true }]);
  const lost = { [tom.id]: { gone: Object.keys(tom.identities) } };
  expect(look({ people: everybody(lost) })).toMatchObject([{ kind: 'gone', person: tom.id }]);
  expect(look({ people: new Map() }).map(({ person }) => person)).toEqual(
    expect.arrayContaining([li.id, wang.id, chen.id, tom.id]),
  );
});

test('whoever may not be on duty is named, until a record vouches for them (STAFF-3)', () => {
  const since = new Map([...(desk.vetting?.since ?? [])].filter(([id]) => id !== wang.id));
  const shifts = { ...byPattern(desk), vetting: { since } };
  expect(look({ shifts })).toMatchObject([{ kind: 'unvetted', person: wang.id, recurs: true }]);
  const forEver = { from: start, to: after(start, days(99)) };
  const vouched = { kind: 'service', person: wang.id, span: forEver, serves: true } as const;
  expect(look({ shifts: { ...shifts, service: [vouched] } })).toEqual([]);
  // What the profile says of them counts more than the desk file.
  const profile = {
    since: at('2026-06-01T12:00'),
    skills: [],
    familiar: [['shanghai', at('2026-01-01T12:00')]],
  } as const;
  const known = { ...shifts, service: [{ ...vouched, profile }] };
  expect(look({ shifts: known, rules: rules({ since: at('2020-01-01T12:00') }) }).map(({ kind }) => kind)).toEqual([
    'short-service',
    'unfamiliar',
  ]);
});

test('a name that nobody has any more is found in a decision, too', () => {
  const stranger = personId('somebody.else');
  const found = look({ shifts: decided({ kind: 'move', span: night, from: wang.id, to: stranger }) });
  expect(found).toMatchObject([{ kind: 'gone', person: stranger, spans: [night] }]);
});

test('a backup of less than a year is named until they have served it, and nobody of whom nothing is said', () => {
  expect(look({ rules: rules({}) })).toEqual([]);
  const found = look({ rules: rules({ since: after(start, days(-364)) }) });
  expect(found).toMatchObject([{ kind: 'short-service', person: wang.id }]);
  // Their year is over before the afternoon begins.
  expect(found[0]?.spans).toEqual([
    { from: start, to: at('18:00') },
    { from: at('2026-11-25T09:00'), to: at('2026-11-25T12:00') },
  ]);
  expect(look({ rules: rules({ since: after(start, days(-370)) }) })).toEqual([]);
});

test('a backup who was not on site for long is named with the place', () => {
  const visited = (ago: number) =>
    rules({ familiar: new Map(desk.places.map(({ id }) => [id, after(start, days(-ago))])) });
  expect(look({ rules: visited(100) })).toEqual([]);
  expect(look({ rules: visited(200) })).toMatchObject([{ kind: 'unfamiliar', person: wang.id }]);
  expect(look({ rules: rules({ familiar: new Map() }) })).toMatchObject([{ kind: 'unfamiliar', person: wang.id }]);
});

test('whoever is on duty longer than the desk file allows is named', () => {
  expect(look({ rules: rules({}, { weekly: hours(168) }) })).toEqual([]);
  // Chen stands behind five nights and the weekend: 123 hours. Wang is first or second for 120.
  expect(look({ rules: rules({}, { weekly: hours(122) }) }).map(({ kind, person }) => [kind, person])).toEqual([
    ['too-long', chen.id],
  ]);
});

test('kinds of work without anybody are named, and of a line which', () => {
  const [branch] = desk.catalogue;
  const onlyOne = allShifts(desk.duty).map((shift) => ({ ...shift, skills: [branch?.id ?? ''] }));
  const found = look({ shifts: { ...byPattern(desk), pattern: onlyOne } });
  expect(found.map(({ kind }) => kind)).toContain('no-primary');
  expect(found.find(({ kind }) => kind === 'no-primary')?.skills).toEqual(desk.catalogue.slice(1).map(({ id }) => id));
  const lunch = { from: at('2026-11-25T09:00'), to: at('2026-11-25T12:00') };
  const emergency = { kind: 'temporary', span: lunch, shifts: [], places: [], skills: [], line: 'emergency' } as const;
  expect(look({ shifts: decided(emergency) })).toEqual([
    { kind: 'no-primary', places: [], skills: [], line: 'emergency', spans: [lunch], recurs: false },
  ]);
});

test('a year of exceptions takes its time in milliseconds', () => {
  const moves = Array.from({ length: 200 }, (_, nth): DutyChange => {
    const from = after(start, minutes(90 * nth));
    return { kind: 'move', span: { from, to: after(from, hours(1)) }, from: li.id, to: tom.id };
  });
  const began = performance.now();
  look({ shifts: decided(...moves) });
  expect(performance.now() - began).toBeLessThan(3000);
});
