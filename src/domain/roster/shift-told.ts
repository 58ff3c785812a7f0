import type { PersonId } from '../people/person';
import { after, before, days, type Instant } from '../time/instant';
import { type DutyKnown, type DutyPart, holdersOf, type Post, type Posts, postsAt } from './posts';
import { edgesIn } from './shifts';

/** Whom the desk has told that they are on duty, and as what, when it last looked. */
export interface ShiftsTold {
  /** When that was. */
  readonly at: Instant;
  readonly on: readonly (readonly [PersonId, DutyPart])[];
}

/** Somebody who comes on duty, or is first now. */
export interface ComesOn {
  readonly kind: 'on';
  readonly person: PersonId;
  readonly post: Post;
  /** Since when they are. */
  readonly since: Instant;
  /** Until when they stay so; undefined where that is longer than shifts are known. */
  readonly until: Instant | undefined;
  /** What they are then without a break. */
  readonly later: { readonly part: DutyPart; readonly until: Instant | undefined } | undefined;
  /** Who answered for it before, themselves left out. */
  readonly before: readonly PersonId[];
}

/** Somebody who is on duty no more. */
export interface GoesOff {
  readonly kind: 'off';
  readonly person: PersonId;
  /** Since when they are not. */
  readonly since: Instant;
  /** Who answers for it now. */
  readonly next: readonly PersonId[];
}

export type ShiftChange = ComesOn | GoesOff;

/** How far shifts are looked at, back and ahead: as far as a decision is told of them. */
const lookBack = days(4);
const lookAhead = days(14);

/** What is to be told at `at`: whoever is on duty or first and was not, then whoever was and is not. In order of their names. */
export function shiftChanges(told: ShiftsTold, at: Instant, known: DutyKnown): readonly ShiftChange[] {
  const now = postsAt(at, known);
  const comes = [...now].filter(([person, { part }]) => rises(partIn(told, person), part));
  const goes = told.on.map(([person]) => person).filter((person) => !now.has(person));
  return [
    ...comes.map(([person, post]) => comesOn({ person, post, told, at }, known)),
    ...goes.map((person) => goesOff(person, told, at, known)),
  ].sort((one, other) => (one.person < other.person ? -1 : 1));
}

/** What is known to be told once that was done. */
export const toldOf = (posts: Posts): ShiftsTold['on'] => [...posts].map(([person, { part }]) => [person, part]);

/** As what somebody was told that they are on duty; undefined: they were not. */
export const partIn = ({ on }: ShiftsTold, person: PersonId): DutyPart | undefined =>
  on.find(([id]) => id === person)?.[1];

const rises = (was: DutyPart | undefined, is: DutyPart): boolean =>
  was === undefined || (was === 'backup' && is === 'primary');

interface Coming {
  readonly person: PersonId;
  readonly post: Post;
  readonly told: ShiftsTold;
  readonly at: Instant;
}

function comesOn({ person, post, told, at }: Coming, known: DutyKnown): ComesOn {
  const since = sinceWhen(at, told, known, (posts) => posts.get(person)?.part !== post.part);
  const partAfter = (posts: Posts): DutyPart | undefined => posts.get(person)?.part;
  const until = nextWhen(at, known, (posts) => partAfter(posts) !== post.part);
  const later = until === undefined ? undefined : laterIs(until, known, partAfter);
  const had = holdersOf(post, (since - 1) as Instant, known).filter((id) => id !== person);
  return { kind: 'on', person, post, since, until, later, before: had };
}

function laterIs(from: Instant, known: DutyKnown, partOf: (posts: Posts) => DutyPart | undefined): ComesOn['later'] {
  const part = partOf(postsAt(from, known));
  return part && { part, until: nextWhen(from, known, (posts) => partOf(posts) !== part) };
}

function goesOff(person: PersonId, told: ShiftsTold, at: Instant, known: DutyKnown): GoesOff {
  const since = sinceWhen(at, told, known, (posts) => posts.has(person));
  const left = postsAt((since - 1) as Instant, known).get(person);
  const next = left === undefined ? [...postsAt(at, known).keys()] : holdersOf(left, at, known);
  return { kind: 'off', person, since, next };
}

/**
 * Since when it is so: the last end or beginning of a shift before which it was otherwise. Where that was looked at before, a
 * decision or somebody who left made it so, just now.
 */
function sinceWhen(at: Instant, told: ShiftsTold, known: DutyKnown, isOther: (posts: Posts) => boolean): Instant {
  const span = { from: before(at, lookBack), to: (at + 1) as Instant };
  const edge = edgesIn(span, known.shifts)
    .toReversed()
    .find((one) => isOther(postsAt((one - 1) as Instant, known)));
  return edge !== undefined && edge > told.at ? edge : at;
}

/** When it is otherwise next. */
const nextWhen = (at: Instant, known: DutyKnown, isOther: (posts: Posts) => boolean): Instant | undefined =>
  edgesIn({ from: at, to: after(at, lookAhead) }, known.shifts).find((edge) => isOther(postsAt(edge, known)));
