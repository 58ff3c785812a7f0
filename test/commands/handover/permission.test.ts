import { actOn } from '../../../src/commands/act';
import type { CommandDeps } from '../../../src/commands/command-deps';
import { handoverActions } from '../../../src/commands/handover/actions';
import { openLines } from '../../../src/domain/handover/handover-list';
import { maySeeHandover } from '../../../src/domain/handover/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { days, after as later, minutes } from '../../../src/domain/time/instant';
import { MissingRecord, type Transaction } from '../../../src/ports/unit-of-work';
import { ofEachLine, ofEachTo } from '../../../src/views/handover/handover-forms';
import { type HandoverState, handoverStates } from '../../kit/handover-gallery';
import { around, handoverViewOf, listed } from '../../kit/handovers';
import { chen, desk, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li hands over to Wang; Tom is another engineer, Chen leads, Sun and Kate are managers. */
const people: readonly Person[] = [
  ...[li, wang, tom, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
];
const gone: readonly Person[] = [li, wang, chen].map((person) => ({ ...person, active: false }));

/** Everything ends at its first word that would be kept. */
class Written extends Error {}

const known = (by: Person) => people.map((person) => (person.id === by.id ? by : person));

function depsWith({ list, tickets, at }: Story, by: Person): CommandDeps {
  const writes = () => Promise.reject(new Written());
  const tx: Transaction = {
    now: at,
    ticket: writes,
    load: async (about) => {
      if (about.kind === 'handover') return list as never;
      const found = tickets.find(({ id }) => id === about.id);
      if (found === undefined) throw new MissingRecord(about);
      return found as never;
    },
    staff: async () => known(by).filter(({ roles }) => roles.length > 0),
    person: async (id) => known(by).find((one) => one.id === id),
    shiftsAt: async () => ({ overrides: [], changes: [] }),
    shiftsIn: async () => ({ overrides: [], changes: [] }),
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
const filled = ({ list }: HandoverState) => ({
  ...Object.fromEntries(openLines(list).map(({ ticket }) => [ofEachLine.nameOf(ticket), 'accept'])),
  ...Object.fromEntries(openLines(list).map(({ ticket }) => [ofEachTo.nameOf(ticket), tom.id])),
  to: tom.id,
});

async function comesTo(state: Story, action: string, by: Person): Promise<'done' | 'refused' | 'invalid'> {
  const request = { key: action, action, about: { kind: 'handover', id: state.list.id } as const, by };
  try {
    const came = await actOn(depsWith(state, by), { ...request, answers: filled(state) });
    return isRefusal(came) ? 'refused' : isInvalid(came) ? 'invalid' : 'done';
  } catch (error) {
    if (error instanceof Written) return 'done';
    throw error;
  }
}

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
      const came = await comesTo(state, id, by);
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
    expect(seen).toEqual([li.id, wang.id, chen.id, sun.id, kate.id, 'admin'].map((id) => [id, true]));
  }
});
