import type { Regime, Ticket } from '../ticket/ticket';
import { inWorkingDay } from '../time/in-working-day';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';

/**
 * Inside or outside operating time; `unknown` where no official calendar can tell. The one decision for clocks and ladder
 * alike. A break inside a working day is inside: it pauses what counts operating time, and changes no promise.
 */
export function regimeAt(hours: OperatingTime, at: Instant): Regime {
  const isInside = unlessCalendarEnds(() => inWorkingDay(hours, at));
  if (isInside === undefined) return 'unknown';
  return isInside ? 'inside' : 'outside';
}

type Reported = Pick<Ticket, 'regime' | 'reportedAt'>;

/**
 * The regime a ticket is judged in: the one written down when it was reported, or, where no calendar was known then, what
 * the calendar says since it is.
 */
export const regimeOf = ({ regime, reportedAt }: Reported, hours: OperatingTime): Regime =>
  regime === 'unknown' ? regimeAt(hours, reportedAt) : regime;
