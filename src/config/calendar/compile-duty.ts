import type { DutyLine, DutyShift } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { Instant } from '../../domain/time/instant';
import { type DayNumber, datesBetween, type Weekday, weekdayOf } from '../../domain/time/local-date';
import { type LocalTimes, localTimes } from './local-times';
import { type Rotation, type Turn, turnAt } from './rotation';
import { closingOf, minutesOf } from './time-of-day';

/** Who holds a post: always the same person, or whoever's turn it is. */
export type PostHolder = PersonId | Rotation;

/** One row of the weekly duty pattern: who answers on these weekdays between these local times. */
export interface DutyRow {
  /** 1 is Monday; or which dates. An overnight row belongs to the date on which it begins. */
  readonly days: readonly Weekday[] | ((day: DayNumber) => boolean);
  /** `HH:mm`; a row that ends no later than it begins runs overnight. */
  readonly from: string;
  readonly to: string;
  readonly primary: PostHolder;
  readonly backup: PostHolder | null;
  /** Absent or empty: every place, every skill. */
  readonly places?: readonly string[] | undefined;
  readonly skills?: readonly string[] | undefined;
  /** Absent: both lines. */
  readonly line?: DutyLine | undefined;
}

const fallsOn = ({ days }: Pick<DutyRow, 'days'>, day: DayNumber): boolean =>
  typeof days === 'function' ? days(day) : days.includes(weekdayOf(day));

/** Local dates, `until` excluded. */
interface DatePeriod {
  readonly from: string;
  readonly until: string;
}

/** Years of which anything is known. */
export const everyKnownYear: DatePeriod = { from: '2024-01-01', until: '2036-01-01' };

/**
 * The shifts of a weekly pattern, earliest first, those that begin together in the order of the rows. A row is cut where a
 * turn of one of its rotations ends. Throws RangeError on an unknown zone, time or date.
 */
export function compileDuty(
  pattern: readonly DutyRow[],
  zone: string,
  period: DatePeriod = everyKnownYear,
): readonly DutyShift[] {
  const toInstant = localTimes(zone);
  const rows = pattern.map((row) => ({ row, shiftsOn: shiftsOf(row, toInstant) }));
  return datesBetween(period.from, period.until)
    .flatMap((day) => rows.flatMap(({ row, shiftsOn }) => (fallsOn(row, day) ? shiftsOn(day) : [])))
    .sort((one, other) => one.span.from - other.span.from);
}

type HolderAt = (day: DayNumber, at: Instant) => { readonly holder: PersonId | null; readonly until?: Turn['until'] };

/** A row is read once, not once a day. */
function shiftsOf(row: DutyRow, toInstant: LocalTimes): (day: DayNumber) => readonly DutyShift[] {
  const opens = minutesOf(row.from);
  const closes = closingOf(row.from, row.to);
  const { places = [], skills = [], line } = row;
  const scope = { places, skills, ...(line === undefined ? {} : { line }) };
  const primaryAt = holderAt(row.primary, toInstant);
  const backupAt = holderAt(row.backup, toInstant);
  return (day) => {
    const shifts: DutyShift[] = [];
    const end = toInstant(day, closes);
    for (let from = toInstant(day, opens); from < end; ) {
      const [primary, backup] = [primaryAt(day, from), backupAt(day, from)];
      const to = Math.min(end, primary.until ?? end, backup.until ?? end) as Instant;
      if (primary.holder !== null) {
        shifts.push({ span: { from, to }, primary: primary.holder, backup: backup.holder, ...scope });
      }
      from = to;
    }
    return shifts;
  };
}

function holderAt(post: PostHolder | null, toInstant: LocalTimes): HolderAt {
  if (post !== null && typeof post === 'object') return turnAt(post, toInstant);
  const always = { holder: post };
  return () => always;
}
