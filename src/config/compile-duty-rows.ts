import { type Desk, placeOf } from '../domain/desk';
import { own } from '../domain/own';
import { type PersonId, personId } from '../domain/people/person';
import { type DayNumber, dateOf, dayNumber, weekdayOf } from '../domain/time/local-date';
import { type OperatingTime, usualHours } from '../domain/time/operating-time';
import type { PostHolder } from './calendar/compile-duty';
import type { Week } from './calendar/compile-hours';
import { listDuty } from './calendar/list-duty';
import type { Rotation } from './calendar/rotation';
import { minutesOf } from './calendar/time-of-day';
import type { DutyText, Post } from './desk-file/duty-topic';
import type { RotationText } from './desk-file/rotations-topic';
import type { DeskFile } from './desk-file/topics';

/** The shifts of the rows of a desk file that was checked, over the calendar of its places. */
export const dutyOf = (file: DeskFile, places: Desk['places']): Desk['duty'] =>
  listDuty(
    file.duty.map((row) => ({
      ...row,
      days: typeof row.days === 'string' ? datesOf(row.days, { file, row, places }) : row.days,
      primary: holderOf(row.primary, file),
      backup: row.backup === undefined ? null : holderOf(row.backup, file),
    })),
    file.desk.zone,
  );

interface RowOfFile {
  readonly file: DeskFile;
  readonly row: DutyText;
  readonly places: Desk['places'];
}

/** The dates a duty row means by a word of the calendar: one calendar says so for promises and roster alike. */
function datesOf(
  days: 'working-days' | 'days-off' | 'make-up-days',
  { file, row, places }: RowOfFile,
): (day: DayNumber) => boolean {
  const place = placeOf({ places }, row.places[0] ?? '');
  const worked = workedIn(place.hours);
  if (days === 'working-days') return (day) => worked.has(dateOf(day));
  if (days === 'days-off') return (day) => !worked.has(dateOf(day));
  const week: Week = own(file.workingHours, file.places.find(({ id }) => id === place.id)?.hours ?? '')?.week ?? {};
  return (day) => worked.has(dateOf(day)) && (week[weekdayOf(day)] ?? []).length === 0;
}

/** Rows of a place ask for the same dates, twelve years of them. */
const known = new WeakMap<OperatingTime, ReadonlySet<string>>();

function workedIn(hours: OperatingTime): ReadonlySet<string> {
  const dates = known.get(hours) ?? new Set(usualHours(hours).days.map(({ date }) => date));
  known.set(hours, dates);
  return dates;
}

function holderOf(post: Post, { rotations }: DeskFile): PostHolder {
  if ('person' in post) return personId(post.person);
  const written = typeof post.rotation === 'string' ? own(rotations, post.rotation) : post.rotation;
  if (written === undefined) throw new Error('a post has an unchecked rotation');
  return rotationOf(written, post.offset);
}

function rotationOf({ members, every, on, handover, start, first }: RotationText, offset: number): Rotation {
  const [one, ...others] = members.map(personId) as [PersonId, ...PersonId[]];
  const written = dayNumber(start);
  const wait = on === undefined ? 0 : (on - weekdayOf(written) + 7) % 7;
  return {
    members: [one, ...others],
    days: every,
    handover: minutesOf(handover),
    start: (written + wait) as DayNumber,
    first: Math.max(0, first === undefined ? 0 : members.indexOf(first)) + offset,
  };
}
