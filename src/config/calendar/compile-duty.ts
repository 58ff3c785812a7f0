import type { DutyShift } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import { type DayNumber, datesBetween, type Weekday, weekdayOf } from './local-date';
import { localTimes } from './local-times';
import { closingOf, minutesOf } from './time-of-day';

/** One row of the weekly duty pattern: who answers on these weekdays between these local times. */
export interface DutyRow {
  /** 1 is Monday; or which dates. An overnight row belongs to the date on which it begins. */
  readonly days: readonly Weekday[] | ((day: DayNumber) => boolean);
  /** `HH:mm`; a row that ends no later than it begins runs overnight. */
  readonly from: string;
  readonly to: string;
  readonly primary: PersonId;
  readonly backup: PersonId | null;
  /** Absent or empty: every place, every skill. */
  readonly places?: readonly string[] | undefined;
  readonly skills?: readonly string[] | undefined;
}

const fallsOn = ({ days }: Pick<DutyRow, 'days'>, day: DayNumber): boolean =>
  typeof days === 'function' ? days(day) : days.includes(weekdayOf(day));

/** Local dates, `until` excluded. */
interface DatePeriod {
  readonly from: string;
  readonly until: string;
}

const everyKnownYear: DatePeriod = { from: '2024-01-01', until: '2036-01-01' };

/**
 * The shifts of a weekly pattern, earliest first, those that begin together in the order of the rows.
 * Throws RangeError on an unknown zone, time or date.
 */
export function compileDuty(
  pattern: readonly DutyRow[],
  zone: string,
  period: DatePeriod = everyKnownYear,
): readonly DutyShift[] {
  const toInstant = localTimes(zone);
  // Every row is read once, not once a day.
  const rows = pattern.map((row) => ({ ...row, opens: minutesOf(row.from), closes: closingOf(row.from, row.to) }));
  const shiftOn = (row: (typeof rows)[number], day: DayNumber): DutyShift => ({
    span: { from: toInstant(day, row.opens), to: toInstant(day, row.closes) },
    primary: row.primary,
    backup: row.backup,
    places: row.places ?? [],
    skills: row.skills ?? [],
  });
  return datesBetween(period.from, period.until)
    .flatMap((day) => rows.filter((row) => fallsOn(row, day)).map((row) => shiftOn(row, day)))
    .sort((one, other) => one.span.from - other.span.from);
}
