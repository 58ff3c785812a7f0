import { calendarKind } from '../../../src/commands/calendar/kind';
import { type Person, personId } from '../../../src/domain/people/person';
import { calendarStates, path } from '../../kit/calendar-gallery';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { chen, context, kate, li, sun, zhou } from '../../kit/tickets';

/** Chen leads and Kate manages for the contractor, Sun for the customer; the rest confirm nothing. */
const people: readonly Person[] = [
  ...[li, chen, sun, kate, zhou],
  { ...chen, id: personId('other.lead') },
  { ...sun, id: personId('other.manager') },
  { ...zhou, id: personId('admin'), roles: ['admin'] },
];
const gone: readonly Person[] = [chen, sun, kate].map((person) => ({ ...person, active: false }));

const states = Object.entries(calendarStates).map(([name, { year, now }]) => ({ name, year, now }));

test.each(states)('$name: whoever is offered something may do it, and nobody else', async ({ year, now }) => {
  const wrong: string[] = [];
  const there = now === undefined ? people : people.filter(({ id }) => now.people.has(id));
  for (const by of [...there, ...gone]) {
    const known = new Map([...peopleAs(there, by), by].map((one) => [one.id, one]));
    const view = path.viewOf(year, { ...context(year.lastEventAt), people: known });
    const { buttons, menu } = view.offeredToAny([by]);
    const offered = new Set([...buttons, ...menu].map(({ action }) => action));
    for (const { id } of calendarKind.actions) {
      const request = { about: { kind: 'calendar', id: year.id }, action: id, by, answers: { reason: '错' } } as const;
      const came = await comesTo(request, { at: year.lastEventAt, people: [...known.values()], load: () => year });
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});
