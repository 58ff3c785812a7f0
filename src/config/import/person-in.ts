import { type Person, type PersonId, worksTickets } from '../../domain/people/person';
import { plainWord } from './clean-cell';
import { Unclear, type Understanding } from './row-reader';

/** The person whom a cell names, by id or by a name that only one has. */
export const personIn = (people: readonly Person[]): Understanding<PersonId> => ({
  read: (text) => {
    const found = find(people, text);
    return found instanceof Unclear ? found : found.id;
  },
});

/** The same, of somebody who goes on duty. */
export const engineerIn = (people: readonly Person[]): Understanding<PersonId> => ({
  read: (text) => {
    const found = find(people, text);
    if (found instanceof Unclear) return found;
    return worksTickets(found) ? found.id : new Unclear('cli.personNotEngineer');
  },
});

function find(people: readonly Person[], text: string): Person | Unclear {
  const byId = people.find(({ id }) => id === plainWord(text));
  if (byId !== undefined) return byId;
  const [named, ...more] = people.filter(({ name }) => name === text);
  if (more.length > 0) return new Unclear('cli.personAmbiguous');
  return named ?? new Unclear('cli.personUnknown');
}
