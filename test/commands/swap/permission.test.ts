import { actOn } from '../../../src/commands/act';
import type { CommandDeps } from '../../../src/commands/command-deps';
import { swapActions } from '../../../src/commands/swap/actions';
import { type Person, personId } from '../../../src/domain/people/person';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { maySeeSwap } from '../../../src/domain/swap/who-may';
import { days, after as later } from '../../../src/domain/time/instant';
import type { Transaction } from '../../../src/ports/unit-of-work';
import { type SwapState, swapStates } from '../../kit/swap-gallery';
import { around, rosterWith, takingOver, viewOf } from '../../kit/swaps';
import { chen, desk, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li has the shift, Tom is asked, Wang is on duty beside her; Chen leads, Sun and Kate are managers. */
const people: readonly Person[] = [
  ...[li, tom, wang, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...chen, id: personId('other.lead'), name: '赵敏' },
];
const gone: readonly Person[] = [li, chen, tom].map((person) => ({ ...person, active: false }));

/** Everything ends at its first word that would be kept. */
class Written extends Error {}

const known = (by: Person) => people.map((person) => (person.id === by.id ? by : person));

function depsWith({ swap, at }: SwapState, by: Person): CommandDeps {
  const writes = () => Promise.reject(new Written());
  const { changes } = rosterWith(swap);
  const tx: Transaction = {
    now: at,
    ticket: writes,
    load: async () => swap as never,
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

/** Whatever a form asks for. */
const filled = { text: '不行', reason: '他要出差' };

async function comesTo(state: SwapState, action: string, by: Person): Promise<'done' | 'refused' | 'invalid'> {
  const request = { key: action, action, about: { kind: 'swap', id: state.swap.id } as const, by };
  try {
    const came = await actOn(depsWith(state, by), { ...request, answers: filled });
    return isRefusal(came) ? 'refused' : isInvalid(came) ? 'invalid' : 'done';
  } catch (error) {
    if (error instanceof Written) return 'done';
    throw error;
  }
}

function offeredTo(state: SwapState, by: Person): ReadonlySet<string> {
  const all = new Map([...known(by).map((one) => [one.id, one] as const), [by.id, by]]);
  const { buttons, menu } = viewOf(state.swap, { ...around(state.swap, state.at), people: all }).offeredToAny([by]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

const stories: readonly SwapState[] = [
  ...swapStates,
  ...swapStates.map((state) => ({ ...state, name: `${state.name}, a month later`, at: later(state.at, days(40)) })),
];

test.each(stories)('$name: whoever is offered something may do it, and nobody else', async (state) => {
  const wrong: string[] = [];
  for (const by of [...people, ...gone]) {
    const offered = offeredTo(state, by);
    for (const { id } of swapActions) {
      const came = await comesTo(state, id, by);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every action is offered in some state', () => {
  const offered = new Set(swapStates.flatMap((state) => people.flatMap((by) => [...offeredTo(state, by)])));
  expect([...offered].toSorted()).toEqual(swapActions.map(({ id }) => id).toSorted());
});

test('everybody who serves may know of one, and nobody else', () => {
  const mayKnow = [...people, ...gone].filter((by) => swapStates.every(({ swap }) => maySeeSwap(swap, by)));
  expect(mayKnow.map(({ id, active }) => `${id} ${active}`)).toEqual(
    [li, tom, wang, chen, sun, kate, { id: 'admin' }, { id: 'other.lead' }].map(({ id }) => `${id} true`),
  );
});

test('whoever serves and is not on duty takes over with one press (C #10)', () => {
  const may = [...people, ...gone].filter((by) => !isRefusal(takingOver(by, li)));
  expect(may.map(({ id, active }) => `${id} ${active}`)).toEqual(
    [tom, chen, { id: 'other.lead' }].map(({ id }) => `${id} true`),
  );
});
