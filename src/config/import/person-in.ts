import { type Person, type PersonId, worksTickets } from '../../domain/people/person';
import { plainWord } from './clean-cell';
import { Unclear, type Understanding } from './row-reader';

/** The person whom a cell names, by id or by a name that only one has. */
export const personIn = (people: readonly Person[]): Understanding<PersonId> => {
  const find = finder(people);
  return {
    read: (text) => {
      const found = find(text);
      return found instanceof Unclear ? found : found.id;
    },
  };
};

/** The same, of somebody who goes on duty. */
export const engineerIn = (people: readonly Person[]): Understanding<PersonId> => {
  const find = finder(people);
  return {
    read: (text) => {
      const found = find(text);
      if (found instanceof Unclear) return found;
      return worksTickets(found) ? found.id : new Unclear('cli.personNotEngineer');
    },
  };
};

function finder(people: readonly Person[]): (text: string) => Person | Unclear {
  const byId = new Map<string, Person>(people.map((person) => [person.id, person]));
  const byName = new Map<string, Person | Unclear>();
  for (const person of people) {
    byName.set(person.name, byName.has(person.name) ? new Unclear('cli.personAmbiguous') : person);
  }
  return (text) => byId.get(plainWord(text)) ?? byName.get(text) ?? new Unclear('cli.personUnknown');
}
