import { type Person, worksTickets } from '../../domain/people/person';
import type { RowReader } from './row-reader';

/** Finds the person whom a cell names, by id or by a name that only one has; complains otherwise. */
export function personFinder(people: readonly Person[]) {
  return <Name extends string>(row: RowReader<Name>, column: Name): Person | undefined => {
    const text = row.text(column);
    const byId = people.find(({ id }) => id === text);
    if (byId !== undefined) return byId;
    const named = people.filter(({ name }) => name === text);
    if (named.length > 1) return row.complain('cli.personAmbiguous', column);
    return named[0] ?? row.complain('cli.personUnknown', column);
  };
}

/** The same, for somebody who goes on duty. */
export function engineerFinder(people: readonly Person[]) {
  const find = personFinder(people);
  return <Name extends string>(row: RowReader<Name>, column: Name): Person | undefined => {
    const person = find(row, column);
    if (person === undefined || worksTickets(person)) return person;
    return row.complain('cli.personNotEngineer', column);
  };
}
