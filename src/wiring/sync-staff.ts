import { isDeepStrictEqual } from 'node:util';
import type { Desk } from '../domain/desk';
import { asFiled } from '../domain/people/in-file';
import type { Instant } from '../domain/time/instant';
import type { People } from '../ports/repositories';

/** Brings the people of the desk file into the desk's memory (`asFiled`). Answers how many records changed. */
export async function syncStaff(desk: Pick<Desk, 'people'>, people: People, now: Instant): Promise<number> {
  let changed = 0;
  for (const person of desk.people) {
    const known = await people.find(person.id);
    if (isDeepStrictEqual(known, asFiled(person, known))) continue;
    await people.change(person.id, (newest) => asFiled(person, newest), now);
    changed += 1;
  }
  return changed;
}
