import type { DutyScope, DutyShift } from '../../../src/domain/desk';
import { personId } from '../../../src/domain/people/person';
import type { DutyChange } from '../../../src/domain/roster/duty-change';
import { rosteredAt } from '../../../src/domain/roster/everybody-on-duty';
import type { Asked } from '../../../src/domain/roster/fit';
import { shiftsOf } from '../../../src/domain/roster/my-shifts';
import type { PastDuty, Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { instant, type Span } from '../../../src/domain/time/instant';

const day: Span = { from: instant('2026-11-20T09:00+08:00'), to: instant('2026-11-20T18:00+08:00') };
const noon = instant('2026-11-20T12:00+08:00');
const everything: DutyScope = { places: [], skills: [] };
const shift = (primary: string, scope: Partial<DutyScope> = {}): DutyShift => ({
  ...{ span: day, primary: personId(primary), backup: null },
  ...everything,
  ...scope,
});
const decided = (pattern: readonly DutyShift[], ...changes: readonly DutyChange[]): Shifts => ({
  ...{ overrides: [], pattern },
  changes: [{ record: { kind: 'exception', id: 1 }, changes }],
});
const move = (scope?: DutyScope): DutyChange => ({
  ...{ kind: 'move', span: day, from: personId('li'), to: personId('tom') },
  ...(scope === undefined ? {} : { scope }),
});
const first = (shifts: Shifts, asked: Asked) => whoIsOnDuty(noon, shifts, asked).primary;

describe('a move that is about a part of what somebody holds', () => {
  const all = [shift('li')];

  test.each<readonly [string, DutyScope, Asked, Asked]>([
    ['a place', { places: ['tower'], skills: [] }, { place: 'tower' }, { place: 'annex' }],
    [
      'a kind of work',
      { places: [], skills: ['SW'] },
      { place: 'tower', skill: 'SW' },
      { place: 'tower', skill: 'HW' },
    ],
    [
      'a line',
      { ...everything, line: 'emergency' },
      { place: 'tower', line: 'emergency' },
      { place: 'tower', line: 'operating' },
    ],
    [
      'two places for one kind of work',
      { places: ['tower', 'annex'], skills: ['SW'] },
      { place: 'annex', skill: 'SW' },
      { place: 'annex', skill: 'HW' },
    ],
  ])('takes %s and leaves the rest', (_what, scope, its, others) => {
    const shifts = decided(all, move(scope));
    expect(first(shifts, its)).toBe('tom');
    expect(first(shifts, others)).toBe('li');
    // What is not asked about may be either: it stays with whoever holds most of it.
    expect(first(shifts, {})).toBe('li');
  });

  test('a shift of two places, of which it is about one, is not moved where nobody says which is meant', () => {
    const shifts = decided([shift('li', { places: ['tower', 'annex'] })], move({ places: ['tower'], skills: [] }));
    expect(first(shifts, { place: 'tower' })).toBe('tom');
    expect(first(shifts, { place: 'annex' })).toBe('li');
    expect(first(shifts, {})).toBe('li');
  });

  test('a shift whose places are all among those it is about is moved, whatever is asked', () => {
    const shifts = decided([shift('li', { places: ['tower'] })], move({ places: ['tower', 'annex'], skills: [] }));
    expect(first(shifts, { place: 'tower' })).toBe('tom');
    expect(first(shifts, {})).toBe('tom');
  });

  test('a shift of one line stays of that line, also where it serves the other', () => {
    const emergency = [shift('li', { line: 'emergency' })];
    const aboutOperating = decided(emergency, move({ ...everything, line: 'operating' }));
    expect(first(aboutOperating, { place: 'tower', line: 'operating' })).toBe('li');
    expect(first(decided(emergency, move({ ...everything, line: 'emergency' })), { line: 'operating' })).toBe('tom');
  });

  test('each of both reads in their shifts what they answer for', () => {
    const shifts = decided(all, move({ places: ['tower'], skills: ['SW'] }));
    expect(shiftsOf(personId('tom'), day, shifts)).toEqual([
      { ...day, part: 'primary', places: ['tower'], skills: ['SW'] },
    ]);
    expect(shiftsOf(personId('li'), day, shifts)).toMatchObject([{ ...day, part: 'primary', places: [] }]);
  });
});

describe('who may be called at all', () => {
  const tower = [shift('li', { places: ['tower'] })];

  test('is nobody to whom a move of another place gives nothing', () => {
    const elsewhere = decided(tower, move({ places: ['annex'], skills: [] }));
    expect(rosteredAt(noon, elsewhere)).toEqual(['li']);
    const otherWork = decided([shift('li', { skills: ['HW'] })], move({ places: [], skills: ['SW'] }));
    expect(rosteredAt(noon, otherWork)).toEqual(['li']);
  });

  test('is both where a move takes a part, and whoever it goes to where it takes all', () => {
    const both = [shift('li', { places: ['tower', 'annex'] })];
    expect([...rosteredAt(noon, decided(both, move({ places: ['tower'], skills: [] })))].sort()).toEqual(['li', 'tom']);
    expect(rosteredAt(noon, decided(tower, move({ places: ['tower'], skills: [] })))).toEqual(['tom']);
  });

  test('is whoever is left where a part goes to nobody', () => {
    const part: DutyChange = { ...move({ places: ['tower'], skills: [] }), to: null } as DutyChange;
    expect(rosteredAt(noon, decided([shift('li', { places: ['tower', 'annex'] })], part))).toEqual(['li']);
  });
});

describe('one person more', () => {
  const extra = (scope: Partial<DutyScope> = {}): DutyChange => ({
    ...{ kind: 'extra', span: day, person: personId('chen') },
    ...everything,
    ...scope,
  });

  test.each<readonly [string, Partial<DutyScope>, Asked, Asked]>([
    ['a place', { places: ['tower'] }, { place: 'tower' }, { place: 'annex' }],
    ['a kind of work', { skills: ['SW'] }, { place: 'tower', skill: 'SW' }, { place: 'tower', skill: 'HW' }],
    ['a line', { line: 'emergency' }, { place: 'tower', line: 'emergency' }, { place: 'tower', line: 'operating' }],
  ])('for %s is there for nothing else', (_what, scope, its, others) => {
    const shifts = decided([shift('li')], extra(scope));
    expect(whoIsOnDuty(noon, shifts, its)).toEqual({ primary: 'li', backup: 'chen' });
    expect(whoIsOnDuty(noon, shifts, others)).toEqual({ primary: 'li', backup: null });
  });

  test('who goes on leave afterwards is not there, and who stands in is', () => {
    const later = (to: string | null): Shifts => ({
      ...decided([shift('li')], extra()),
      changes: [
        { record: { kind: 'exception', id: 1 }, changes: [extra()] },
        {
          record: { kind: 'leave', id: 1 },
          changes: [
            { kind: 'move', span: day, from: personId('chen'), to: to === null ? null : personId(to), away: true },
          ],
        },
      ],
    });
    expect(whoIsOnDuty(noon, later('wang'), {})).toEqual({ primary: 'li', backup: 'wang' });
    expect(whoIsOnDuty(noon, later(null), {})).toEqual({ primary: 'li', backup: null });
  });
});

describe('what was written down of a time that is over', () => {
  const past = (primary: string | null, scope: Partial<DutyScope> = {}): PastDuty => ({
    ...{ span: day, primary: primary === null ? null : personId(primary), backup: null },
    ...everything,
    ...scope,
  });
  const shifts = (...history: readonly PastDuty[]): Shifts => ({
    ...{ overrides: [], changes: [], pattern: [shift('li')] },
    history,
  });

  test('is the last word, also where it says that nobody was there', () => {
    expect(first(shifts(past('tom')), { place: 'tower', skill: 'SW' })).toBe('tom');
    expect(first(shifts(past(null)), { place: 'tower', skill: 'SW' })).toBeNull();
  });

  test('where place or kind of work is left open, whoever was there answers before nobody does', () => {
    const some = shifts(past(null, { places: ['tower'] }), past('tom'));
    expect(first(some, { place: 'tower' })).toBe('tom');
    expect(first(some, {})).toBe('tom');
    expect(first(some, { skill: 'SW' })).toBe('tom');
    // Asked about exactly, nobody was.
    expect(first(some, { place: 'tower', skill: 'SW' })).toBeNull();
  });
});

describe('which shift fits most closely', () => {
  test('place counts more than kind of work, and both more than the line', () => {
    const pattern = [
      shift('li', { line: 'emergency' }),
      shift('wang', { skills: ['SW'] }),
      shift('tom', { places: ['tower'] }),
      shift('chen', { skills: ['SW'], line: 'emergency' }),
    ];
    const asked = { place: 'tower', skill: 'SW', line: 'emergency' } as const;
    const roster = (...of: readonly DutyShift[]): Shifts => ({ overrides: [], changes: [], pattern: of });
    expect(first(roster(...pattern), asked)).toBe('tom');
    expect(first(roster(...pattern.filter(({ primary }) => primary !== 'tom')), asked)).toBe('chen');
    expect(first(roster(...pattern.filter(({ primary }) => !['tom', 'chen'].includes(primary))), asked)).toBe('wang');
    expect(first(roster(...pattern), { line: 'emergency' })).toBe('li');
  });

  test('an import for another line, place or kind of work takes nobody’s place', () => {
    const pattern = [shift('li')];
    const imported = (scope: Partial<DutyScope>): Shifts => ({
      ...{ overrides: [shift('tom', scope)], changes: [], pattern },
    });
    const asked = { place: 'tower', skill: 'SW', line: 'operating' } as const;
    expect(first(imported({ line: 'emergency' }), asked)).toBe('li');
    expect(first(imported({ places: ['annex'] }), asked)).toBe('li');
    expect(first(imported({ skills: ['HW'] }), asked)).toBe('li');
    expect(first(imported({ line: 'operating', places: ['tower'], skills: ['SW'] }), asked)).toBe('tom');
    // What is not asked about is not what it is made for.
    expect(first(imported({ line: 'emergency' }), { place: 'tower', skill: 'SW' })).toBe('li');
  });
});
