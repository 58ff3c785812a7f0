import { isDeepStrictEqual } from 'node:util';
import type { Desk } from '../domain/desk';
import { asFiled } from '../domain/people/in-file';
import type { Person } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { People, PersonChange } from '../ports/repositories';

/** Brings the people of the desk file into the desk's memory (`asFiled`), all of them or none. Answers how many records changed. */
export async function syncStaff(
  desk: Pick<Desk, 'people'>,
  people: Pick<People, 'findEach' | 'changeAll'>,
  now: Instant,
): Promise<number> {
  const known = new Map((await people.findEach(desk.people.map(({ id }) => id))).map((one) => [one.id, one]));
  const others = desk.people.filter((person) => {
    const is = known.get(person.id);
    return !isDeepStrictEqual(is, asFiled(person, is));
  });
  if (others.length === 0) return 0;
  const changeOf =
    (person: Person): PersonChange =>
    (newest) =>
      asFiled(person, newest);
  await people.changeAll(new Map(others.map((person) => [person.id, changeOf(person)])), now);
  return others.length;
}
