import type { Desk } from '../desk';
import { after, days, type Instant } from '../time/instant';
import { type OperatingTime, usualHours, type WorkingDay } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, opensAt, workingDayAfter } from '../time/working-day';

/** A change of staff is carried out, or announced, so many working days after, or before (STAFF-2, STAFF-5). */
export const workingDays = 10;

type Hours = Pick<Desk, 'places'>;

/** By the week as usual where no official calendar counts: for what people wait for. */
const hoursOf = ({ places }: Hours): OperatingTime => usualHours(places[0].hours);

const tenth = (hours: OperatingTime, at: Instant): WorkingDay | undefined =>
  unlessCalendarEnds(() => workingDayAfter(hours, at, workingDays));

/** Told by the week as usual: some of the days are of a year whose calendar does not count yet. Absent: by the calendar. */
export interface AsKnown {
  readonly asKnown?: true;
}

/** The end of the tenth working day of the desk's first place after that date. */
export function dueAfter(desk: Hours, at: Instant): AsKnown & { readonly due: Instant } {
  const day = tenth(desk.places[0].hours, at);
  if (day !== undefined) return { due: closesAt(day) };
  const known = tenth(hoursOf(desk), at);
  return { due: known === undefined ? after(at, days(14)) : closesAt(known), asKnown: true };
}

/** Whether what is announced at that moment and happens then leaves ten working days between. */
export function fullNotice(desk: Hours, at: Instant, then: Instant): AsKnown & { readonly isFull: boolean } {
  const [{ hours }] = desk.places;
  const day = tenth(hours, at);
  if (day !== undefined) return { isFull: then >= day.startsAt };
  // The tenth day lies beyond all that is known: whatever happens before that leaves less.
  if (then < hours.until) return { isFull: false };
  return { isFull: then >= (tenth(hoursOf(desk), at)?.startsAt ?? after(at, days(14))), asKnown: true };
}

/** How many working days before it is due people are reminded, the first time and the second. */
export const remindedBefore = [5, 2] as const;

/** When the working day opens that lies so many before the one on which it is due. */
export function openingBefore(desk: Hours, due: Instant, count: number): Instant | undefined {
  const day = hoursOf(desk)
    .days.filter(({ endsAt }) => endsAt <= due)
    .at(-count);
  return day === undefined ? undefined : opensAt(day);
}

/** How many working days there are from now to the date on which it is due; none where it is past. */
export const daysLeft = (desk: Hours, at: Instant, due: Instant): number =>
  hoursOf(desk).days.filter(({ startsAt }) => startsAt > at && startsAt <= due).length;
