import { isOutOfReach, onRoster, worksTickets } from '../../../src/domain/people/person';
import { presentDuty } from '../../../src/domain/roster/present-duty';
import { li, wang } from '../../kit/tickets';

const away = { ...li, gone: Object.keys(li.identities) };
const duty = { primary: li.id, backup: wang.id };

test('whoever is out of reach serves no tickets, as if they had left', () => {
  expect([isOutOfReach(away), onRoster(away), worksTickets(away)]).toEqual([true, false, false]);
  expect([isOutOfReach(li), onRoster(li), worksTickets(li)]).toEqual([false, true, true]);
  const elsewhere = { ...away, identities: { ...li.identities, elsewhere: 'L1' } };
  expect(worksTickets(elsewhere)).toBe(true);
});

test.each([
  ['both are there', [li, wang], duty],
  ['the first is out of reach: the other comes first at once', [away, wang], { primary: wang.id, backup: null }],
  ['the first has left', [{ ...li, active: false }, wang], { primary: wang.id, backup: null }],
  ['the first has no account any more', [{ ...li, identities: {} }, wang], { primary: wang.id, backup: null }],
  ['nobody is left', [away, { ...wang, active: false }], { primary: null, backup: null }],
  ['the first has no part in the desk, so that staff do not name them', [wang], { primary: wang.id, backup: null }],
  ['the first has no role any more', [{ ...li, roles: [] }, wang], { primary: wang.id, backup: null }],
])('who answers of those on duty: %s', (_what, people, answers) => {
  expect(presentDuty(duty, new Map(people.map((person) => [person.id, person])))).toEqual(answers);
});
