import { homeOf, type Person, type PersonId, worksTickets } from '../people/person';

/** What choosing somebody for a ticket depends on. */
interface Choosing {
  /** Branch of the catalogue the work belongs to; absent: a kind the catalogue no longer has, which anybody may do. */
  readonly skill?: string | undefined;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** On shift now for the place and the kind of work, primaries before backups. */
  readonly onShift: readonly PersonId[];
  /** Open tickets of each; absent: none. */
  readonly load: ReadonlyMap<PersonId, number>;
  /** Not these: its requester, its owner, who has been asked already. */
  readonly except: readonly (PersonId | undefined)[];
}

/** Whether somebody's skills cover a branch of the catalogue (STAFF-1); without any they cover all. */
export const isSkilledFor = ({ skills }: Pick<Person, 'skills'>, skill: string | undefined): boolean =>
  skills.length === 0 || skill === undefined || skills.includes(skill);

/**
 * Whom to give a ticket to, the first one first: on shift, skilled for the kind of work, reached by the desk, and of those
 * whoever has the fewest open tickets; among equals in the order of the roster. The one answer for the desk's own
 * assigning, the order of a lead's list, and what is proposed for the tickets of somebody who is out.
 */
export function whomToAsk({ skill, people, onShift, load, except }: Choosing): readonly PersonId[] {
  const fit = onShift.filter((id) => {
    const person = people.get(id);
    if (person === undefined || except.includes(id)) return false;
    return worksTickets(person) && homeOf(person) !== undefined && isSkilledFor(person, skill);
  });
  return [...new Set(fit)].toSorted((one, other) => (load.get(one) ?? 0) - (load.get(other) ?? 0));
}
