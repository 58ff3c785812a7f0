import { isThere } from '../people/leaving';
import type { Person, PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { Asked } from './fit';
import type { OnDuty } from './on-duty';
import type { Shifts } from './shifts';
import { whoIsOnDuty, writtenDown } from './who-is-on-duty';

/** Everybody who has a role, at least: whoever is unknown has none. */
type Staff = ReadonlyMap<PersonId, Person>;

/** Whether somebody answers for what they are rostered for. */
export type IsThere = (person: PersonId) => boolean;

/** Whoever has not left, has a role and is reached somewhere. */
export const thereOf =
  (people: Staff): IsThere =>
  (id) => {
    const person = people.get(id);
    return person !== undefined && isThere(person);
  };

/**
 * Who answers of those who were rostered: whoever has left, has no role any more or is reached nowhere answers for nothing,
 * and the other one comes first at once.
 */
export const presentDuty = (duty: OnDuty, people: Staff): OnDuty => present(duty, thereOf(people));

function present({ primary, backup }: OnDuty, isThere: IsThere): OnDuty {
  const [first = null, second = null] = [primary, backup].filter((id) => id !== null && isThere(id));
  return { primary: first, backup: second };
}

/** Who answered at a moment, or does: as it was written down, of anything else whoever is there of those who were rostered. */
export function whoAnswers(at: Instant, shifts: Shifts, asked: Asked, isThere: IsThere): OnDuty {
  const duty = whoIsOnDuty(at, shifts, asked);
  return writtenDown(at, shifts, asked) === undefined ? present(duty, isThere) : duty;
}
