import type { Pause } from '../ticket/ticket';
import type { Duration, Instant, Span } from '../time/instant';
import { CalendarEnds } from '../time/operating-time';
import type { Clock } from './clock';
import type { Meter } from './meter';
import { runningTime } from './running-time';

/** What ended a clock: its milestone, or that nothing is left to wait for. */
export interface Ending {
  readonly at: Instant;
  readonly as: 'met' | 'void';
}

/** One clock of one ticket: everything its state depends on. */
export interface Course {
  readonly clause: string;
  readonly startedAt: Instant;
  /** Called once; may throw CalendarEnds, as what it gives may. */
  readonly meter: () => Meter;
  readonly pauses: readonly Pause[];
  readonly ending: Ending | undefined;
}

/** How a clock stands at `at`. `unknown` where the calendar ends before its deadline can be told. */
export function judge(course: Course, at: Instant): Clock {
  const { clause, startedAt } = course;
  try {
    return { clause, startedAt, ...standing(course, course.meter(), at) };
  } catch (error) {
    if (error instanceof CalendarEnds) return { clause, startedAt, state: 'unknown', year: error.year };
    throw error;
  }
}

type Standing = Clock extends infer One ? (One extends Clock ? Omit<One, 'clause' | 'startedAt'> : never) : never;

function standing({ clause, startedAt, pauses, ending }: Course, meter: Meter, at: Instant): Standing {
  // A milestone reached before an urgent clock began ends it at its start.
  const end = Math.max(startedAt, ending?.at ?? at) as Instant;
  const { ran, paused } = runningTime({ from: startedAt, to: end }, pauses, clause);
  const dueAt = deadline(meter, ran, end);
  // Reached at the very deadline is in time; not reached by then is late.
  if (ending === undefined ? end >= dueAt : end > dueAt) {
    const by = (used(ran, meter.elapsedAtLeast) - meter.allowed) as Duration;
    return { state: 'breached', dueAt, by: Math.max(0, by) as Duration, ...(ending && { at: ending.at }) };
  }
  if (ending?.as === 'void') return { state: 'void' };
  const left = (meter.allowed - used(ran, meter.elapsed)) as Duration;
  if (ending !== undefined) return { state: 'met', dueAt, at: ending.at, left };
  return paused ? { state: 'paused', ...paused, left } : { state: 'running', dueAt, left };
}

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

const used = (ran: readonly Span[], elapsed: Meter['elapsed']): number =>
  ran.reduce((sum, { from, to }) => sum + elapsed(from, to), 0);
