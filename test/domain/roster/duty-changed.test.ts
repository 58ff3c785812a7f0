import fc from 'fast-check';
import { personId } from '../../../src/domain/people/person';
import { dutyChanged } from '../../../src/domain/roster/duty-changed';
import { shiftsOf } from '../../../src/domain/roster/my-shifts';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import type { Instant } from '../../../src/domain/time/instant';
import { at, chen, desk, li, tom, wang } from '../../kit/tickets';
import { type AnyRoster, anyRoster } from './kit/any-roster';

const day = { from: at('2026-11-25T09:00'), to: at('2026-11-25T18:00') };
const pattern = byPattern(desk);
const record = { kind: 'leave', id: 1 } as const;
const moved = (to: typeof tom.id | null): Shifts => ({
  ...pattern,
  changes: [{ record, changes: [{ kind: 'move', span: day, from: li.id, to }] }],
});

test('who takes a shift and who gives it are told apart, and nobody else is named', () => {
  expect([...dutyChanged(day, { before: pattern, after: moved(tom.id) })]).toEqual([
    [li.id, [{ ...day, now: 'off', places: [] }]],
    [tom.id, [{ ...day, now: 'primary', places: [] }]],
  ]);
});

test('a backup who is first now because nobody else is has another duty', () => {
  expect(dutyChanged(day, { before: pattern, after: moved(null) }).get(wang.id)).toEqual([
    { ...day, now: 'primary', places: [] },
  ]);
});

test('of what is the same before and after nothing is said, and stretches that touch are one', () => {
  const twice = [
    { from: day.from, to: at('2026-11-25T12:00') },
    { from: at('2026-11-25T12:00'), to: day.to },
  ];
  const after = {
    ...pattern,
    changes: twice.map((span, nth) => ({
      record: { kind: 'swap', id: nth } as const,
      changes: [{ kind: 'move', span, from: li.id, to: chen.id } as const],
    })),
  };
  expect(dutyChanged(day, { before: pattern, after }).get(chen.id)).toEqual([{ ...day, now: 'primary', places: [] }]);
  expect(dutyChanged(day, { before: after, after })).toEqual(new Map());
});

/** As what somebody is on duty at a moment. */
const partAt = (id: string, moment: Instant, shifts: Shifts): string | undefined =>
  shiftsOf(personId(id), { from: moment, to: (moment + 1) as Instant }, shifts)[0]?.part;

test('whatever two rosters: at every moment it says of everybody what is other than before', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const says = ({ shifts, span }: AnyRoster, moment: number): void => {
    // Without the last thing that was decided, and with it.
    const before = { ...shifts, changes: shifts.changes.slice(0, -1) };
    const when = (span.from + Math.floor(moment * (span.to - span.from - 1))) as Instant;
    const changed = dutyChanged(span, { before, after: shifts });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const [was, is] = [partAt(id, when, before), partAt(id, when, shifts)];
      const expected = is === undefined ? was && 'off' : was === is || was === 'primary' ? undefined : is;
      const said = changed.get(personId(id))?.find(({ from, to }) => from <= when && when < to)?.now;
      expect([id, said]).toEqual([id, expected]);
    }
  };
  fc.assert(fc.property(anyRoster, share, says), { numRuns: 500 });
});
