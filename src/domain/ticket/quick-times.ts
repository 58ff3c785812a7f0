import { type Desk, placeOf } from '../desk';
import { after, hours, type Instant, minutes } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, workingDayAfter } from '../time/working-day';
import type { Ticket } from './ticket';

/** Times that are promised with one tap (HOT-4). */
export const quickTimes = ['30m', '1h', 'today', 'next-day'] as const;
export type QuickTime = (typeof quickTimes)[number];

/** When the working day closes on which `at` falls. */
function closing({ days }: OperatingTime, at: Instant): Instant | undefined {
  const today = days.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  return today && closesAt(today);
}

/** The moment such a tap means at the place of the ticket; undefined where its day is over or no calendar is known. */
export function quickTime(choice: QuickTime, ticket: Pick<Ticket, 'place'>, desk: Pick<Desk, 'places'>, at: Instant) {
  const open = usualHours(placeOf(desk, ticket.place).hours);
  const moments: Readonly<Record<QuickTime, () => Instant | undefined>> = {
    '30m': () => after(at, minutes(30)),
    '1h': () => after(at, hours(1)),
    today: () => closing(open, at),
    'next-day': () => after(workingDayAfter(open, at, 1).startsAt, hours(10)),
  };
  return unlessCalendarEnds(moments[choice]);
}
