import type { Desk } from '../desk';
import { isOpen, type Ticket } from '../ticket/ticket';
import { forward } from '../time/forward';
import { after, type Duration, type Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { opensAt, workingDayAfter } from '../time/working-day';

/**
 * When the requester hears next how the job stands (HOT-5): an hour after the last report; by wall time for urgent jobs,
 * else in operating time; once a working day while waiting for a vendor or parts. Null while waiting for the requester
 * and once the work is done. Throws CalendarEnds.
 */
export function nextReportAt(ticket: Ticket, desk: Pick<Desk, 'progress'>, hours: OperatingTime): Instant | null {
  return lengthAfterLast(ticket, hours, desk.progress.every);
}

/** When the owner is asked for words before that report; null when nobody is. Throws CalendarEnds. */
export function askAt(ticket: Ticket, desk: Pick<Desk, 'progress'>, hours: OperatingTime): Instant | null {
  if (ticket.owner === undefined) return null;
  const { every, askBefore } = desk.progress;
  return lengthAfterLast(ticket, hours, (every - askBefore) as Duration);
}

function lengthAfterLast(ticket: Ticket, hours: OperatingTime, length: Duration): Instant | null {
  if (!isOpen(ticket) || ticket.waiting?.progress === 'paused') return null;
  const last = ticket.lastReportAt;
  if (ticket.waiting?.progress === 'daily') return forward(hours, opensAt(workingDayAfter(hours, last, 1)), length);
  const byWall = ticket.urgent || ticket.regime === 'unknown';
  return byWall ? after(last, length) : forward(hours, last, length);
}
