import type { Person, PersonId } from '../../domain/people/person';
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

/**
 * Somebody of a roster: by id anybody whom the desk knows, as a row of the past names who has left since; by a name only who
 * has a part in the desk.
 */
export const rosteredIn = (people: readonly Person[]): Understanding<PersonId> => {
  const byId = finder(people);
  const byName = finder(people.filter(({ roles }) => roles.length > 0));
  return {
    read: (text) => {
      const [named, known] = [byName(text), byId(text)];
      if (!(named instanceof Unclear)) return named.id;
      return known instanceof Unclear || known.id !== plainWord(text) ? named : known.id;
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
