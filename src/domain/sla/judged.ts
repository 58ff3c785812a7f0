import { roundOf, type Ticket } from '../ticket/ticket';
import type { Verdict } from '../ticket/verdict';
import { between, type Duration, type Instant } from '../time/instant';
import type { Clock } from './clock';
import { coursesOf } from './clocks';
import { type Course, judge } from './judge';
import type { Timed } from './known';
import { hoursOf, type InTerms, termsOf, versionOf } from './terms';

/** What of a ticket its clocks follow from. */
export type Judgeable = Timed & Pick<Ticket, 'place' | 'terms' | 'verdicts'>;

/** A clock, and what it depends on. */
export interface Judged {
  readonly course: Course;
  readonly clock: Clock;
}

/**
 * Every clock of a ticket as the rules have it at `at`, each round by the terms of its own moment. What was decided
 * before is not asked about.
 */
export function judgedAnew(ticket: Judgeable, desk: InTerms, at: Instant): readonly Judged[] {
  const rounds = Array.from({ length: roundOf(ticket) }, (_, index) => index + 1);
  const firsts = rounds.filter((round) => round === 1 || versionOf(ticket, round) !== versionOf(ticket, round - 1));
  return firsts.flatMap((round, index) => {
    const until = firsts[index + 1] ?? Number.POSITIVE_INFINITY;
    const { slaTargets } = termsOf(desk, ticket, round);
    return coursesOf(ticket, slaTargets, hoursOf(desk, ticket, round), at)
      .filter((course) => course.round >= round && course.round < until)
      .map((course) => ({ course, clock: judge(course, at) }));
  });
}

/** Whether this is the clock that the verdict is about. A clause has one clock a round, but one for each visit. */
export const isAbout = (verdict: Verdict, { course }: Judged): boolean =>
  verdict.clause === course.clause &&
  verdict.round === course.round &&
  (!course.isVisit || verdict.startedAt === course.startedAt);

/**
 * How every promise about a ticket stands at `at`: what was decided is read, and only the rest is judged. A question
 * about the past, before the last event, is judged from what was known then.
 */
export const judgedClocks = (ticket: Judgeable, desk: InTerms, at: Instant): readonly Clock[] =>
  judgedCourses(ticket, desk, at).map(({ clock }) => clock);

/** The same, with what each clock depends on, where there still is such a clock. */
export function judgedCourses(
  ticket: Judgeable,
  desk: InTerms,
  at: Instant,
): readonly { readonly course?: Course; readonly clock: Clock }[] {
  const anew = judgedAnew(ticket, desk, at);
  const { verdicts = [], lastEventAt } = ticket;
  if (verdicts.length === 0 || lastEventAt === undefined || lastEventAt > at) return anew;
  const read = anew.map((judged) => {
    const verdict = verdicts.find((one) => isAbout(one, judged));
    return verdict === undefined ? judged : { ...judged, clock: clockOf(verdict, judged.clock, at) };
  });
  const left = verdicts.filter((verdict) => !anew.some((judged) => isAbout(verdict, judged)));
  return [...read, ...left.map((verdict) => ({ clock: clockOf(verdict, undefined, at) }))];
}

/** A clock as it was decided. One that is missed and still open grows later by the minute. */
function clockOf(verdict: Verdict, anew: Clock | undefined, at: Instant): Clock {
  const { clause, round, startedAt, regime, measure, helpBegan, dueAt, endedAt } = verdict;
  const about = { clause, round, startedAt, regime, measure, ...(helpBegan === undefined ? {} : { helpBegan }) };
  if (verdict.state === 'met') {
    return { ...about, state: 'met', dueAt, at: endedAt ?? dueAt, left: verdict.left ?? (0 as Duration) };
  }
  const wall = between(dueAt, endedAt ?? at);
  const grown = anew?.state === 'breached' && endedAt === undefined ? anew : undefined;
  return {
    ...about,
    ...(helpBegan === undefined && anew?.helpBegan !== undefined ? { helpBegan: anew.helpBegan } : {}),
    state: 'breached',
    dueAt,
    brokenAt: verdict.brokenAt ?? dueAt,
    by: verdict.by ?? grown?.by ?? wall,
    byWall: verdict.byWall ?? wall,
    ...(endedAt === undefined ? {} : { at: endedAt }),
  };
}
