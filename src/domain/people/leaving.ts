import { hasRole, homeOf, isOutOfReach, type Person, servesAs } from './person';

/** Whether the desk can count on somebody: they have a part in it, have not left, and are reached somewhere. */
export const isThere = (person: Person): boolean =>
  servesAs(person, 'engineer', 'lead', 'manager') && homeOf(person) !== undefined;

/**
 * How somebody left the desk, as their record shows it. `removed`: the desk file names them no more; `no-account`: they
 * have none left; `gone`: every account is.
 */
export type WayOut = 'removed' | 'inactive' | 'no-account' | 'gone' | 'no-role';

/** The way in which somebody who is not there has left. */
export function wayOutOf(person: Person): WayOut {
  if (!person.active) return person.roles.length === 0 ? 'removed' : 'inactive';
  if (Object.keys(person.identities).length === 0) return 'no-account';
  if (isOutOfReach(person)) return 'gone';
  return hasRole(person, 'engineer', 'lead') ? 'no-account' : 'no-role';
}
