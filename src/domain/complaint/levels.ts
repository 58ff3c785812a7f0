import type { Desk } from '../desk';
import { homeOf, onRoster, type Person, type PersonId, servesAs } from '../people/person';
import type { Complaint, ToLevel } from './complaint';
import type { ComplaintLevel } from './complaint-level';

/** What of a complaint decides who may see it. */
export type Excluding = Pick<Complaint, 'complainant' | 'excluded'>;

/** Who is there to be asked. */
export interface There {
  readonly desk: Pick<Desk, 'complaints'>;
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** The highest level. A desk file that was changed may have fewer than a complaint has come through. */
export const lastLevel = ({ complaints }: There['desk']): number => complaints.levels.length - 1;

/** The rules of that level; of the highest one where the desk file no longer has so many. */
export const rulesOf = (level: number, desk: There['desk']): ComplaintLevel => {
  const rules = desk.complaints.levels[Math.min(level, lastLevel(desk))];
  if (rules === undefined) throw new Error('a desk without levels for complaints');
  return rules;
};

const isOf = ({ who }: ComplaintLevel, person: Person): boolean =>
  'role' in who ? servesAs(person, who.role) : onRoster(person) && who.people.includes(person.id);

/** Neither made it nor has a part in what it is about, and can be told. */
const mayHear = ({ complainant, excluded }: Excluding, person: Person): boolean =>
  person.id !== complainant && !excluded.includes(person.id) && homeOf(person) !== undefined;

const membersOf = (complaint: Excluding, level: number, { desk, people }: There): readonly PersonId[] =>
  [...people.values()]
    .filter((person) => isOf(rulesOf(level, desk), person) && mayHear(complaint, person))
    .map(({ id }) => id);

/**
 * Whoever answers it at this level now. At the highest one, where all who would have a part in it or are gone, the desk's
 * administrators who have none. Empty: nobody is left.
 */
export function levelHolders(complaint: Excluding, level: number, there: There): readonly PersonId[] {
  const members = membersOf(complaint, level, there);
  if (members.length > 0 || level < lastLevel(there.desk)) return members;
  return [...there.people.values()]
    .filter((person) => servesAs(person, 'admin') && mayHear(complaint, person))
    .map(({ id }) => id);
}

/** The first level from this one on at which anybody is who was meant to answer; undefined: nobody is any more. */
export function levelFrom(complaint: Excluding, level: number, there: There): ToLevel | undefined {
  for (let next = level; next <= lastLevel(there.desk); next += 1) {
    const told = membersOf(complaint, next, there);
    if (told.length > 0) return { level: next, told };
  }
  return undefined;
}

/** Where a complaint begins: with the first level at which anybody is, else with whoever stands in for all of them. */
export function firstLevel(complaint: Excluding, there: There): ToLevel {
  const last = lastLevel(there.desk);
  return levelFrom(complaint, 0, there) ?? { level: last, told: levelHolders(complaint, last, there) };
}
