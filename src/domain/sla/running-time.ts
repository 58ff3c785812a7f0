import type { Pause } from '../ticket/ticket';
import type { Instant, Span } from '../time/instant';

/** A stretch in which a clock stood still, and why. */
interface Stop extends Span {
  readonly reason: string;
}

/** How a clock went from its start to its end, or to now. */
export interface RunningTime {
  /** The stretches in which it ran, earliest first, without gaps but the pauses. */
  readonly ran: readonly Span[];
  /** The pause in which it stands at the end of `course`. */
  readonly paused?: { readonly since: Instant; readonly reason: string };
}

/**
 * What the pauses that stop `clause` leave of `course`. Pauses that overlap or touch count once, under the reason of
 * the first; what lies outside `course` does not count. One that begins at the very end has already stopped the clock.
 */
export function runningTime(course: Span, pauses: readonly Pause[], clause: string): RunningTime {
  const stops = merged(pauses.filter((pause) => pause.stops.includes(clause)).flatMap((pause) => cut(pause, course)));
  const standing = stops.find((stop) => stop.from <= course.to && course.to < stop.to);
  const ran = runs(course, stops);
  return standing === undefined ? { ran } : { ran, paused: { since: standing.from, reason: standing.reason } };
}

/** The part of a pause from the start of the course on; one without an end lasts for ever. */
function cut(pause: Pause, course: Span): readonly Stop[] {
  const from = Math.max(pause.from, course.from) as Instant;
  const to = pause.to ?? (Number.POSITIVE_INFINITY as Instant);
  return from < to ? [{ from, to, reason: pause.reason }] : [];
}

function merged(stops: readonly Stop[]): readonly Stop[] {
  const apart: Stop[] = [];
  for (const stop of stops.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last === undefined || stop.from > last.to) apart.push(stop);
    else apart[apart.length - 1] = { ...last, to: Math.max(last.to, stop.to) as Instant };
  }
  return apart;
}

function runs(course: Span, stops: readonly Stop[]): readonly Span[] {
  const starts = [course.from, ...stops.map((stop) => stop.to)];
  return starts.flatMap((from, index) => {
    const to = Math.min(stops[index]?.from ?? course.to, course.to) as Instant;
    return from < to ? [{ from, to }] : [];
  });
}
