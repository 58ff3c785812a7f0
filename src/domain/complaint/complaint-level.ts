import type { PersonId } from '../people/person';
import type { Duration } from '../time/instant';

/** Who answers complaints at one level, and how much operating time they have before it goes on to the next one. */
export interface ComplaintLevel {
  readonly who: { readonly role: 'lead' | 'manager' } | { readonly people: readonly PersonId[] };
  readonly within: Duration;
}

/** The same level with other names for its people. */
export const withPeople = (level: ComplaintLevel, named: (person: PersonId) => PersonId): ComplaintLevel =>
  'people' in level.who ? { ...level, who: { people: level.who.people.map(named) } } : level;
