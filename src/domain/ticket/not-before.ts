import type { Instant } from '../time/instant';
import type { Ticket } from './ticket';

type Dated = Pick<Ticket, 'reportedAt' | 'lastEventAt' | 'lastReportAt' | 'closedAt' | 'marks'>;

/**
 * The moment at which something may happen to a ticket: now, or when the last thing happened to it, where the clock was
 * set back since. No event lies before the last one of its job. Tickets of older versions know their last moments only.
 */
export function notBefore(ticket: Dated, now: Instant): Instant {
  const { lastEventAt, reportedAt, lastReportAt, closedAt = reportedAt, marks } = ticket;
  return Math.max(now, lastEventAt ?? Math.max(lastReportAt, closedAt, marks.at(-1)?.at ?? reportedAt)) as Instant;
}
