import type { DutyScope, DutyShift } from '../../../src/domain/desk';
import { type PersonId, personId } from '../../../src/domain/people/person';
import type { DutyChange } from '../../../src/domain/roster/duty-change';
import { dutyChangeAfter } from '../../../src/domain/roster/duty-change-after';
import { dutySpans } from '../../../src/domain/roster/duty-spans';
import { onShiftFor, rosteredAt } from '../../../src/domain/roster/everybody-on-duty';
import type { Asked } from '../../../src/domain/roster/fit';
import { peopleOf, withPeople } from '../../../src/domain/roster/people-of-change';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import type { Span } from '../../../src/domain/time/instant';
import { at } from '../../kit/tickets';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(personId) as [PersonId, PersonId, PersonId, PersonId];
const day: Span = { from: at('09:00'), to: at('18:00') };
const everything: DutyScope = { places: [], skills: [] };
const shift = (primary: PersonId, backup: PersonId | null, more: Partial<DutyShift> = {}): DutyShift => ({
  ...{ span: day, primary, backup, ...everything },
  ...more,
});
const move = (from: PersonId, to: PersonId | null, more: Partial<DutyChange> = {}): DutyChange =>
  ({ kind: 'move', span: day, from, to, ...more }) as DutyChange;
const override = (primary: PersonId, backup: PersonId | null, more: Partial<DutyShift> = {}): DutyChange => ({
  ...{ kind: 'override' },
  ...shift(primary, backup, more),
});
/** A roster of one day of `a` with `b` behind, and what records decided since, one after the other. */
const roster = (...decisions: readonly (readonly DutyChange[])[]): Shifts => ({
  overrides: [],
  pattern: [shift(a, b)],
  changes: decisions.map((changes, index) => ({ record: { kind: 'ticket', id: index + 1 }, changes })),
});
const answer = (shifts: Shifts, asked: Asked = {}, time = '12:00'): string => {
  const { primary, backup } = whoIsOnDuty(at(time), shifts, asked);
  return `${primary} ${backup}`;
};

describe('what records decide', () => {
  test.each<readonly [string, string, readonly (readonly DutyChange[])[]]>([
    ['nothing', 'a b', []],
    ['leave with a substitute', 'c b', [[move(a, c)]]],
    ['leave of the backup', 'a c', [[move(b, c)]]],
    ['leave without one: the backup steps in, and nobody stands behind', 'b null', [[move(a, null)]]],
    ['both on leave: nobody', 'null null', [[move(a, null)], [move(b, null)]]],
    ['the backup takes over: nobody is both', 'b null', [[move(a, b)]]],
    ['an exchange, at once', 'b a', [[move(a, b), move(b, a)]]],
    ['a chain, one after the other', 'd b', [[move(a, c)], [move(c, d)]]],
    ['a chain that comes back', 'a b', [[move(a, c)], [move(c, a)]]],
    ['whoever took it over already cannot give it twice', 'c b', [[move(a, c)], [move(a, d)]]],
    ['the substitute is away later: what was decided before is theirs to pass on', 'd b', [[move(a, c)], [move(c, d)]]],
    ['another time', 'a b', [[move(a, c, { span: { from: at('18:00'), to: at('20:00') } })]]],
    ['an override replaces every layer', 'd null', [[move(a, c)], [override(d, null)]]],
    ['a move of what an override put in', 'c null', [[override(d, null)], [move(d, c)]]],
    ['the newest override', 'c a', [[override(d, null)], [override(c, a)]]],
    ['an override of one person twice: nobody is both', 'd null', [[override(d, d)]]],
    ['a temporary schedule', 'c d', [[{ kind: 'temporary', span: day, ...everything, shifts: [shift(c, d)] }]]],
    ['one more, behind both', 'a b', [[{ kind: 'extra', span: day, ...everything, person: c }]]],
    [
      'one more, where somebody is missing',
      'a c',
      [[{ kind: 'extra', span: day, ...everything, person: c }], [move(b, null)]],
    ],
  ])('%s: %s', (_what, expected, decisions) => {
    expect(answer(roster(...decisions))).toBe(expected);
  });

  test('where a temporary schedule has nobody, nobody is on duty, and afterwards all is as it was', () => {
    const morning = { from: at('09:00'), to: at('12:00') };
    const shifts = roster([
      {
        ...{ kind: 'temporary', span: morning, ...everything },
        shifts: [shift(c, null, { span: { from: at('09:00'), to: at('10:00') } })],
      },
    ]);
    expect(dutySpans(day, shifts).map(({ from, primary }) => [from, primary])).toEqual([
      [at('09:00'), c],
      [at('10:00'), null],
      [at('12:00'), a],
    ]);
    expect(dutyChangeAfter(at('09:30'), shifts, {})).toBe(at('12:00'));
  });

  test('of one place or kind of work only: others keep theirs', () => {
    const here = roster([move(a, c, { scope: { places: ['hq'], skills: [] } } as Partial<DutyChange>)]);
    expect([answer(here, { place: 'hq' }), answer(here, { place: 'shop' }), answer(here)]).toEqual([
      'c b',
      'a b',
      'a b',
    ]);
    expect(rosteredAt(at('12:00'), here)).toEqual([a, c, b]);
    expect(onShiftFor(at('12:00'), here, { place: 'hq' })).toEqual([c, b]);
    const put = roster([override(d, null, { skills: ['printer'] })]);
    expect([answer(put, { skill: 'printer' }), answer(put, { skill: 'office' }), answer(put)]).toEqual([
      'd null',
      'a b',
      'a b',
    ]);
  });

  test('of a shift that is made for a place also where nothing is asked', () => {
    const scope: DutyScope = { places: ['hq'], skills: [] };
    const shifts = { ...roster([move(a, c, { scope } as Partial<DutyChange>)]), pattern: [shift(a, b, scope)] };
    expect(answer(shifts)).toBe('c b');
  });

  test('stands on an imported shift as it does on the pattern, and never on what was written down', () => {
    const shifts = roster([move(d, c)], [move(a, c)]);
    expect(answer({ ...shifts, overrides: [shift(d, null)] })).toBe('c null');
    expect(answer({ ...shifts, history: [{ ...shift(a, b) }] })).toBe('a b');
    expect(answer({ ...shifts, history: [{ ...shift(a, b), primary: null, backup: null }] })).toBe('null null');
  });

  test('everybody of all of them is rostered, whoever was sent home is not', () => {
    const shifts = roster([move(a, c)], [{ kind: 'extra', span: day, ...everything, person: d }]);
    expect(rosteredAt(at('12:00'), shifts)).toEqual([c, b, d]);
    expect(rosteredAt(at('12:00'), roster([override(d, null)]))).toEqual([d]);
  });
});

describe('two lines', () => {
  const lines: Shifts = {
    ...{ overrides: [], changes: [] },
    pattern: [
      shift(a, null, { line: 'operating', places: ['hq'] }),
      shift(b, null, { line: 'emergency', span: { from: at('00:00'), to: at('23:59') } }),
      shift(c, null, { places: ['shop'] }),
    ],
  };

  test('each has its own, and a row without a line serves both (TIME-2)', () => {
    expect(answer(lines, { place: 'hq', line: 'operating' })).toBe('a null');
    expect(answer(lines, { place: 'hq', line: 'emergency' })).toBe('b null');
    expect(answer(lines, { place: 'shop', line: 'operating' })).toBe('c null');
    expect(answer(lines, { place: 'shop', line: 'emergency' })).toBe('c null');
    expect(onShiftFor(at('12:00'), lines, { place: 'hq', line: 'emergency' })).toEqual([b]);
  });

  test('where nobody serves a line, the other does: somebody is better than nobody', () => {
    expect(answer(lines, { place: 'hq', line: 'operating' }, '20:00')).toBe('b null');
    expect(onShiftFor(at('20:00'), lines, { place: 'hq', line: 'operating' })).toEqual([b]);
  });

  test('an exception for one line leaves the other', () => {
    const shifts = { ...lines, changes: roster([override(d, null, { line: 'emergency' })]).changes };
    expect(['operating', 'emergency'].map((line) => answer(shifts, { place: 'hq', line } as Asked))).toEqual([
      'a null',
      'd null',
    ]);
  });
});

test('whoever is erased stands in no change any more', () => {
  const changes: readonly DutyChange[] = [
    move(a, b),
    move(b, a),
    move(b, null),
    override(a, b),
    override(b, a),
    { kind: 'extra', span: day, ...everything, person: a },
    { kind: 'temporary', span: day, ...everything, shifts: [shift(a, null), shift(b, a)] },
  ];
  const gone = changes.map((change) => withPeople(change, (one) => (one === a ? d : one)));
  expect(changes.map(peopleOf)).toEqual([[a, b], [b, a], [b], [a, b], [b, a], [a], [a, b]]);
  expect(gone.map(peopleOf)).toEqual([[d, b], [b, d], [b], [d, b], [b, d], [d], [d, b]]);
});
