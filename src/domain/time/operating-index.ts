import { firstIndex } from './first-index';
import type { Duration, Instant, Span } from './instant';
import { CalendarEnds, type OperatingTime } from './operating-time';

/** The windows of all working days in one row, each with the operating time that lies before it. */
interface Window extends Span {
  readonly used: number;
}

// Hours are compiled once and asked for ever, so the sums are kept beside them for as long as they live.
const known = new WeakMap<OperatingTime, readonly Window[]>();

/** All windows of `hours`, earliest first. Summed up at the first question, then remembered. */
export function windowsOf(hours: OperatingTime): readonly Window[] {
  const remembered = known.get(hours);
  if (remembered !== undefined) return remembered;
  const windows = summed(hours.days.flatMap((day) => day.spans));
  known.set(hours, windows);
  return windows;
}

function summed(spans: readonly Span[]): readonly Window[] {
  let used = 0;
  return spans.map(({ from, to }) => {
    const window = { from, to, used };
    used += to - from;
    return window;
  });
}

/** Operating time from the beginning of the calendar to `at`. */
export function usedUntil(hours: OperatingTime, at: Instant): Duration {
  const windows = windowsOf(hours);
  const last = windows[firstIndex(windows, (window) => window.from > at) - 1];
  if (last === undefined) return 0 as Duration;
  return (last.used + Math.min(at, last.to) - last.from) as Duration;
}

/** Throws CalendarEnds when nothing is known about `at`: before `hours.from`, or at `hours.until` and later. */
export function assertKnown(hours: OperatingTime, at: Instant): void {
  if (at < hours.from) throw new CalendarEnds(yearBefore(hours, at));
  if (at >= hours.until) throw new CalendarEnds(hours.missingYear);
}

/** The year asked about, which is one before the first that is known. */
function yearBefore(hours: OperatingTime, at: Instant): number {
  const asked = new Date(at).getUTCFullYear();
  const first = hours.days[0];
  return first === undefined ? asked : Math.min(asked, Number(first.date.slice(0, 4)) - 1);
}
