import { swapActions } from '../../../src/commands/swap/actions';
import { type Person, personId } from '../../../src/domain/people/person';
import { isRefusal } from '../../../src/domain/refusal';
import { maySeeSwap } from '../../../src/domain/swap/who-may';
import { days, after as later } from '../../../src/domain/time/instant';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { type SwapState, swapStates } from '../../kit/swap-gallery';
import { around, rosterWith, takingOver, viewOf } from '../../kit/swaps';
import { chen, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li has the shift, Tom is asked, Wang is on duty beside her; Chen leads, Sun and Kate are managers. */
const people: readonly Person[] = [
  ...[li, tom, wang, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...chen, id: personId('other.lead'), name: '赵敏' },
];
const gone: readonly Person[] = [li, chen, tom].map((person) => ({ ...person, active: false }));

const known = (by: Person) => peopleAs(people, by);

/** Whatever a form asks for. */
const filled = { text: '不行', reason: '他要出差' };

const cameOf = (state: SwapState, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'swap', id: state.swap.id }, action, by, answers: filled },
    { at: state.at, people, load: () => state.swap, changes: rosterWith(state.swap).changes },
  );

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
      const came = await cameOf(state, id, by);
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
    // Of the other lead nobody says that the customer vetted them (STAFF-3).
    [tom, chen].map(({ id }) => `${id} true`),
  );
});
