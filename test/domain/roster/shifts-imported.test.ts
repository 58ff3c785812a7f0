import type { DutyShift } from '../../../src/domain/desk';
import { personId } from '../../../src/domain/people/person';
import { type ShiftChange, shiftsImported } from '../../../src/domain/roster/shifts-imported';
import { after, hours } from '../../../src/domain/time/instant';
import { nine } from '../../store/samples';

const nth = (n: number): DutyShift => ({
  span: { from: after(nine, hours(n)), to: after(nine, hours(n + 1)) },
  ...{ primary: personId('li.na'), backup: null, places: [], skills: [] },
});
const many = (count: number, change: (shift: DutyShift) => ShiftChange): readonly ShiftChange[] =>
  Array.from({ length: count }, (_, n) => change(nth(n)));

test('of an import everything is kept, in order of time, with why', () => {
  const changes = [{ after: nth(3) }, { before: nth(1) }, { before: nth(2), after: nth(2) }];
  expect(shiftsImported(changes, 'why')).toEqual({
    ...{ reason: 'why', more: 0 },
    changes: [{ before: nth(1) }, { before: nth(2), after: nth(2) }, { after: nth(3) }],
  });
});

test('of a big one what it replaced is kept rather than what is new, and the others are counted', () => {
  const added = many(499, (shift) => ({ after: shift }));
  const { changes, more } = shiftsImported([...added, ...many(3, (shift) => ({ before: shift }))], '');
  expect([changes.length, more, changes.filter(({ before }) => before).length]).toEqual([500, 2, 3]);
  expect(
    shiftsImported(
      many(502, (shift) => ({ before: shift })),
      '',
    ),
  ).toMatchObject({ more: 2 });
});
