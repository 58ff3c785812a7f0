import type { Desk } from '../desk';
import { after, days, type Instant } from '../time/instant';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { opensAt, workingDayAfter } from '../time/working-day';

/** So many working days of the desk's first place an account may be gone before its profile is over. */
const awayFor = 5;

/** Until when whoever is gone may come back: directories lose accounts for a while, and find them again. */
export function awaitedUntil({ places: [first] }: Pick<Desk, 'places'>, goneAt: Instant): Instant {
  const day = unlessCalendarEnds(() => workingDayAfter(usualHours(first.hours), goneAt, awayFor));
  return day === undefined ? after(goneAt, days(7)) : opensAt(day);
}
