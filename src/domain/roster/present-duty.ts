import { onRoster, type Person, type PersonId } from '../people/person';
import type { OnDuty } from './on-duty';

/**
 * Who answers of those who were rostered: whoever has left or is out of reach answers for nothing, and the other one
 * comes first at once. Somebody unknown stays: a rescue step then says that nobody was reached.
 */
export function presentDuty({ primary, backup }: OnDuty, people: ReadonlyMap<PersonId, Person>): OnDuty {
  const [first = null, second = null] = [primary, backup].filter((id): id is PersonId => {
    const person = id === null ? undefined : people.get(id);
    return id !== null && (person === undefined || onRoster(person));
  });
  return { primary: first, backup: second };
}
