import type { Person, PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { wordOf } from './may-serve';
import type { Shifts } from './shifts';

/** Somebody with the skills of their profile, where one is kept: it counts more than the desk file (STAFF-1). */
export function withProfile(person: Person, at: Instant, shifts: Pick<Shifts, 'service'>): Person {
  const profile = wordOf(person.id, at, shifts)?.profile;
  return profile === undefined ? person : { ...person, skills: profile.skills };
}

/** The same of everybody. */
export function withProfiles(
  people: ReadonlyMap<PersonId, Person>,
  at: Instant,
  shifts: Pick<Shifts, 'service'>,
): ReadonlyMap<PersonId, Person> {
  if (shifts.service === undefined || shifts.service.length === 0) return people;
  return new Map([...people].map(([id, person]) => [id, withProfile(person, at, shifts)]));
}
