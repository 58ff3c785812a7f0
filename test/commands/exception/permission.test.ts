import { exceptionActions } from '../../../src/commands/exception/actions';
import { type DutyException, dutyOfException } from '../../../src/domain/exception/exception';
import { maySeeException } from '../../../src/domain/exception/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { byPattern } from '../../../src/domain/roster/shifts';
import { days, after as later, minutes } from '../../../src/domain/time/instant';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { exceptionStates, viewOfException } from '../../kit/exception-gallery';
import { chen, context, desk, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Chen leads and plans, Li, Wang and Tom are put on; another lead, managers, an employee and an admin look on. */
const people: readonly Person[] = [
  ...[li, wang, tom, chen, sun, kate, zhou],
  { ...chen, id: personId('other.lead'), name: '赵敏' },
  { ...zhou, id: personId('admin'), roles: ['admin'] },
];
const gone: readonly Person[] = [li, tom, chen].map((person) => ({ ...person, active: false }));

interface Story {
  readonly name: string;
  readonly exception: DutyException;
  readonly at: ReturnType<typeof later>;
}

const stories: readonly Story[] = Object.entries(exceptionStates).flatMap(([name, exception]) =>
  [minutes(1), days(40)].map((length) => ({
    name: length === minutes(1) ? name : `${name}, a month later`,
    exception,
    at: later(exception.lastEventAt, length),
  })),
);

const changesOf = (exception: DutyException) => [
  { record: { kind: 'exception', id: exception.id } as const, changes: dutyOfException(exception) },
];

const cameOf = ({ exception, at }: Story, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'exception', id: exception.id }, action, by, answers: { words: '那天不行' } },
    { at, people, load: () => exception, changes: changesOf(exception) },
  );

function offeredTo({ exception, at }: Story, by: Person): ReadonlySet<string> {
  const all = new Map([...peopleAs(people, by).map((one) => [one.id, one] as const), [by.id, by]]);
  const shifts = { ...byPattern(desk), changes: changesOf(exception) };
  const { buttons, menu } = viewOfException(exception, context(at, { people: all, shifts })).offeredToAny([by]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

const done = new Set<string>();

test.each(stories)('$name: whoever is offered something may do it, and nobody else', async (story) => {
  const wrong: string[] = [];
  for (const by of [...people, ...gone]) {
    const offered = offeredTo(story, by);
    for (const { id } of exceptionActions) {
      const came = await cameOf(story, id, by);
      if (came === 'done') done.add(id);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('each thing that can be done was done by somebody', () => {
  expect([...done].toSorted()).toEqual(exceptionActions.map(({ id }) => id).toSorted());
});

test('of a draft, and of one that was given up, only those who plan know', () => {
  for (const name of ['draft', 'draft of an override', 'draft, given up'] as const) {
    const exception = exceptionStates[name];
    if (exception === undefined) throw new Error(name);
    const now = context(exception.lastEventAt, { people: new Map(people.map((one) => [one.id, one])) });
    const seen = [...people, ...gone].filter((by) => by.active && maySeeException(exception, by, now));
    expect(seen.map(({ id }) => id)).toEqual([chen.id, 'other.lead']);
  }
});
