import type { Mark, Pause } from '../ticket/ticket';
import { between, type Duration, type Instant, type Span } from '../time/instant';
import { CalendarEnds, type OperatingTime } from '../time/operating-time';
import type { Clock, ClockOf } from './clock';
import { type Meter, measureOf, meterOf } from './meter';
import { runningTime } from './running-time';
import type { Limit } from './target';

/** What ended a clock: its milestone, or that nothing is left to wait for. */
export interface Ending {
  readonly at: Instant;
  readonly as: 'met' | 'void';
}

/** One clock of one ticket: everything its state depends on. */
export interface Course extends Omit<ClockOf, 'measure'> {
  readonly limit: Limit;
  readonly hours: OperatingTime;
  readonly pauses: readonly Pause[];
  readonly ending: Ending | undefined;
  /** What had ended it and was undone again. */
  readonly undone: readonly Mark[];
  /** A visit: a time agreed while it is due moves its deadline there. */
  readonly isVisit: boolean;
}

/** How a clock stands at `at`. `unknown` where the calendar ends before its deadline can be told. */
export function judge(course: Course, at: Instant): Clock {
  const { clause, round, startedAt, regime, helpBegan } = course;
  const measure = measureOf(course.limit);
  const about = { clause, round, startedAt, regime, measure, ...(helpBegan === undefined ? {} : { helpBegan }) };
  if (regime === 'unknown') return { ...about, state: 'unknown', year: course.hours.missingYear };
  try {
    return { ...about, ...standing(course, at) };
  } catch (error) {
    if (error instanceof CalendarEnds) return { ...about, state: 'unknown', year: error.year };
    throw error;
  }
}

/** The deadline with what is known at `at`, as if a pause that lasts ended then. Throws CalendarEnds. */
export function deadlineOf(course: Course, at: Instant): Instant {
  return coursed(course, at).dueAt;
}

/** How long a clock ran until its end, or until `at`, in its own measure, and when it stood still. */
export function runOf(course: Course, at: Instant): { readonly ran: Duration; readonly pauses: readonly Span[] } {
  const { meter, end, ran } = coursed(course, at);
  const starts = [...ran.map(({ from }) => from), end];
  const stops = [course.startedAt, ...ran.map(({ to }) => to)];
  return {
    ran: ran.reduce((sum, { from, to }) => sum + meter.elapsedAtLeast(from, to), 0) as Duration,
    pauses: starts.flatMap((to, index) => {
      const from = stops[index] ?? to;
      return from < to ? [{ from, to }] : [];
    }),
  };
}

type Standing = Clock extends infer One ? (One extends Clock ? Omit<One, keyof ClockOf> : never) : never;

/** How a clock went until its end, or until now. */
function coursed(course: Course, at: Instant) {
  const { startedAt, pauses, ending, clause, limit, hours } = course;
  const meter = meterOf(limit, hours, startedAt);
  // A milestone reached before an urgent clock began ends it at its start.
  const end = Math.max(startedAt, ending?.at ?? at) as Instant;
  const { ran, paused } = runningTime({ from: startedAt, to: end }, pauses, clause);
  const dueAt = course.isVisit ? asAgreed(deadline(meter, ran, end), pauses, end) : deadline(meter, ran, end);
  return { meter, end, ran, paused, dueAt };
}

function standing(course: Course, at: Instant): Standing {
  const { ending } = course;
  const { meter, end, ran, paused, dueAt } = coursed(course, at);
  // Reached at the very deadline is in time; not reached by then is late.
  if (ending === undefined ? end >= dueAt : end > dueAt) {
    const late = ran.filter(({ to }) => to > dueAt).map((span) => ({ ...span, from: later(span.from, dueAt) }));
    return {
      state: 'breached',
      dueAt,
      brokenAt: course.undone
        .filter((mark) => mark.at <= dueAt)
        .reduce((last, { until = last }) => later(last, until), dueAt),
      by: late.reduce((sum, { from, to }) => sum + meter.elapsedAtLeast(from, to), 0) as Duration,
      byWall: between(dueAt, end),
      ...(ending && { at: ending.at }),
    };
  }
  if (ending?.as === 'void') return { state: 'void' };
  const left = meter.elapsed(end, dueAt);
  if (ending !== undefined) return { state: 'met', dueAt, at: ending.at, left };
  return paused ? { state: 'paused', ...paused, left } : { state: 'running', dueAt, left };
}

const later = (one: Instant, other: Instant): Instant => Math.max(one, other) as Instant;

/** Spends what is allowed over the stretches in which the clock ran, and the rest from `end` on without a pause. */
function deadline(meter: Meter, ran: readonly Span[], end: Instant): Instant {
  let left = meter.allowed;
  for (const { from, to } of ran) {
    const due = meter.forward(from, left);
    if (due <= to) return due;
    left = (left - meter.elapsed(from, to)) as Duration;
  }
  return meter.forward(end, left);
}

/** A time that was agreed before the deadline, and before all was over, takes its place, if it is later. */
const asAgreed = (dueAt: Instant, pauses: readonly Pause[], end: Instant): Instant =>
  pauses.reduce((due, { from, agreed = due }) => (from < due && from <= end ? later(due, agreed) : due), dueAt);
