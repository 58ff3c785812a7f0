import { firstIndex } from './first-index';
import { days, type Instant } from './instant';
import { type DayNumber, dateOf, dayNumber } from './local-date';
import { assertKnown } from './operating-index';
import { CalendarEnds, type OperatingTime, type WorkingDay } from './operating-time';

/**
 * The `count`-th working day (from 1) after the local date on which `at` falls. That date itself never counts, before
 * opening neither; between working days the next one is number 1.
 * Throws CalendarEnds where that day is unknown, RangeError on a count below 1.
 */
export function workingDayAfter(hours: OperatingTime, at: Instant, count: number): WorkingDay {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of working days: ${count}`);
  assertKnown(hours, at);
  const day = hours.days[firstIndex(hours.days, ({ startsAt }) => startsAt > at) + count - 1];
  if (day === undefined) throw new CalendarEnds(hours.missingYear);
  return day;
}

/** When the first window of a working day opens. */
export const opensAt = (day: WorkingDay): Instant => edge(day, day.spans[0]?.from);

/** When the last window of a working day closes; after midnight for a night window. */
export const closesAt = (day: WorkingDay): Instant => edge(day, day.spans.at(-1)?.to);

const aDay = days(1);

/**
 * The time of a day off in which people would be served were it a working day: that of the next one, so many dates earlier.
 * Undefined: `at` lies outside it, or on a working day. (An hour off where the clocks change between.)
 */
export function dayOffAt({ days: workingDays }: OperatingTime, at: Instant): WorkingDay | undefined {
  const next = workingDays[firstIndex(workingDays, ({ startsAt }) => startsAt > at)];
  if (next === undefined) return undefined;
  const dates = Math.ceil((opensAt(next) - at) / aDay);
  const [from, to] = [opensAt(next), closesAt(next)].map((one) => (one - dates * aDay) as Instant) as [
    Instant,
    Instant,
  ];
  const date = dateOf((dayNumber(next.date) - dates) as DayNumber);
  if (at >= to || workingDays.some((day) => day.date === date)) return undefined;
  const [startsAt, endsAt] = [next.startsAt, next.endsAt].map((one) => (one - dates * aDay) as Instant) as [
    Instant,
    Instant,
  ];
  return { date, startsAt, endsAt, spans: [{ from, to }] };
}

function edge(day: WorkingDay, at: Instant | undefined): Instant {
  if (at === undefined) throw new Error(`a working day without windows: ${day.date}`);
  return at;
}
