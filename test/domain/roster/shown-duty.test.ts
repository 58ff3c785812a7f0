import type { DutyScope, DutyShift } from '../../../src/domain/desk';
import type { DutyKnown } from '../../../src/domain/roster/posts';
import { onDutyFor } from '../../../src/domain/roster/shown-duty';
import { at, chen, desk, everybody, li, tom, wang } from '../../kit/tickets';

const span = { from: at('09:00'), to: at('18:00') };
const shift = (changes: Partial<DutyShift>): DutyShift => ({
  ...{ span, primary: li.id, backup: wang.id, places: [], skills: [] },
  ...changes,
});
const known = (...pattern: readonly DutyShift[]): DutyKnown => ({
  shifts: { overrides: [], changes: [], pattern },
  places: desk.places.map(({ id }) => id),
  people: new Map(everybody.map((person) => [person.id, person])),
});
const shownAt = (scope: Partial<DutyScope>, duty: DutyKnown, moment = at('10:00')) =>
  onDutyFor({ places: [], skills: [], ...scope }, moment, duty).map(({ person, part }) => `${person} ${part}`);

test('everybody on duty is shown, those who are first before the others', () => {
  const duty = known(shift({}), shift({ primary: tom.id, backup: chen.id, skills: ['hardware'] }));
  expect(shownAt({}, duty)).toEqual(['li.na primary', 'tom.baker primary', 'chen.hao backup', 'wang.lei backup']);
  expect(shownAt({}, duty, at('19:00'))).toEqual([]);
});

test('a place, a kind of work and a line show whoever answers for them, and nobody else', () => {
  const duty = known(
    shift({}),
    shift({ primary: tom.id, backup: null, skills: ['hardware'] }),
    shift({ primary: chen.id, backup: null, places: ['beijing'] }),
  );
  expect(shownAt({ skills: ['hardware'], places: ['shanghai'] }, duty)).toEqual(['tom.baker primary']);
  // No shift names it: it is whoever serves all others.
  expect(shownAt({ skills: ['office'], places: ['shanghai'] }, duty)).toEqual(['li.na primary', 'wang.lei backup']);
  expect(shownAt({ places: ['beijing'], skills: ['office'] }, duty)).toEqual(['chen.hao primary']);
  const lines = known(shift({ line: 'operating' }), shift({ primary: tom.id, backup: null, line: 'emergency' }));
  expect(shownAt({ line: 'emergency' }, lines)).toEqual(['tom.baker primary']);
  expect(shownAt({ line: 'operating' }, lines)).toEqual(['li.na primary', 'wang.lei backup']);
});

test('whoever has left is not shown, and the other one is first', () => {
  const duty = known(shift({}));
  const people = new Map([...duty.people, [li.id, { ...li, active: false }]]);
  expect(shownAt({}, { ...duty, people })).toEqual(['wang.lei primary']);
});
