import type { DutyShift } from '../../../src/domain/desk';
import { personId } from '../../../src/domain/people/person';
import { dutyEnds } from '../../../src/domain/roster/duty-ends';
import { at } from '../../kit/tickets';

const shift = (who: string, from: string, to: string, places: readonly string[] = []): DutyShift => ({
  ...{ span: { from: at(from), to: at(to) }, primary: personId(who), backup: null, places, skills: [] },
});
const day = shift('li', '09:00', '18:00');
const night = shift('wang', '18:00', '2026-11-25T09:00');
const nextDay = shift('li', '2026-11-25T09:00', '2026-11-25T18:00');
const beijing = shift('tom', '09:00', '13:00', ['beijing']);
const known = at('2026-12-08T09:00');

test.each<readonly [string, string, readonly DutyShift[], readonly DutyShift[], string | undefined]>([
  ['with its shift', '10:00', [day, night], [], '18:00'],
  ['over midnight', '23:00', [day, night, nextDay], [], '2026-11-25T09:00'],
  ['with the last of shifts that follow on each other', '10:00', [day, shift('li', '18:00', '22:00')], [], '22:00'],
  ['where an import puts somebody else in', '10:00', [day], [shift('wang', '14:00', '16:00')], '14:00'],
  ['not where an import names the same person', '10:00', [day], [shift('li', '14:00', '16:00')], '18:00'],
  ['not where another place has another shift', '10:00', [day, beijing], [], '18:00'],
  ['where nobody was on duty, when somebody is', '07:00', [day], [], '09:00'],
  ['not where nobody is to follow or to go', '2026-11-26T10:00', [day, nextDay], [], undefined],
  [
    'not where an import ends as what is known does',
    '10:00',
    [],
    [shift('li', '09:00', '2026-12-08T09:00')],
    undefined,
  ],
  ['not where it lasts longer than is known', '10:00', [shift('li', '09:00', '2026-12-30T09:00')], [], undefined],
])('duty at a place ends %s', (_, moment, pattern, overrides, ends) => {
  const asked = { place: 'shanghai' };
  expect(dutyEnds(at(moment), { pattern, overrides, changes: [] }, asked, known)).toBe(
    ends === undefined ? undefined : at(ends),
  );
});

test('each place has its own end', () => {
  expect(
    dutyEnds(at('10:00'), { pattern: [day, beijing], overrides: [], changes: [] }, { place: 'beijing' }, known),
  ).toBe(at('13:00'));
});
