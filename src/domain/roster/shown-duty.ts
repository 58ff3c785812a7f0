import type { DutyScope } from '../desk';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { type DutyKnown, type DutyPart, postsAt } from './posts';
import { anyOtherSkill, type Question } from './questions-in';

/** Whom a group or a topic of that scope names at `at`: everybody on duty for some of it, those who are first before the others. */
export function onDutyFor(
  scope: DutyScope,
  at: Instant,
  known: DutyKnown,
): readonly { readonly person: PersonId; readonly part: DutyPart }[] {
  const posts = [...postsAt(at, known)];
  // A kind of work that no shift names is that of whoever serves all others.
  const named = new Set(posts.flatMap(([, { questions }]) => questions.map(({ skill }) => skill)));
  const skills = scope.skills.map((skill) => (named.has(skill) ? skill : anyOtherSkill));
  const found = posts.flatMap(([person, { questions }]) => {
    const its = questions.filter((asked) => isWithin(asked, { ...scope, skills }));
    if (its.length === 0) return [];
    return { person, part: its.some(({ as }) => as === 'primary') ? ('primary' as const) : ('backup' as const) };
  });
  const of = (part: DutyPart) => found.filter((one) => one.part === part).sort(byName);
  return [...of('primary'), ...of('backup')];
}

function isWithin({ place, skill, line }: Question, scope: DutyScope): boolean {
  const isPlace = scope.places.length === 0 || scope.places.includes(place);
  const isSkill = scope.skills.length === 0 || scope.skills.includes(skill);
  return isPlace && isSkill && (scope.line === undefined || line === undefined || line === scope.line);
}

const byName = (one: { readonly person: PersonId }, other: { readonly person: PersonId }): number =>
  one.person < other.person ? -1 : 1;
