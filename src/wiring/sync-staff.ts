import { isDeepStrictEqual } from 'node:util';
import type { Desk } from '../domain/desk';
import type { Person } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { People } from '../ports/repositories';

/**
 * Brings the people of the desk file into the desk's memory, keeping what chat has told us since: language, zone, where
 * they are at home, which of these same accounts are gone, and accounts that were linked. Answers how many records
 * changed.
 */
export async function syncStaff(desk: Desk, people: People, now: Instant): Promise<number> {
  let changed = 0;
  for (const person of desk.people) {
    const known = await people.find(person.id);
    const wanted = known ? merged(person, known) : person;
    if (isDeepStrictEqual(known, wanted)) continue;
    await people.save(wanted, now);
    changed += 1;
  }
  return changed;
}

function merged(person: Person, known: Person): Person {
  const { language, zone, home } = known;
  // The file has the last word about an account it names; one it is silent about was linked, and stays.
  const identities = { ...known.identities, ...person.identities };
  const gone = known.gone?.filter((platform) => identities[platform] === known.identities[platform]);
  return {
    ...person,
    language,
    zone,
    identities,
    ...(home === undefined ? {} : { home }),
    ...(gone === undefined ? {} : { gone }),
  };
}
