import type { Regime, Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { isOpen } from '../time/is-open';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';

/** Inside or outside operating time; `unknown` where no official calendar can tell. */
export function regimeAt(hours: OperatingTime, at: Instant): Regime {
  const open = unlessCalendarEnds(() => isOpen(hours, at));
  if (open === undefined) return 'unknown';
  return open ? 'inside' : 'outside';
}

type Reported = Pick<Ticket, 'regime' | 'reportedAt'>;

/**
 * The regime a job is judged in: the one written down when it was reported, or, where no calendar was known then, what
 * the calendar says since it is.
 */
export const regimeOf = ({ regime, reportedAt }: Reported, hours: OperatingTime): Regime =>
  regime === 'unknown' ? regimeAt(hours, reportedAt) : regime;

/** The regime a job is served in, by the week as usual where no official calendar tells: people are called either way. */
export const servedRegimeOf = (ticket: Reported, hours: OperatingTime): Regime => regimeOf(ticket, usualHours(hours));
