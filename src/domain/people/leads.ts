import { homeOf, onRoster, type Person, type Role } from './person';

/** Whose part falls to whom while nobody has it. */
const standIns: readonly Role[] = ['lead', 'manager', 'admin'];

/**
 * Who answers for the lead's part: the leads who are there; while there are none, managers, then administrators. What the
 * desk promises in their name is then promised in the name of whoever does it. Whoever has no account any more hears
 * nothing, and is one of them only where nobody else is.
 */
export function leadsOf(people: Iterable<Person>): readonly Person[] {
  const there = [...people].filter(onRoster);
  return firstPart(there.filter((person) => homeOf(person) !== undefined)) ?? firstPart(there) ?? [];
}

function firstPart(people: readonly Person[]): readonly Person[] | undefined {
  const parts = standIns.map((role) => people.filter(({ roles }) => roles.includes(role)));
  return parts.find((found) => found.length > 0);
}
