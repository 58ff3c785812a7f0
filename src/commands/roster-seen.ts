import { isThere } from '../domain/people/leaving';
import { type PersonId, personId, type Role } from '../domain/people/person';
import { days, type Instant } from '../domain/time/instant';
import type { People } from '../ports/repositories';
import type { SharedKey, SharedState } from '../ports/shared-state';

/** Who was there when the roster was last looked at, with what they were. */
export type Seen = readonly (readonly [id: string, roles: readonly Role[]])[];

/** Where every process finds it. */
export const rosterSeenKey: SharedKey = 'roster:there';
/** The roster is looked at every minute. */
export const rosterSeenFor = days(3650);

/** What it is read from. */
interface SeenParts {
  readonly people: Pick<People, 'staff'>;
  readonly shared: Pick<SharedState, 'get'>;
}

/** Who was there at the last look; before the first one ever whoever is there now. */
export async function thereAsSeen({ people, shared }: SeenParts, now: Instant): Promise<ReadonlySet<PersonId>> {
  const known = await shared.get(rosterSeenKey, now);
  if (known === undefined) return new Set((await people.staff()).filter(isThere).map(({ id }) => id));
  return new Set((known.value as Seen).map(([id]) => personId(id)));
}
