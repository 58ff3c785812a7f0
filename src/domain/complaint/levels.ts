import type { Desk } from '../desk';
import { homeOf, onRoster, type Person, type PersonId, servesAs } from '../people/person';
import type { Complaint, ToLevel } from './complaint';
import type { ComplaintLevel } from './complaint-level';

/** What of a complaint decides who may see it. */
export type Excluding = Pick<Complaint, 'complainant' | 'excluded' | 'levels'>;

type Terms = Pick<Complaint, 'levels'>;

/** Who is there to be asked. */
export interface There {
  readonly desk: Pick<Desk, 'complaints'>;
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** The levels that were in force when it was made, whatever the desk file says by now. */
const levelsOf = ({ levels }: Terms, desk: There['desk']): readonly ComplaintLevel[] =>
  levels ?? desk.complaints.levels;

const lastLevel = (complaint: Terms, desk: There['desk']): number => levelsOf(complaint, desk).length - 1;

/** The rules of that level; of the highest one where there are not so many. */
export const rulesOf = (complaint: Terms, level: number, desk: There['desk']): ComplaintLevel => {
  const rules = levelsOf(complaint, desk)[Math.min(level, lastLevel(complaint, desk))];
  if (rules === undefined) throw new Error('a desk without levels for complaints');
  return rules;
};

const isOf = ({ who }: ComplaintLevel, person: Person): boolean =>
  'role' in who ? servesAs(person, who.role) : onRoster(person) && who.people.includes(person.id);

/** Everybody of that level: where all whom it named are gone, whom the desk file names there by now. */
function everybodyOf(complaint: Terms, level: number, { desk, people }: There): readonly Person[] {
  const named = [...people.values()].filter((person) => isOf(rulesOf(complaint, level, desk), person));
  if (named.length > 0 || complaint.levels === undefined) return named;
  const [now] = desk.complaints.levels.slice(level, level + 1);
  return now === undefined ? [] : [...people.values()].filter((person) => isOf(now, person));
}

/** Neither made it nor has a part in what it is about, and can be told. */
const mayHear = ({ complainant, excluded }: Excluding, person: Person): boolean =>
  person.id !== complainant && !excluded.includes(person.id) && homeOf(person) !== undefined;

const membersOf = (complaint: Excluding, level: number, there: There): readonly PersonId[] =>
  everybodyOf(complaint, level, there)
    .filter((person) => mayHear(complaint, person))
    .map(({ id }) => id);

/**
 * Whoever answers it at this level now. At the highest one, where all who would have a part in it or are gone, the desk's
 * administrators who have none. Empty: nobody is left.
 */
export function levelHolders(complaint: Excluding, level: number, there: There): readonly PersonId[] {
  const members = membersOf(complaint, level, there);
  if (members.length > 0 || level < lastLevel(complaint, there.desk)) return members;
  return [...there.people.values()]
    .filter((person) => servesAs(person, 'admin') && mayHear(complaint, person))
    .map(({ id }) => id);
}

/** The first level from this one on at which anybody is who was meant to answer; undefined: nobody is any more. */
export function levelFrom(complaint: Excluding, level: number, there: There): ToLevel | undefined {
  for (let next = level; next <= lastLevel(complaint, there.desk); next += 1) {
    const told = membersOf(complaint, next, there);
    if (told.length > 0) return { level: next, told };
  }
  return undefined;
}

/** Where a complaint begins: with the first level at which anybody is, else with whoever stands in for all of them. */
export function firstLevel(complaint: Excluding, there: There): ToLevel {
  const last = lastLevel(complaint, there.desk);
  return levelFrom(complaint, 0, there) ?? { level: last, told: levelHolders(complaint, last, there) };
}

/** Whether somebody is named in it for no more than a level that was never put to them: it is not there for them. */
export const neverHeard = (
  { complainant, filedBy, told, heard = told, levels = [] }: Complaint,
  person: PersonId,
): boolean =>
  person !== complainant &&
  person !== filedBy &&
  !heard.includes(person) &&
  levels.some(({ who }) => 'people' in who && who.people.includes(person));
