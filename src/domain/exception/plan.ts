import type { DutyScope, DutyShift } from '../desk';
import type { PersonId } from '../people/person';
import type { DutyChange } from '../roster/duty-change';
import type { Instant, Span } from '../time/instant';

/** Whom a lead puts on duty, when and for what. */
export interface PutOn extends DutyScope {
  readonly person: PersonId;
  /** Whose part they take; absent: they step in wherever nobody is. */
  readonly instead?: PersonId;
  readonly span: Span;
}

/** These two instead of everybody who is on duty then for what it is for. */
export interface Override extends DutyScope {
  readonly span: Span;
  readonly primary: PersonId;
  readonly backup: PersonId | null;
}

/** One shift of a temporary schedule. */
export interface PlannedShift {
  readonly span: Span;
  readonly primary: PersonId;
  readonly backup: PersonId | null;
}

/** In that time these shifts alone decide what it is for; where none of them is, nobody is on duty. */
export interface Schedule extends DutyScope {
  readonly span: Span;
  /** Earliest first; never empty. */
  readonly shifts: readonly PlannedShift[];
}

/** What a lead plans besides the roster. */
export type Plan =
  | ({ readonly does: 'put-on' } & PutOn)
  | ({ readonly does: 'override' } & Override)
  | ({ readonly does: 'temporary' } & Schedule);

/** Everybody whom it puts on duty, each once. */
export function putOnBy(plan: Plan): readonly PersonId[] {
  const posts = plan.does === 'temporary' ? plan.shifts : [plan];
  const people = posts.flatMap((post) => ('person' in post ? [post.person] : [post.primary, post.backup]));
  return [...new Set(people.filter((id) => id !== null))];
}

/** When somebody would have to be there. */
export function timesOf(person: PersonId, plan: Plan): readonly Span[] {
  if (plan.does !== 'temporary') return [plan.span];
  return plan.shifts.filter(({ primary, backup }) => primary === person || backup === person).map(({ span }) => span);
}

/** The same plan with other people in their places. */
export function withOthers(plan: Plan, who: (person: PersonId) => PersonId): Plan {
  const posts = <Post extends { readonly primary: PersonId; readonly backup: PersonId | null }>(post: Post): Post => ({
    ...post,
    primary: who(post.primary),
    backup: post.backup === null ? null : who(post.backup),
  });
  if (plan.does === 'override') return posts(plan);
  if (plan.does === 'temporary') return { ...plan, shifts: plan.shifts.map(posts) };
  return {
    ...{ ...plan, person: who(plan.person) },
    ...(plan.instead === undefined ? {} : { instead: who(plan.instead) }),
  };
}

const within = ({ from, to }: Span, span: Span): Span => ({
  from: Math.max(from, span.from) as Instant,
  to: Math.min(to, span.to) as Instant,
});

/** What of it is still to come. */
export const ahead = ({ from, to }: Span, at: Instant): Span => ({ from: Math.max(from, at) as Instant, to });

/** What it changes of duty in the part of its time that lies in `lasting`. */
export function changesOf(plan: Plan, lasting: Span): readonly DutyChange[] {
  const span = within(plan.span, lasting);
  if (span.to <= span.from) return [];
  const { places, skills, line } = plan;
  const scope: DutyScope = { places, skills, ...(line === undefined ? {} : { line }) };
  if (plan.does === 'override') {
    return [{ kind: 'override', span, primary: plan.primary, backup: plan.backup, ...scope }];
  }
  if (plan.does === 'temporary') {
    const shifts = plan.shifts
      .map((shift): DutyShift => ({ ...shift, span: within(shift.span, span), ...scope }))
      .filter((shift) => shift.span.to > shift.span.from);
    return [{ kind: 'temporary', span, shifts, ...scope }];
  }
  const isLimited = places.length > 0 || skills.length > 0 || line !== undefined;
  return plan.instead === undefined
    ? [{ kind: 'extra', span, person: plan.person, ...scope }]
    : [{ kind: 'move', span, from: plan.instead, to: plan.person, ...(isLimited ? { scope } : {}) }];
}
