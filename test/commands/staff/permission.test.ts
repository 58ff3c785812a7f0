import { staffActions } from '../../../src/commands/staff/actions';
import { type Person, personId } from '../../../src/domain/people/person';
import { maySeeStaff, readsWords } from '../../../src/domain/staff/who-may';
import { after, days } from '../../../src/domain/time/instant';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { type StaffState, staffStates } from '../../kit/staff-gallery';
import { around, lin, viewOf } from '../../kit/staffs';
import { chen, kate, li, start, sun, tom, zhou } from '../../kit/tickets';

/** Chen leads and proposes Lin, Sun is the customer's manager, Kate the contractor's; the others have no part in it. */
const people: readonly Person[] = [
  ...[li, tom, chen, sun, kate, zhou, lin],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...chen, id: personId('other.lead'), name: '赵敏' },
  { ...chen, id: personId('customers.lead'), name: '钱进', party: 'customer' },
  { ...sun, id: personId('manager.engineer'), roles: ['manager', 'engineer'] },
];
const gone: readonly Person[] = [lin, chen, sun].map((person) => ({ ...person, active: false }));
const everybody = [...people, ...gone];

/** Whatever a form asks for. */
const filled = {
  ...{ words: '资料不全', meetAt: after(start, days(30)), signedAt: '2026-11-01', person: lin.id },
  ...{ education: '本科', since: '2020-01-01', skills: [], sites: [], seenOn: '' },
};

const cameOf = (state: StaffState, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'staff', id: state.staff.id }, action, by, answers: filled },
    { at: state.at, people, load: () => state.staff },
  );

function offeredTo(state: StaffState, by: Person): ReadonlySet<string> {
  const known = new Map([...peopleAs(people, by).map((one) => [one.id, one] as const), [by.id, by]]);
  const { buttons, menu } = viewOf(state.staff, around(state.at, { people: known })).offeredToAny([by]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

test.each(staffStates)('$name: whoever is offered something may do it, and nobody else', async (state) => {
  const wrong: string[] = [];
  for (const by of everybody) {
    const offered = offeredTo(state, by);
    for (const { id } of staffActions) {
      const came = await cameOf(state, id, by);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every action is offered in some state: the customer answers, leads of the contractor do the rest', () => {
  const by = (some: readonly string[]) =>
    new Set(
      staffStates.flatMap((state) =>
        everybody
          .filter((one) => [...offeredTo(state, one)].some((id) => some.includes(id)))
          .map(({ id, active }) => `${id} ${active}`),
      ),
    );
  expect([...by(['accept', 'meet', 'refuse'])].toSorted()).toEqual(['customers.lead true', 'sun.yue true']);
  expect([...by(['sign', 'amend', 'withdraw', 'leave'])].toSorted()).toEqual(['chen.hao true', 'other.lead true']);
});

test('the person, leads and managers may know of a profile, and nobody else; what is said of them they do not read (STAFF-8)', () => {
  const mayKnow = everybody.filter((by) =>
    staffStates.every(({ staff }) => staff.person === undefined || maySeeStaff(staff, by)),
  );
  expect(mayKnow.map(({ id, active }) => `${id} ${active}`).toSorted()).toEqual(
    [chen, sun, kate, lin, { id: 'other.lead' }, { id: 'customers.lead' }, { id: 'manager.engineer' }]
      .map(({ id }) => `${id} true`)
      .concat('lin.tao false')
      .toSorted(),
  );
  const [first] = staffStates;
  expect(first && everybody.filter((by) => readsWords(first.staff, by)).map(({ id }) => id)).not.toContain(lin.id);
});
