import { actOn } from '../../../src/commands/act';
import type { CommandDeps } from '../../../src/commands/command-deps';
import { leaveActions } from '../../../src/commands/leave/actions';
import { fileLeave } from '../../../src/commands/leave/begin-leave';
import { approversOf, maySeeLeave, readsReason } from '../../../src/domain/leave/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { days, after as later } from '../../../src/domain/time/instant';
import type { Transaction } from '../../../src/ports/unit-of-work';
import { asCard } from '../../../src/views/card';
import { leaveCard } from '../../../src/views/leave/leave-card';
import { around, type LeaveState, leaveStates } from '../../kit/leave-gallery';
import { acted, aLeave, rosterWith, viewOf } from '../../kit/leaves';
import { chen, context, desk, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li goes on leave, Tom is asked first, Wang and Chen serve too; Chen leads, Sun and Kate are managers. */
const people: readonly Person[] = [
  ...[li, tom, wang, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...chen, id: personId('other.lead'), name: '赵敏' },
];
const gone: readonly Person[] = [li, chen, tom].map((person) => ({ ...person, active: false }));

/** Everything ends at its first word that would be kept. */
class Written extends Error {}

const known = (by: Person) => people.map((person) => (person.id === by.id ? by : person));

function depsWith({ leave, at }: LeaveState, by: Person): CommandDeps {
  const writes = () => Promise.reject(new Written());
  const { changes } = rosterWith(leave);
  const tx: Transaction = {
    now: at,
    ticket: writes,
    load: async () => leave as never,
    staff: async () => known(by).filter(({ roles }) => roles.length > 0),
    person: async (id) => known(by).find((one) => one.id === id),
    shiftsAt: async () => ({ overrides: [], changes }),
    shiftsIn: async () => ({ overrides: [], changes }),
    ofPerson: async () => [],
    firstTime: async () => true,
    openTickets: async () => new Map(),
    events: async () => [],
    ownedBy: async () => [],
    linkedTo: async () => [],
    readLinkedTo: async () => undefined,
    sameReport: async () => undefined,
    ...{ hold: writes, open: writes, record: writes, want: writes, announce: writes, decideDuty: writes },
    announceAtEnd: () => undefined,
  };
  return {
    uow: { transact: (_now, work) => work(tx) },
    desk,
    clock: { now: () => at, monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> },
    committed: () => undefined,
    pause: async () => undefined,
  };
}

/** Whatever a form asks for: somebody who can stand in and does not yet. */
const filled = ({ leave }: LeaveState) => ({
  words: '不行',
  person: [tom, chen].find(({ id }) => id !== leave.substitute)?.id ?? tom.id,
});

async function comesTo(state: LeaveState, action: string, by: Person): Promise<'done' | 'refused' | 'invalid'> {
  const request = { key: action, action, about: { kind: 'leave', id: state.leave.id } as const, by };
  try {
    const came = await actOn(depsWith(state, by), { ...request, answers: filled(state) });
    return isRefusal(came) ? 'refused' : isInvalid(came) ? 'invalid' : 'done';
  } catch (error) {
    if (error instanceof Written) return 'done';
    throw error;
  }
}

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
      const came = await comesTo(state, id, by);
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
