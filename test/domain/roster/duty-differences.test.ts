import { dutyDifferences } from '../../../src/domain/roster/duty-differences';
import { byPattern } from '../../../src/domain/roster/shifts';
import { allShifts } from '../../kit/all-shifts';
import { at, desk, li, tom, wang } from '../../kit/tickets';

const span = { from: at('09:10'), to: at('2026-11-26T12:00') };
const before = byPattern(desk);
const [shanghai] = desk.places;

test('the same roster differs nowhere', () => {
  expect(dutyDifferences(span, desk.places, { before, after: before })).toEqual([]);
});

test('who else is on duty is told place by place, joined while it is the same, from now on', () => {
  const days = allShifts(before.pattern).map((shift) =>
    shift.primary === li.id && shift.backup === wang.id ? { ...shift, primary: tom.id } : shift,
  );
  const found = dutyDifferences(span, desk.places, { before, after: { ...before, pattern: days } });
  expect(found.map(({ place, from, to }) => [place.id, from, to])).toEqual(
    ['shanghai', 'beijing'].flatMap((place) => [
      [place, at('09:10'), at('18:00')],
      [place, at('2026-11-25T09:00'), at('2026-11-25T18:00')],
      [place, at('2026-11-26T09:00'), span.to],
    ]),
  );
  expect(found[0]).toMatchObject({
    before: { primary: li.id, backup: wang.id },
    after: { primary: tom.id, backup: wang.id },
  });
});

test('a hole is a difference, too', () => {
  const [found] = dutyDifferences(span, [shanghai], { before, after: { ...before, pattern: [] } });
  expect(found).toMatchObject({ from: at('09:10'), after: { primary: null, backup: null } });
});
