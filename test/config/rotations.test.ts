import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import type { Desk } from '../../src/domain/desk';
import { dutySpans } from '../../src/domain/roster/duty-spans';
import { byPattern } from '../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { days, instant } from '../../src/domain/time/instant';
import { allShifts } from '../kit/all-shifts';
import { inEnglish } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const people = {
  'li.na': { name: '李娜', roles: ['engineer', 'lead'], slack: 'U0LINA' },
  'wang.lei': { name: '王磊', roles: ['engineer'], slack: 'U0WANGLEI' },
  'tom.b': { name: 'Tom', roles: ['engineer'], slack: 'U0TOM' },
};
const members = ['li.na', 'wang.lei', 'tom.b'];
const weekly = { members, every: 'week', on: 'mon', handover: '09:00', start: '2026-01-05' };
const around = { days: 'mon-sun', from: '00:00', to: '24:00' };

/** The smallest desk file with these rows, rotations and zone. */
function fileWith(duty: readonly object[], more: object = {}, zone = 'Asia/Shanghai'): string {
  const file = parse(aDeskFile(['people'], people)) as Record<string, unknown>;
  return stringify({ ...file, desk: { zone }, duty, ...more });
}
function compiled(text: string): Desk {
  const read = readDeskFile(text, 'desk.yaml');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  return compileDesk(read.file);
}
const problemsOf = (text: string): readonly string[] => inEnglish(readDeskFile(text, 'desk.yaml').problems);
const primaryAt = (desk: Desk, moment: string) => whoIsOnDuty(instant(moment), byPattern(desk)).primary;
const rotating = (rotation: object, zone?: string) =>
  compiled(fileWith([{ ...around, primary: { rotation } }], {}, zone));

describe('a rotation', () => {
  test.each([
    ['before the first handover it is the last one’s', '2026-01-05T08:59+08:00', 'tom.b'],
    ['the first turn', '2026-01-05T09:00+08:00', 'li.na'],
    ['until the next Monday at nine', '2026-01-12T08:59:59+08:00', 'li.na'],
    ['the second', '2026-01-12T09:00+08:00', 'wang.lei'],
    ['the third', '2026-01-20T12:00+08:00', 'tom.b'],
    ['the first one again', '2026-01-26T09:00+08:00', 'li.na'],
    ['years on', '2030-12-30T09:00+08:00', 'tom.b'],
  ])('by the week: %s', (_what, moment, who) => {
    expect(primaryAt(rotating(weekly), moment)).toBe(who);
  });

  test('begins with whoever is named, on the weekday that follows its start', () => {
    const desk = rotating({ ...weekly, on: 'wed', first: 'tom.b' });
    expect(primaryAt(desk, '2026-01-07T08:59+08:00')).toBe('wang.lei');
    expect(primaryAt(desk, '2026-01-07T09:00+08:00')).toBe('tom.b');
    expect(primaryAt(desk, '2026-01-14T09:00+08:00')).toBe('li.na');
  });

  test('by the day, and by any number of days', () => {
    const daily = rotating({ members, every: 'day', handover: '18:00', start: '2026-01-05' });
    const turns = (desk: Desk, from: string, until: string) =>
      dutySpans({ from: instant(from), to: instant(until) }, byPattern(desk)).map(({ primary, from: at, to }) => [
        primary,
        (to - at) / days(1),
      ]);
    expect(turns(daily, '2026-01-05T18:00+08:00', '2026-01-09T18:00+08:00')).toEqual([
      ['li.na', 1],
      ['wang.lei', 1],
      ['tom.b', 1],
      ['li.na', 1],
    ]);
    const ten = rotating({ members, every: '10 days', start: '2026-01-05' });
    expect(turns(ten, '2026-01-05T09:00+08:00', '2026-02-04T09:00+08:00')).toEqual(members.map((who) => [who, 10]));
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'])(
    'hands over at nine by the clock on the wall all year in %s',
    (zone) => {
      const desk = rotating({ members, every: 'day', handover: '09:00', start: '2026-01-05' }, zone);
      const year = { from: instant('2026-01-10T12:00Z'), to: instant('2027-01-10T12:00Z') };
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
      const turns = dutySpans(year, byPattern(desk)).slice(1);
      expect(turns).toHaveLength(365);
      expect([...new Set(turns.map(({ from }) => clock.format(from)))]).toEqual(['09:00']);
      expect(turns.every(({ primary }, nth) => nth === 0 || primary !== turns[nth - 1]?.primary)).toBe(true);
    },
  );

  test('cuts a row that lasts over its handover, and no other', () => {
    const night = { days: 'mon-sun', from: '22:00', to: '10:00', primary: { rotation: weekly }, backup: 'wang.lei' };
    const shifts = allShifts(compiled(fileWith([night])).duty).filter(
      ({ span }) => span.from >= instant('2026-01-10T00:00+08:00') && span.to <= instant('2026-01-13T12:00+08:00'),
    );
    const hour = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(8, 16);
    expect(shifts.map(({ span, primary, backup }) => [hour(span.from), hour(span.to), primary, backup])).toEqual([
      ['10T22:00', '11T10:00', 'li.na', 'wang.lei'],
      ['11T22:00', '12T09:00', 'li.na', 'wang.lei'],
      ['12T09:00', '12T10:00', 'wang.lei', 'wang.lei'],
      ['12T22:00', '13T10:00', 'wang.lei', 'wang.lei'],
    ]);
  });

  test('by name serves several rows, and a backup some members further on is never the primary', () => {
    const posts = { primary: { rotation: 'usual' }, backup: { rotation: 'usual', offset: 1 } };
    const rows = [
      { days: 'mon-fri', from: '09:00', to: '18:00', ...posts },
      { days: 'mon-sun', from: '18:00', to: '09:00', ...posts },
    ];
    const desk = compiled(fileWith(rows, { rotations: { usual: weekly } }));
    expect(whoIsOnDuty(instant('2026-01-13T12:00+08:00'), byPattern(desk))).toEqual({
      primary: 'wang.lei',
      backup: 'tom.b',
    });
    expect(allShifts(desk.duty).filter(({ primary, backup }) => primary === backup)).toEqual([]);
  });
});

describe('rows of a line and of make-up days', () => {
  test('each line has its own row (TIME-2)', () => {
    const rows = [
      { ...around, primary: 'li.na', line: 'operating' },
      { ...around, primary: 'wang.lei', line: 'emergency' },
    ];
    const shifts = byPattern(compiled(fileWith(rows)));
    const at = instant('2026-01-13T12:00+08:00');
    expect((['operating', 'emergency'] as const).map((line) => whoIsOnDuty(at, shifts, { line }).primary)).toEqual([
      'li.na',
      'wang.lei',
    ]);
  });

  test('make-up days are the days worked out of turn, by the calendar of promises (TIME-3)', () => {
    const rows = [
      { days: 'make-up-days', from: '09:00', to: '18:00', primary: 'tom.b' },
      { days: 'working-days', from: '09:00', to: '18:00', primary: 'li.na' },
      { days: 'days-off', from: '09:00', to: '18:00', primary: 'wang.lei' },
    ];
    const desk = compiled(fileWith(rows));
    const noon = ['2026-10-09', '2026-10-10', '2026-10-11', '2026-10-07', '2026-09-20'];
    expect(noon.map((date) => primaryAt(desk, `${date}T12:00+08:00`))).toEqual([
      'li.na',
      'tom.b',
      'wang.lei',
      'wang.lei',
      'tom.b',
    ]);
  });
});

describe('what is wrong with a rotation is said where it is', () => {
  const problemsWith = (rotation: object) => problemsOf(fileWith([{ ...around, primary: { rotation } }])).join('\n');

  test.each<readonly [string, object, string]>([
    ['an unknown member', { ...weekly, members: ['li.na', 'wang.lay'] }, 'names "wang.lay", which is not there'],
    ['no member', { ...weekly, members: [] }, 'has no members'],
    ['a member twice', { ...weekly, members: ['li.na', 'wang.lei', 'li.na'] }, 'uses "li.na" a second time'],
    ['a first one who is no member', { ...weekly, members: ['li.na', 'wang.lei'], first: 'tom.b' }, 'names "tom.b"'],
    ['a length that is none', { ...weekly, every: 'fortnight' }, '"fortnight" is no length of a turn'],
    ['a weekday without weeks', { ...weekly, every: '10 days' }, 'the turns are not of whole weeks'],
    ['a weekday there is not', { ...weekly, on: 'someday' }, '"someday" is not a weekday'],
    ['a date there is not', { ...weekly, start: '2026-02-30' }, '"2026-02-30" is not a date'],
    ['a key there is not', { ...weekly, membres: [] }, 'members'],
  ])('%s', (_what, rotation, words) => {
    expect(problemsWith(rotation)).toContain(words);
  });

  test('with its line', () => {
    const text = fileWith([{ ...around, primary: { rotation: { ...weekly, members: ['li.na', 'nobody.here'] } } }]);
    const line = text.split('\n').findIndex((one) => one.includes('nobody.here')) + 1;
    expect(problemsOf(text).join()).toContain(`${line}`);
  });

  test('a name of a rotation that is not there, a post that is none, the same turn twice', () => {
    const rotations = { usual: weekly };
    const row = (primary: unknown, backup: unknown) =>
      problemsOf(fileWith([{ ...around, primary, backup }], { rotations })).join('\n');
    expect(row({ rotation: 'unusual' }, 'li.na')).toContain('names "unusual", which is not there');
    expect(row({ offset: 1 }, 'li.na')).toContain('is neither a name nor a rotation');
    expect(row(7, 'li.na')).toMatch(/names "7"/);
    expect(row([], 'li.na')).not.toBe('');
    expect(row({ rotation: 'usual' }, { rotation: 'usual', offset: 3 })).toContain('names the primary again');
    expect(row({ rotation: 'usual' }, { rotation: 'usual', offset: 1 })).toBe('');
    expect(row({ rotation: { ...weekly, members: ['li.na'] } }, 'li.na')).toContain('names the primary again');
  });

  test('of a rotation with a name, once however many rows use it, and whoever lacks the skill of a row', () => {
    const rotations = { usual: { ...weekly, members: ['li.na', 'wang.lei', 'sun.yue'] } };
    const rows = [around, around].map((row) => ({ ...row, primary: { rotation: 'usual' } }));
    expect(problemsOf(fileWith(rows, { rotations })).filter((one) => one.includes('sun.yue'))).toHaveLength(1);
    const skilled = { ...people, 'wang.lei': { ...people['wang.lei'], skills: ['hardware'] } };
    const lacking = fileWith([{ ...around, skills: ['office'], primary: { rotation: 'usual' } }], {
      ...{ rotations: { usual: weekly }, people: skilled },
    });
    expect(problemsOf(lacking).join()).toContain('names "wang.lei" for office');
  });

  test('the example is a desk whose roster has no hole', () => {
    expect(problemsOf(readFileSync('desk.example.yaml', 'utf8'))).toEqual([]);
  });
});
