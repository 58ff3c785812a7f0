import { markOf, type Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { isOpen } from '../time/is-open';
import type { OperatingTime } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import type { Clock } from './clock';
import { type Course, type Ending, judge } from './judge';
import { meterOf } from './meter';
import { regimeOf } from './regime';
import type { Goal, SlaTarget } from './target';

/** What of a ticket its clocks depend on: its log, folded. */
export type Timed = Pick<
  Ticket,
  'kind' | 'urgent' | 'regime' | 'reportedAt' | 'urgentAt' | 'marks' | 'pauses' | 'cancelled' | 'state'
>;

/**
 * How every promise about a ticket stands at `at`, in the order of `targets`, visits in theirs. A promise that does not
 * cover it, or whose start was not reached, has no clock. `hours` are those of the ticket's place.
 * A job that is solved needs nothing more: solving stands in for a milestone that was skipped, and a visit that was
 * never made is void.
 */
export function clocksOf(
  ticket: Timed,
  targets: readonly SlaTarget[],
  hours: OperatingTime,
  at: Instant,
): readonly Clock[] {
  return targets
    .filter(({ covers }) => covers.length === 0 || covers.includes(ticket.kind))
    .flatMap((target) => startsOf(ticket, target).flatMap((start) => clockOf({ ticket, target, hours, start }, at)));
}

/** The deadline somebody has still to meet, or to be told was missed; nothing while paused and when all is over. */
export function nextDeadlineOf(clock: Clock): Instant | undefined {
  if (clock.state === 'running') return clock.dueAt;
  return clock.state === 'breached' && clock.at === undefined ? clock.dueAt : undefined;
}

interface Question {
  readonly ticket: Timed;
  readonly target: SlaTarget;
  readonly hours: OperatingTime;
  /** The moment of the milestone that started this clock. */
  readonly start: Instant;
}

function startsOf({ marks, reportedAt }: Timed, { from, repeats }: SlaTarget): readonly Instant[] {
  if (from === 'reported') return [reportedAt];
  const starts = marks.filter(({ milestone }) => milestone === from).map((mark) => mark.at);
  return repeats ? starts : starts.slice(0, 1);
}

function clockOf(question: Question, at: Instant): readonly Clock[] {
  const { ticket, target, hours, start } = question;
  if (regimeOf(ticket, hours) === 'unknown') {
    return [{ clause: target.clause, startedAt: start, state: 'unknown', year: hours.missingYear }];
  }
  if (!isOutside(question)) return judged(question, target.inside, start, at);
  return judged(question, target.outside, Math.max(start, ticket.urgentAt ?? start) as Instant, at);
}

/**
 * Raising a job later starts its urgent clocks, but does not rewrite what was already kept or broken by then. Raised in
 * operating time it keeps the inside clocks, which run by then: urgent work is not to be promised less.
 */
function isOutside(question: Question): boolean {
  const { ticket, target, start, hours } = question;
  if (regimeOf(ticket, hours) !== 'outside' || !ticket.urgent) return false;
  const raisedAt = ticket.urgentAt;
  if (raisedAt === undefined) return true;
  if (unlessCalendarEnds(() => isOpen(hours, raisedAt))) return false;
  if (raisedAt <= start) return true;
  const marks = ticket.marks.filter((mark) => mark.at <= raisedAt);
  const until = { ...question, ticket: { ...ticket, marks } };
  return !judged(until, target.inside, start, raisedAt).some(({ state }) => state === 'met' || state === 'breached');
}

function judged(question: Question, goal: Goal | null, startedAt: Instant, at: Instant): readonly Clock[] {
  if (goal === null) return [];
  const course: Course = {
    clause: question.target.clause,
    startedAt,
    meter: () => meterOf(goal.within, question.hours, startedAt),
    pauses: question.ticket.pauses,
    ending: endingOf(question, goal),
  };
  return [judge(course, at)];
}

function endingOf({ ticket, start }: Question, { to }: Goal): Ending | undefined {
  const reached = ticket.marks.find((mark) => mark.milestone === to && mark.at >= start);
  if (reached !== undefined) return { at: reached.at, as: 'met' };
  const solvedAt = markOf(ticket, 'resolved');
  if (solvedAt !== undefined) return { at: solvedAt, as: to === 'arrived' ? 'void' : 'met' };
  return ticket.cancelled && { at: ticket.cancelled.at, as: 'void' };
}
