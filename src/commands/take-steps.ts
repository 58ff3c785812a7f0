import { type Desk, skillOf } from '../domain/desk';
import { nextSilenceStep } from '../domain/escalation/silence-timers';
import { atChange } from '../domain/escalation/takeover-timers';
import { canBeCalled, peopleMeant } from '../domain/escalation/whom';
import { type PersonId, worksTickets } from '../domain/people/person';
import { isAtWork } from '../domain/progress/whether-asked';
import { whoIsOnDuty } from '../domain/roster/who-is-on-duty';
import type { TicketEvent } from '../domain/ticket/event';
import type { Ticket } from '../domain/ticket/ticket';
import type { Timer } from '../domain/ticket/timer';
import { inWorkingDay } from '../domain/time/in-working-day';
import { before, type Instant, seconds } from '../domain/time/instant';
import { type OperatingTime, usualHours } from '../domain/time/operating-time';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import type { DecisionContext } from './action';

/** A wake-up that has come, with all it may look at. */
export interface Rung {
  readonly ticket: Ticket;
  readonly timer: Timer;
  readonly now: DecisionContext;
  readonly hours: OperatingTime;
  readonly said: { readonly by: PersonId; readonly at: Instant };
}

/** Whoever is on duty is asked to take an urgent job over, unless its owner is still there; nothing where nobody can be asked. */
export function askToTakeOver({ ticket, timer, now, hours, said }: Rung): TicketEvent | undefined {
  const { owner } = ticket;
  const { primary, backup } = now.duty;
  if (owner === undefined || primary === null || owner === primary || owner === backup) return undefined;
  const person = now.people.get(primary);
  if (person === undefined || !worksTickets(person) || !canBeCalled(primary, now)) return undefined;
  const isClosed = !(unlessCalendarEnds(() => inWorkingDay(usualHours(hours), now.at)) ?? true);
  const hasEnded = timer.about === atChange && wasOnDuty(ticket, owner, now.desk, before(timer.due, seconds(1)));
  return isClosed || hasEnded ? { type: 'handover-offered', ...said, to: primary, note: '' } : undefined;
}

/** By the weekly pattern. */
function wasOnDuty({ place, category }: Ticket, who: PersonId, desk: Desk, at: Instant): boolean {
  const skill = skillOf(desk, category);
  const { primary, backup } = whoIsOnDuty(at, { overrides: [], pattern: desk.duty }, { place, skill });
  return who === primary || who === backup;
}

/** The next level hears that nobody heard of a job: its owner where they are at work, leads and managers in their list. */
export function takeSilenceStep({ ticket, now, hours, said }: Rung): TicketEvent | undefined {
  const next = nextSilenceStep(ticket, now.desk, hours);
  if (next === undefined) return undefined;
  const { owner } = ticket;
  // What is due at closing is due while they are still there.
  const isThere = isAtWork(owner, { duty: now.duty, hours, at: before(now.at, seconds(1)) });
  const others = peopleMeant(
    next.step.tell.filter((target) => target !== 'owner'),
    now,
  );
  const meant = [...(owner !== undefined && isThere && next.step.tell.includes('owner') ? [owner] : []), ...others];
  const told = [...new Set(meant)].filter((id) => canBeCalled(id, now));
  return { type: 'silence-step-taken', ...said, step: next.nth, told };
}
