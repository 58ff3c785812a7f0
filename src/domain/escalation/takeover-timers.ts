import type { Desk } from '../desk';
import { isListedFor } from '../handover/lines-now';
import { type PersonId, worksTickets } from '../people/person';
import type { Timer } from '../record/record';
import { askedBy } from '../roster/asked-by';
import { dutyChangeAfter } from '../roster/duty-change-after';
import type { Shifts } from '../roster/shifts';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import type { TicketEvent } from '../ticket/event';
import { isOpen, type Ticket } from '../ticket/ticket';
import { type DueTimerContext, ticketTimerRule } from '../ticket/timer';
import { inWorkingDay } from '../time/in-working-day';
import { after, before, days, type Instant, seconds } from '../time/instant';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { canBeCalled } from './whom';

/** Changes of duty that are longer ago are history. */
const lookBack = days(3);

/** What a wake-up for a takeover comes from: somebody else came on duty, or nobody wrote since the ticket was claimed. */
const atChange = 'change';

/**
 * Whoever is on duty is asked to take an urgent ticket over whose owner is not: at each change of duty, and an hour after
 * somebody claimed it who goes home. Each change is asked about once, also where the desk was away when it came.
 */
export const takeoverTimers = ticketTimerRule<'takeover'>({
  wanted: ({ ticket, desk, at, shifts }) => {
    const { owner, ownerSince, takeoverAskedAt } = ticket;
    if (!ticket.urgent || owner === undefined || ownerSince === undefined) return [];
    if (!isOpen(ticket) || ticket.handover) return [];
    const since = takeoverAskedAt ?? ownerSince;
    const changes = changesOf({ ticket, desk, shifts }, Math.max(since, before(at, lookBack)) as Instant, at);
    if (takeoverAskedAt !== undefined) return changes;
    return [...changes, { kind: 'takeover', key: 'takeover', due: after(since, desk.progress.every) }];
  },
  fires: { takeover: askToTakeOver },
});

/** A ticket, and who is on duty for it. */
interface OnRoster {
  readonly ticket: Ticket;
  readonly desk: Desk;
  readonly shifts: Shifts;
}

/** The last change of duty since then, which may still have to be asked about, and the next one. */
function changesOf({ ticket, desk, shifts }: OnRoster, since: Instant, at: Instant): readonly Timer<'takeover'>[] {
  const asked = askedBy(ticket, desk);
  let last: Instant | undefined;
  let next = dutyChangeAfter(since, shifts, asked);
  while (next !== undefined && next <= at) {
    last = next;
    next = dutyChangeAfter(next, shifts, asked);
  }
  return [last, next].flatMap((due) =>
    due === undefined ? [] : [{ kind: 'takeover' as const, key: `takeover:${due}`, due, about: atChange }],
  );
}

/** Whoever is on duty is asked, unless its owner is still there; nothing where nobody can be asked. */
function askToTakeOver(context: DueTimerContext): TicketEvent | undefined {
  const { ticket, timer, hours, people, at, byDesk } = context;
  const { owner } = ticket;
  const { primary, backup } = context.duty;
  if (owner === undefined || primary === null || owner === primary || owner === backup) return undefined;
  const person = people.get(primary);
  if (person === undefined || !worksTickets(person) || !canBeCalled(primary, context)) return undefined;
  if (isListedFor(primary, ticket.id, context)) return undefined;
  const isClosed = !(unlessCalendarEnds(() => inWorkingDay(usualHours(hours), at)) ?? true);
  const hasEnded = timer.about === atChange && wasOnDuty(owner, context, before(timer.due, seconds(1)));
  return isClosed || hasEnded ? { type: 'handover-offered', ...byDesk, to: primary, note: '' } : undefined;
}

function wasOnDuty(who: PersonId, { ticket, desk, shifts }: OnRoster, at: Instant): boolean {
  const { primary, backup } = whoIsOnDuty(at, shifts, askedBy(ticket, desk));
  return who === primary || who === backup;
}
