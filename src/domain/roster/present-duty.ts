import { isThere } from '../people/leaving';
import type { Person, PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { Asked } from './fit';
import type { OnDuty } from './on-duty';
import type { Shifts } from './shifts';
import { whoIsOnDuty, writtenDown } from './who-is-on-duty';

/** Everybody who has a role, at least: whoever is unknown has none. */
export type Staff = ReadonlyMap<PersonId, Person>;

/**
 * Who answers of those who were rostered: whoever has left, has no role any more or is reached nowhere answers for nothing,
 * and the other one comes first at once.
 */
export function presentDuty({ primary, backup }: OnDuty, people: Staff): OnDuty {
  const [first = null, second = null] = [primary, backup].filter((id): id is PersonId => {
    const person = id === null ? undefined : people.get(id);
    return person !== undefined && isThere(person);
  });
  return { primary: first, backup: second };
}

/** Who answered at a moment, or does: as it was written down, of anything else whoever is there of those who were rostered. */
export function whoAnswers(at: Instant, shifts: Shifts, asked: Asked, people: Staff): OnDuty {
  const duty = whoIsOnDuty(at, shifts, asked);
  return writtenDown(at, shifts, asked) === undefined ? presentDuty(duty, people) : duty;
}
