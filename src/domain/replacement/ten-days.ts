import type { Desk } from '../desk';
import { after, days, type Instant } from '../time/instant';
import { type OperatingTime, usualHours, type WorkingDay } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, opensAt, workingDayAfter } from '../time/working-day';

/** A change of staff is carried out, or announced, so many working days after, or before (STAFF-2, STAFF-5). */
export const workingDays = 10;

type Hours = Pick<Desk, 'places'>;

const hoursOf = ({ places }: Hours): OperatingTime => usualHours(places[0].hours);

const nth = (desk: Hours, at: Instant, count: number): WorkingDay | undefined =>
  unlessCalendarEnds(() => workingDayAfter(hoursOf(desk), at, count));

/** The end of the tenth working day of the desk's first place after that date. */
export function dueAfter(desk: Hours, at: Instant): Instant {
  const day = nth(desk, at, workingDays);
  return day === undefined ? after(at, days(14)) : closesAt(day);
}

/** Whether what is announced now and happens then leaves ten working days between. */
export function isFullNotice(desk: Hours, at: Instant, then: Instant): boolean {
  const day = nth(desk, at, workingDays);
  return then >= (day?.startsAt ?? after(at, days(14)));
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
