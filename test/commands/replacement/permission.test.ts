import { replacementActions } from '../../../src/commands/replacement/actions';
import { type Person, personId } from '../../../src/domain/people/person';
import type { RecordRef } from '../../../src/domain/record/record-ref';
import { maySeeReplacement, readsReason } from '../../../src/domain/replacement/who-may';
import { after, days } from '../../../src/domain/time/instant';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { type ReplacementState, replacementStates } from '../../kit/replacement-gallery';
import { around, linsProfile, viewOf } from '../../kit/replacements';
import { lin } from '../../kit/staffs';
import { chen, kate, li, liHasIt, start, sun, wang, zhou } from '../../kit/tickets';

/** Wang is replaced by Lin; Chen leads, Sun is the customer's manager, Kate the contractor's. */
const people: readonly Person[] = [
  ...[li, wang, chen, sun, kate, zhou, lin],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...chen, id: personId('other.lead'), name: '赵敏' },
  { ...chen, id: personId('customers.lead'), name: '钱进', party: 'customer' },
];
const gone: readonly Person[] = [wang, chen, sun].map((person) => ({ ...person, active: false }));
const everybody = [...people, ...gone];

/** Whatever a form asks for. */
const filled = { words: '不行', due: after(start, days(120)), successor: String(linsProfile.id) };

const loadFor = (state: ReplacementState) => (about: RecordRef) => {
  if (about.kind === 'staff') return linsProfile;
  return about.kind === 'ticket' ? { ...liHasIt(), owner: wang.id } : state.replacement;
};

const cameOf = (state: ReplacementState, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'replacement', id: state.replacement.id }, action, by, answers: filled },
    {
      ...{ at: state.at, people, load: loadFor(state) },
      openOf: async (kind) => (kind === 'staff' ? [{ about: { kind, id: linsProfile.id }, record: linsProfile }] : []),
    },
  );

function offeredTo(state: ReplacementState, by: Person): ReadonlySet<string> {
  const known = new Map([...peopleAs(people, by).map((one) => [one.id, one] as const), [by.id, by]]);
  const listed = state.replacement.successor === undefined ? { listed: [] } : {};
  const { buttons, menu } = viewOf(state.replacement, around(state.at, { people: known, ...listed })).offeredToAny([
    by,
  ]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

test.each(replacementStates)('$name: whoever is offered something may do it, and nobody else', async (state) => {
  const wrong: string[] = [];
  for (const by of everybody) {
    const offered = offeredTo(state, by);
    for (const { id } of replacementActions) {
      const came = await cameOf(state, id, by);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('each action is for one side: the customer answers and takes back what it demanded, leads of the contractor do the rest', () => {
  const by = (...actions: readonly string[]) => [
    ...new Set(
      replacementStates.flatMap((state) =>
        everybody
          .filter((one) => [...offeredTo(state, one)].some((id) => actions.includes(id)))
          .map(({ id, active }) => `${id} ${active}`),
      ),
    ),
  ];
  expect(by('agree', 'object').toSorted()).toEqual(['customers.lead true', 'sun.yue true']);
  expect(by('link', 'talk', 'postpone', 'hand-over').toSorted()).toEqual(['chen.hao true', 'other.lead true']);
  const offered = new Set(replacementStates.flatMap((state) => everybody.flatMap((one) => [...offeredTo(state, one)])));
  expect([...offered].toSorted()).toEqual(replacementActions.map(({ id }) => id).toSorted());
});

test('leads and managers may know of one, and whom it is about once a lead has spoken with them, without the reason', () => {
  const [demanded] = replacementStates;
  const talked = replacementStates.find(({ name }) => name.startsWith('replacement talked'));
  const knowing = (state: ReplacementState | undefined) =>
    everybody.filter((by) => state && maySeeReplacement(state.replacement, by) && by.active).map(({ id }) => id);
  const inside = [chen.id, sun.id, kate.id, 'other.lead', 'customers.lead'];
  expect(knowing(demanded)).toEqual(inside);
  expect(knowing(talked).toSorted()).toEqual([...inside, wang.id].toSorted());
  expect(everybody.filter((by) => talked && readsReason(talked.replacement, by)).map(({ id }) => id)).toEqual(inside);
});
