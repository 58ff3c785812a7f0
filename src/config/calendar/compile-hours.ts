import {
  lastWithoutGap,
  type OfficialDays,
  type OfficialYear,
  officialDays,
} from '../../domain/calendar/official-year';
import type { Instant, Span } from '../../domain/time/instant';
import { type DayNumber, dateOf, datesBetween, dayNumber, type Weekday, weekdayOf } from '../../domain/time/local-date';
import type { OperatingTime, WorkingDay } from '../../domain/time/operating-time';
import { chinaYears } from './china/years';
import { type LocalTimes, localTimes } from './local-times';
import { closingOf, minutesOf } from './time-of-day';

/** Local opening and closing time, `HH:mm`, `24:00` allowed; one that closes no later than it opens runs overnight. */
export type Window = readonly [opens: string, closes: string];

/** The windows of each weekday, 1 is Monday; a weekday that is absent or empty is off. */
export type Week = Readonly<Partial<Record<Weekday, readonly Window[]>>>;

/** What a date is instead of an ordinary day of its weekday. */
export type DateRule = 'off' | 'work' | readonly Window[];

/** Working hours of a place, as people write them. */
export interface HoursPlan {
  /** IANA time zone. */
  readonly zone: string;
  readonly week: Week;
  /** The customer's own days, local date → rule; it beats the official calendar. */
  readonly overlay: ReadonlyMap<string, DateRule>;
  /** `cn`: public holidays and make-up working days of mainland China. `none`: every week is like every other. */
  readonly official: 'cn' | 'none';
  /** Years of the official calendar that are known; those of this release unless given. */
  readonly years?: readonly OfficialYear[];
}

const firstYear = 2024;
const lastYear = 2035;

/** What was compiled last. Places, terms and commands ask for the same hours, of twelve years each. */
const known = new Map<string, OperatingTime>();
const mostKnown = 12;

/**
 * Turns working hours into plain intervals, from 2024 through the last official year (`cn`) or 2035 (`none`), and by the
 * week alone through 2035. A date that is worked out of turn (`work`) has the windows of the first weekday that has any.
 * Throws RangeError on an unknown zone, time or date, and on a week without any window.
 */
export function compileHours({ zone, week, overlay, official, years = chinaYears }: HoursPlan): OperatingTime {
  const days = official === 'cn' ? years : [];
  const key = JSON.stringify([zone, week, [...overlay], official, days]);
  const hours = known.get(key) ?? compile({ zone, week, overlay, official }, days);
  known.delete(key);
  known.set(key, hours);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return hours;
}

function compile(plan: HoursPlan, years: readonly OfficialYear[]): OperatingTime {
  const toInstant = localTimes(plan.zone);
  const windowsOn = dateRules(plan, officialDays(years));
  const inMinutes = minutesRead();
  const dates = datesBetween(`${firstYear}-01-01`, newYear(lastYear));
  const days = dates.flatMap((day) => workingDay(day, inMinutes(windowsOn(day)), toInstant));
  const from = toInstant(dayNumber(`${firstYear}-01-01`), 0);
  const through = (year: number): OperatingTime => {
    const until = toInstant(dayNumber(newYear(year)), 0);
    const before = days.filter(({ startsAt }) => startsAt < until);
    return { days: withoutOverlaps(before, until), from, until, missingYear: year + 1 };
  };
  const last = plan.official === 'cn' ? Math.min(lastWithoutGap(years, firstYear), lastYear) : lastYear;
  return last === lastYear ? through(lastYear) : { ...through(last), byTheWeek: through(lastYear) };
}

/** The first date after a year. */
const newYear = (year: number): string => `${year + 1}-01-01`;

function dateRules({ week, overlay }: HoursPlan, official: OfficialDays): (day: DayNumber) => readonly Window[] {
  const ordinary = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => week[weekday] ?? []);
  const fullDay = ordinary.find((windows) => windows.length > 0);
  if (fullDay === undefined) throw new RangeError('a week without working hours');
  return (day) => {
    const date = dateOf(day);
    const rule = overlay.get(date) ?? official.get(date);
    if (rule === 'off') return [];
    if (rule === 'work') return fullDay;
    return rule ?? ordinary[weekdayOf(day) - 1] ?? [];
  };
}

/** Opening and closing in minutes after midnight. */
type Minutes = readonly [opens: number, closes: number];

/** Reads windows once, however many days have them. */
function minutesRead(): (windows: readonly Window[]) => readonly Minutes[] {
  const read = new Map<readonly Window[], readonly Minutes[]>();
  return (windows) => {
    const known = read.get(windows) ?? windows.map(([opens, closes]) => [minutesOf(opens), closingOf(opens, closes)]);
    read.set(windows, known);
    return known;
  };
}

function workingDay(day: DayNumber, windows: readonly Minutes[], toInstant: LocalTimes): readonly WorkingDay[] {
  if (windows.length === 0) return [];
  const spans = windows
    .map(([opens, closes]) => ({ from: toInstant(day, opens), to: toInstant(day, closes) }))
    .sort((one, other) => one.from - other.from);
  return [{ date: dateOf(day), startsAt: toInstant(day, 0), endsAt: toInstant(day, 1440), spans }];
}

/** Gives every moment to the earliest window that covers it, and to none from `until` on. */
function withoutOverlaps(days: readonly WorkingDay[], until: Instant): readonly WorkingDay[] {
  let taken = Number.NEGATIVE_INFINITY;
  const free: WorkingDay[] = [];
  for (const day of days) {
    const spans: Span[] = [];
    for (const { from, to } of day.spans) {
      const span = { from: Math.max(from, taken) as Instant, to: Math.min(to, until) as Instant };
      taken = Math.max(taken, span.to);
      if (span.from < span.to) spans.push(span);
    }
    if (spans.length > 0) free.push({ ...day, spans });
  }
  return free;
}
