import type { OnDuty } from '../roster/on-duty';
import type { Ticket } from '../ticket/ticket';
import { firstIndex } from '../time/first-index';
import { inWorkingDay } from '../time/in-working-day';
import type { Instant } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { opensAt } from '../time/working-day';

/** As often in a row as the requester is told. */
const askedInARow = 2;

/** What it depends on who is at work. */
interface Work {
  readonly duty: OnDuty;
  readonly hours: OperatingTime;
  readonly at: Instant;
}

/** Whether a ticket's owner is at work: in operating time, or on duty. */
export function isAtWork(owner: Ticket['owner'], { duty, hours, at }: Work): boolean {
  if (owner === undefined) return false;
  if (owner === duty.primary || owner === duty.backup) return true;
  return unlessCalendarEnds(() => inWorkingDay(usualHours(hours), at)) ?? true;
}

/**
 * Whether the owner is asked for words before the next report: only at work, and once a day where they never answer, as
 * long as the ladder for silence does not ask.
 */
export function mayBeAsked(ticket: Ticket, work: Work): boolean {
  if (!isAtWork(ticket.owner, work)) return false;
  const { progressAskedFor: last, silentReports = 0, silenceAskedAt } = ticket;
  if (silentReports < askedInARow || last === undefined) return true;
  return silenceAskedAt === undefined && startOfDay(work) > last;
}

/** When the present working day opened; of a moment before it, or of a day off, the one before. */
function startOfDay({ hours, at }: Work): number {
  const { days } = usualHours(hours);
  const day = days[firstIndex(days, (one) => opensAt(one) > at) - 1];
  return day === undefined ? 0 : opensAt(day);
}
