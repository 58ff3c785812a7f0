import type { Desk } from '../desk';
import { isOpen, type Ticket } from '../ticket/ticket';
import { forward } from '../time/forward';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, days, type Instant } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { opensAt, workingDayAfter } from '../time/working-day';
import { nextMorning } from './quiet';

/**
 * When the requester hears next how the ticket stands (HOT-5): an hour after the last report; by wall time for urgent tickets,
 * else in operating time; once a working day while waiting for a vendor or parts. Null while waiting for the requester
 * and once the work is done. Beyond the official calendar by the week as usual: nobody is left in silence for want of one.
 */
export function nextReportAt(ticket: Ticket, desk: Pick<Desk, 'progress'>, hours: OperatingTime): Instant | null {
  return lengthAfterLast(ticket, hours, desk.progress.every);
}

/** When the owner is asked for words before that report; null when nobody is. */
export function askAt(ticket: Ticket, desk: Pick<Desk, 'progress'>, hours: OperatingTime): Instant | null {
  if (ticket.owner === undefined) return null;
  const { every, askBefore } = desk.progress;
  return lengthAfterLast(ticket, hours, (every - askBefore) as Duration);
}

/**
 * When the requester is asked again for what the ticket waits for: each morning, so that it is not forgotten. Null while it
 * waits for nothing of theirs; what a permission waits for is asked on its own card.
 */
export function askedAgainAt(ticket: Ticket, hours: OperatingTime): Instant | null {
  const { waiting } = ticket;
  if (!isOpen(ticket) || waiting?.progress !== 'paused' || !waiting.endsWhenAnswered) return null;
  return nextMorning(hours, ticket.lastReportAt, ticket);
}

function lengthAfterLast(ticket: Ticket, hours: OperatingTime, length: Duration): Instant | null {
  if (!isOpen(ticket) || ticket.waiting?.progress === 'paused') return null;
  const last = ticket.lastReportAt;
  if (ticket.waiting?.progress === 'daily') return nextDay(hours, last, length);
  if (!ticket.urgent) return forwardAsKnown(hours, last, length);
  const raisedAt = ticket.urgentAt ?? last;
  // Hours in which nobody was to work do not count against the report when the ticket becomes urgent after them.
  const byDay = raisedAt > last ? unlessCalendarEnds(() => forward(usualHours(hours), last, length)) : undefined;
  const byWall = after(Math.max(last, raisedAt) as Instant, length);
  return byDay !== undefined && byDay < byWall ? byDay : byWall;
}

/** So long after the next working day opens, or a day later where nobody knows one. */
function nextDay(hours: OperatingTime, last: Instant, length: Duration): Instant {
  const usual = usualHours(hours);
  const told = unlessCalendarEnds(() => forward(usual, opensAt(workingDayAfter(usual, last, 1)), length));
  return told ?? after(last, days(1));
}
