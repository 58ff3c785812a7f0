import type { DutyShift } from '../../domain/desk';
import type { Listed } from '../../domain/roster/pattern';
import { lastingIn } from '../../domain/roster/shifts';
import { after, days, type Instant, type Span } from '../../domain/time/instant';
import { type DayNumber, dateOf, dayNumber } from '../../domain/time/local-date';
import { compileDuty, type DutyRow, everyKnownYear } from './compile-duty';

/** Local days that are listed at a time: some milliseconds of a large desk. */
const stretch = 28;
const dayLength = days(1);
/** A shift lasts into the second day after the one of its row, and local dates differ from those of UTC by one. */
const margin = { before: 3, after: 1 } as const;

/**
 * The shifts of a weekly pattern, the same as `compileDuty` gives, listed four weeks at a time when somebody asks for them: twelve
 * years of a large desk at once would keep the process from all else for more than a second. Throws as that does, when asked.
 */
export function listDuty(rows: readonly DutyRow[], zone: string, period = everyKnownYear): Listed<DutyShift> {
  const [first, end] = [dayNumber(period.from), dayNumber(period.until)];
  const listed = new Map<number, readonly DutyShift[]>();
  const listOf = (nth: number): readonly DutyShift[] => {
    const from = first + nth * stretch;
    const until = Math.min(from + stretch, end);
    const shifts =
      listed.get(nth) ??
      compileDuty(rows, zone, { from: dateOf(from as DayNumber), until: dateOf(until as DayNumber) });
    listed.set(nth, shifts);
    return shifts;
  };
  return {
    isEmpty: rows.length === 0,
    until: after((end * dayLength) as Instant, dayLength),
    lastingIn: (span) => {
      const begins = Math.max(first, dayOf(span.from) - margin.before);
      const ends = Math.min(end - 1, dayOf(span.to) + margin.after);
      const [one, last] = [stretchOf(begins - first), stretchOf(ends - first)];
      if (one === last) return lastingIn(span, listOf(one));
      const lists: DutyShift[] = [];
      for (let nth = one; nth <= last; nth += 1) lists.push(...lastingIn(span, listOf(nth)));
      return lists.sort((earlier, later) => earlier.span.from - later.span.from);
    },
  };
}

const dayOf = (at: Span['from']): number => Math.floor(at / dayLength);
const stretchOf = (daysIn: number): number => Math.floor(daysIn / stretch);
