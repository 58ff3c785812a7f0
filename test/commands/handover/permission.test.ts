import { handoverActions } from '../../../src/commands/handover/actions';
import { openLines } from '../../../src/domain/handover/handover-list';
import { maySeeHandover } from '../../../src/domain/handover/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import type { RecordRef } from '../../../src/domain/record/record-ref';
import { days, after as later, minutes } from '../../../src/domain/time/instant';
import { MissingRecord } from '../../../src/ports/unit-of-work';
import { ofEachLine, ofEachTo } from '../../../src/views/handover/handover-forms';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { type HandoverState, handoverStates } from '../../kit/handover-gallery';
import { around, handoverViewOf, listed } from '../../kit/handovers';
import { chen, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li hands over to Wang; Tom is another engineer, Chen leads, Sun and Kate are managers. */
const people: readonly Person[] = [
  ...[li, wang, tom, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
];
const gone: readonly Person[] = [li, wang, chen].map((person) => ({ ...person, active: false }));

const known = (by: Person) => peopleAs(people, by);

function loaded({ list, tickets }: Story, about: RecordRef): object {
  if (about.kind === 'handover') return list;
  const found = tickets.find(({ id }) => id === about.id);
  if (found === undefined) throw new MissingRecord(about);
  return found;
}

/** Whatever a form asks for. */
const filled = ({ list }: HandoverState) => ({
  ...Object.fromEntries(openLines(list).map(({ ticket }) => [ofEachLine.nameOf(ticket), 'accept'])),
  ...Object.fromEntries(openLines(list).map(({ ticket }) => [ofEachTo.nameOf(ticket), tom.id])),
  ...{ to: tom.id, note: '备件在三楼' },
});

const cameOf = (state: Story, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'handover', id: state.list.id }, action, by, answers: filled(state) },
    { at: state.at, people, load: (about) => loaded(state, about) },
  );

function offeredTo({ list, tickets, at }: Story, by: Person): ReadonlySet<string> {
  const all = new Map([...known(by).map((one) => [one.id, one] as const), [by.id, by]]);
  const now = { ...around(list, { listed: listed(...tickets) }), at, people: all };
  const { buttons, menu } = handoverViewOf(list, now).offeredToAny([by]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

interface Story extends HandoverState {
  readonly at: ReturnType<typeof later>;
}

const stories: readonly Story[] = handoverStates.flatMap((state) =>
  [minutes(1), days(40)].map((length) => ({
    ...state,
    name: length === minutes(1) ? state.name : `${state.name}, a month later`,
    at: later(state.list.lastEventAt, length),
  })),
);

const done = new Set<string>();

test.each(stories)('$name: whoever is offered something may do it, and nobody else (STAFF-6, HOT-6)', async (state) => {
  const wrong: string[] = [];
  for (const by of [...people, ...gone]) {
    const offered = offeredTo(state, by);
    for (const { id } of handoverActions) {
      const came = await cameOf(state, id, by);
      if (came === 'done') done.add(id);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('each thing that can be done was done by somebody', () => {
  expect([...done].toSorted()).toEqual(handoverActions.map(({ id }) => id).toSorted());
});

test('only whoever gives and takes, and those who lead the desk, know of one', () => {
  for (const { list } of handoverStates) {
    const now = around(list);
    const seen = [...people, ...gone]
      .filter((by) => maySeeHandover(list, by, now))
      .map(({ id, active }) => [id, active]);
    expect(seen).toEqual([li.id, list.to, chen.id, sun.id, kate.id, 'admin'].map((id) => [id, true]));
  }
});
