import { roundsOf } from '../ticket/rounds';
import type { Mark, Regime } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import type { Clock } from './clock';
import { type Course, deadlineOf, type Ending, judge } from './judge';
import { asJudged, knownAt, type Timed } from './known';
import { regimeAt, regimeOf } from './regime';
import type { Goal, SlaTarget } from './target';

/**
 * How every promise about a ticket stands at `at`, in the order of `targets`, rounds and visits in theirs. A promise that
 * does not cover it, or whose start was not reached, has no clock. `hours` are those of the ticket's place.
 * A ticket that is solved needs nothing more: solving stands in for a milestone that was skipped, and a visit that was
 * never made is void.
 */
export const clocksOf = (
  ticket: Timed,
  targets: readonly SlaTarget[],
  hours: OperatingTime,
  at: Instant,
): readonly Clock[] => coursesOf(ticket, targets, hours, at).map((course) => judge(course, at));

/** What each of those clocks depends on. */
export function coursesOf(
  ticket: Timed,
  targets: readonly SlaTarget[],
  hours: OperatingTime,
  at: Instant,
): readonly Course[] {
  const known = knownAt(ticket, at);
  return targets
    .flatMap((target) =>
      startsOf(known, target).flatMap((start) => {
        const judged = inRound(known, start.round);
        const covers = target.covers.length === 0 || target.covers.includes(judged.kind);
        return covers ? courseOf({ ticket: judged, target, hours, start }, at) : [];
      }),
    )
    .filter(({ startedAt }) => startedAt <= at);
}

/** The deadline somebody has still to meet, or to be told was missed; nothing while paused and when all is over. */
export function nextDeadlineOf(clock: Clock): Instant | undefined {
  if (clock.state === 'running') return clock.dueAt;
  return clock.state === 'breached' && clock.at === undefined ? clock.dueAt : undefined;
}

/** What starts a clock: a moment of a round, and the marks of that round from there on. */
interface Start {
  readonly at: Instant;
  readonly round: number;
  readonly marks: readonly Mark[];
  /** The visit that begins here. */
  readonly visit?: Mark;
}

interface Question {
  readonly ticket: Timed;
  readonly target: SlaTarget;
  readonly hours: OperatingTime;
  readonly start: Start;
}

/** A round that is over stays judged by what was known of the ticket then, whatever is put right later. */
function inRound(ticket: Timed, round: number): Timed {
  const over = roundsOf(ticket)[round];
  return over === undefined ? ticket : asJudged(ticket, over);
}

function startsOf(ticket: Timed, { from, repeats }: SlaTarget): readonly Start[] {
  return roundsOf(ticket).flatMap((at, index): readonly Start[] => {
    const round = index + 1;
    const marks = ticket.marks.filter((mark) => mark.round === round);
    if (from === 'reported') return [{ at, round, marks }];
    const starts = marks.flatMap((visit, nth): readonly Start[] =>
      visit.milestone === from ? [{ at: visit.at, round, marks: marks.slice(nth + 1), visit }] : [],
    );
    return repeats ? starts : starts.slice(0, 1);
  });
}

/** The clock that a start has: the earlier of those its promises give, as far as was known when the first one ended. */
function courseOf(question: Question, at: Instant): readonly Course[] {
  const courses = promisesOf(question).map((promise) => courseFor(question, promise));
  const [first, other] = courses;
  if (first === undefined || other === undefined) return courses;
  const ended = Math.min(...courses.map(({ ending }) => ending?.at ?? Number.POSITIVE_INFINITY));
  const until = Math.min(at, ended) as Instant;
  // What began only when all was over, or has not begun, decides nothing.
  const begun = courses.filter(
    ({ startedAt }) => startedAt === question.start.at || (startedAt < ended && startedAt <= at),
  );
  if (begun.length < 2) return begun;
  const due = (course: Course): number =>
    unlessCalendarEnds(() => deadlineOf({ ...course, ending: undefined }, until)) ?? Number.POSITIVE_INFINITY;
  return [due(other) < due(first) ? other : first];
}

/** One of the two promises of a clause. */
interface Promised {
  readonly goal: Goal;
  readonly regime: 'inside' | 'outside';
  readonly from: Instant;
}

/**
 * What is promised from a start on. A ticket that is not urgent has the inside promise. An urgent one has the outside
 * promise beside it, and with that the earlier of both. Where the two are about different things, the regime of its
 * report decides between them; raising a ticket later takes nothing away that was promised before.
 */
function promisesOf(question: Question): readonly Promised[] {
  const { target, start } = question;
  const inside = target.inside && ({ goal: target.inside, regime: 'inside', from: start.at } as const);
  const urgentFrom = urgentFromOf(question);
  if (urgentFrom === undefined) return inside ? [inside] : [];
  const { urgentAt } = question.ticket;
  const isRaised = urgentAt !== undefined && urgentAt >= beginningOf(question);
  const from = Math.max(start.at, urgentFrom) as Instant;
  const outside = target.outside && ({ goal: target.outside, regime: 'outside', from } as const);
  const both = [...(inside ? [inside] : []), ...(outside ? [outside] : [])];
  if (isRaised && outside === null && urgentFrom <= start.at) {
    return regimeAt(question.hours, start.at) === 'outside' ? [] : both;
  }
  if (isRaised || inside?.goal.to === outside?.goal.to) return both;
  const regime = regimeFor(question);
  return both.filter((promise) => promise.regime === regime || regime === 'unknown');
}

/** Since when the ticket is urgent, if it became so before the round was over. */
function urgentFromOf({ ticket, start }: Question): Instant | undefined {
  if (!ticket.urgent) return undefined;
  const since = ticket.urgentAt ?? ticket.reportedAt;
  const over = roundsOf(ticket)[start.round];
  return over === undefined || since < over ? since : undefined;
}

/** When the round began. */
const beginningOf = ({ ticket, start }: Question): Instant => roundsOf(ticket)[start.round - 1] ?? ticket.reportedAt;

/** Inside or outside operating time, at the beginning of the round. */
const regimeFor = (question: Question): Regime =>
  question.start.round === 1
    ? regimeOf(question.ticket, question.hours)
    : regimeAt(question.hours, beginningOf(question));

function courseFor(question: Question, { goal, regime, from }: Promised): Course {
  const { ticket, target, hours, start } = question;
  const helpBegan = goal.shows && standingMark(start, goal.shows)?.at;
  return {
    clause: target.clause,
    round: start.round,
    startedAt: from,
    regime: regimeFor(question) === 'unknown' ? 'unknown' : regime,
    ...(helpBegan === undefined ? {} : { helpBegan }),
    limit: goal.within,
    hours,
    pauses: ticket.pauses,
    ending: endingOf(question, goal),
    undone: start.marks.filter(({ milestone, until }) => until !== undefined && ends(goal).includes(milestone)),
    isVisit: start.visit !== undefined,
  };
}

/** Milestones that end a promise. */
const ends = ({ to }: Goal): readonly Mark['milestone'][] => [to, 'resolved'];

const standingMark = ({ marks }: Start, milestone: Mark['milestone']): Mark | undefined =>
  marks.find((mark) => mark.milestone === milestone && mark.until === undefined);

function endingOf({ ticket, start }: Question, { to }: Goal): Ending | undefined {
  const calledOff = start.visit?.calledOff;
  if (calledOff !== undefined) return { at: calledOff, as: 'void' };
  const reached = standingMark(start, to);
  const solved = standingMark(start, 'resolved');
  if (reached !== undefined && reached.at <= (solved?.at ?? reached.at)) return { at: reached.at, as: 'met' };
  if (solved !== undefined) return { at: solved.at, as: to === 'arrived' ? 'void' : 'met' };
  return ticket.cancelled && { at: ticket.cancelled.at, as: 'void' };
}
