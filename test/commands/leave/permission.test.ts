import { leaveActions } from '../../../src/commands/leave/actions';
import { fileLeave } from '../../../src/commands/leave/begin-leave';
import { approversOf, maySeeLeave, readsReason } from '../../../src/domain/leave/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { days, after as later } from '../../../src/domain/time/instant';
import { asCard } from '../../../src/views/card';
import { leaveCard } from '../../../src/views/leave/leave-card';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { around, type LeaveState, leaveStates } from '../../kit/leave-gallery';
import { acted, aLeave, rosterWith, viewOf } from '../../kit/leaves';
import { chen, context, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li goes on leave, Tom is asked first, Wang and Chen serve too; Chen leads, Sun and Kate are managers. */
const people: readonly Person[] = [
  ...[li, tom, wang, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...chen, id: personId('other.lead'), name: '赵敏' },
];
const gone: readonly Person[] = [li, chen, tom].map((person) => ({ ...person, active: false }));

const known = (by: Person) => peopleAs(people, by);

/** Whatever a form asks for: somebody who can stand in and does not yet. */
const filled = ({ leave }: LeaveState) => ({
  words: '不行',
  person: [tom, chen].find(({ id }) => id !== leave.substitute)?.id ?? tom.id,
});

const cameOf = (state: LeaveState, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'leave', id: state.leave.id }, action, by, answers: filled(state) },
    { at: state.at, people, load: () => state.leave, changes: rosterWith(state.leave).changes },
  );

function offeredTo(state: LeaveState, by: Person): ReadonlySet<string> {
  const all = new Map([...known(by).map((one) => [one.id, one] as const), [by.id, by]]);
  const { buttons, menu } = viewOf(state.leave, { ...around(state), people: all }).offeredToAny([by]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

const stories: readonly LeaveState[] = [
  ...leaveStates,
  ...leaveStates.map((state) => ({ ...state, name: `${state.name}, a month later`, at: later(state.at, days(40)) })),
];

test.each(stories)('$name: whoever is offered something may do it, and nobody else', async (state) => {
  const wrong: string[] = [];
  for (const by of [...people, ...gone]) {
    const offered = offeredTo(state, by);
    for (const { id } of leaveActions) {
      const came = await cameOf(state, id, by);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every action is offered in some state', () => {
  const offered = new Set(leaveStates.flatMap((state) => people.flatMap((by) => [...offeredTo(state, by)])));
  expect([...offered].toSorted()).toEqual(leaveActions.map(({ id }) => id).toSorted());
});

test('a substitute knows that somebody is away, and only they and leads read why', () => {
  const secret = '住院手术';
  const asked = acted({ ...aLeave({ reason: secret }), id: 7 }, 'ask', li);
  const now = context(asked.lastEventAt);
  const reads = (by: Person): readonly boolean[] => [
    maySeeLeave(asked, by, now),
    readsReason(asked, by, now),
    JSON.stringify(asCard(leaveCard(viewOf(asked), by))).includes(secret),
  ];
  expect([li, chen, tom, wang, sun, zhou].map(reads)).toEqual([
    [true, true, true],
    [true, true, true],
    [true, false, false],
    [false, false, false],
    [false, false, false],
    [false, false, false],
  ]);
});

test('engineers and leads file leave, and nobody who has left', () => {
  const may = [...people, ...gone].filter((by) => fileLeave.refuse(undefined, by, context()) === undefined);
  expect(may.map(({ id, active }) => `${id} ${active}`)).toEqual(
    [li, tom, wang, chen, { id: 'other.lead' }].map(({ id }) => `${id} true`),
  );
});

test('nobody decides on their own leave nor, unless nobody else is there, where they stand in', () => {
  const people = (...there: readonly Person[]) => ({ people: new Map(there.map((one) => [one.id, one])) });
  const second: Person = { ...chen, id: personId('other.lead') };
  expect(approversOf({ person: li.id, substitute: chen.id }, people(li, chen, second, sun))).toEqual([second.id]);
  expect(approversOf({ person: li.id, substitute: chen.id }, people(li, chen, sun))).toEqual([sun.id]);
  expect(approversOf({ person: li.id, substitute: chen.id }, people(li, chen))).toEqual([chen.id]);
  expect(approversOf({ person: chen.id }, people(li, chen, sun))).toEqual([sun.id]);
  expect(approversOf({ person: chen.id }, people(li, chen))).toEqual([]);
});
