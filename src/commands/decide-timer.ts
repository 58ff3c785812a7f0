import { nextRescueStep } from '../domain/escalation/ladder';
import { canBeCalled, peopleMeant } from '../domain/escalation/whom';
import { leadsOf } from '../domain/people/leads';
import type { PersonId } from '../domain/people/person';
import { nextReportAt } from '../domain/progress/next-report';
import { nextWordAt } from '../domain/progress/next-word';
import { firstAsked } from '../domain/roster/first-asked';
import { clockKey } from '../domain/sla/clock-timers';
import { clocksOf } from '../domain/sla/clocks';
import { type TicketEvent, theDesk } from '../domain/ticket/event';
import type { Ticket } from '../domain/ticket/ticket';
import type { Timer, TimerKind } from '../domain/ticket/timer';
import type { Instant } from '../domain/time/instant';
import type { OperatingTime } from '../domain/time/operating-time';
import type { Circumstances } from './action';
import { candidatesFor } from './candidates';

/** A wake-up that has come, with all it may look at. */
interface Rung {
  readonly ticket: Ticket;
  readonly timer: Timer;
  readonly now: Circumstances;
  readonly hours: OperatingTime;
  readonly said: { readonly by: PersonId; readonly at: Instant };
}

const byKind: { readonly [Kind in TimerKind]: (rung: Rung) => TicketEvent | undefined } = {
  rescue: takeRescueStep,
  warn: (rung) =>
    aboutClock(rung, (clause, startedAt, due) => ({ type: 'clock-warned', ...rung.said, clause, startedAt, due })),
  breach: (rung) =>
    aboutClock(rung, (clause, startedAt, due) => ({
      type: 'clock-breached',
      ...rung.said,
      clause,
      startedAt,
      due,
      newTime: nextWord(rung),
    })),
  'progress-ask': ({ ticket, now, hours, said }) => {
    const hour = nextReportAt(ticket, now.desk, hours);
    return hour === null ? undefined : { type: 'progress-asked', ...said, hour };
  },
  'progress-report': ({ said }) => ({ type: 'progress-reported', ...said, text: '', automatic: true }),
  'promise-remind': ({ said }) => ({ type: 'promise-reminded', ...said }),
  'promise-slip': (rung) =>
    rung.ticket.promise && {
      type: 'promise-slipped',
      ...rung.said,
      due: rung.ticket.promise.due,
      newDue: nextWord(rung),
    },
  // Whoever may not use the desk any more, or is just being erased, can rate nothing.
  'handover-remind': ({ ticket, said }) => ticket.handover && { type: 'handover-reminded', ...said },
  'handover-end': ({ ticket: { handover }, said }) =>
    handover && { type: 'handover-ended', ...said, to: handover.to, offeredAt: handover.at },
  'assign-next': ({ ticket, now, said }) => nextNamed(ticket, now, said),
  'assign-unanswered': ({ ticket: { assignment }, said }) =>
    assignment && { type: 'assignment-unanswered', ...said, to: assignment.to, assignedAt: assignment.at },
  'rating-remind': ({ ticket, now, said }) =>
    now.people.get(ticket.requester)?.active === false ? undefined : { type: 'rating-reminded', ...said },
  'close-silent': ({ said }) => ({ type: 'confirmed', ...said, how: 'silence' }),
  'callback-remind': ({ said }) => ({ type: 'callback-reminded', ...said }),
};

/** What a due wake-up makes of the ticket; undefined when there is nothing to do any more. */
export function decideTimer(
  ticket: Ticket,
  timer: Timer,
  now: Circumstances,
  hours: OperatingTime,
): TicketEvent | undefined {
  return byKind[timer.kind]({ ticket, timer, now, hours, said: { by: theDesk, at: now.at } });
}

const nextWord = ({ ticket, now, hours }: Rung): Instant => nextWordAt(ticket, now.desk, hours, now.at);

function aboutClock(
  { ticket, timer, now, hours }: Rung,
  event: (clause: string, startedAt: Instant, due: Instant) => TicketEvent,
): TicketEvent | undefined {
  const clock = clocksOf(ticket, now.desk.slaTargets, hours, now.at).find((one) => clockKey(one) === timer.about);
  if (!clock || !('dueAt' in clock)) return undefined;
  return event(clock.clause, clock.startedAt, clock.dueAt);
}

/** Whoever is first of those who can be named; where nobody is left, leads are told. */
function nextNamed(ticket: Ticket, now: Circumstances, said: Rung['said']): TicketEvent {
  const [to] = candidatesFor(ticket, now);
  if (to === undefined) {
    const leads = leadsOf(now.people.values()).filter(({ id }) => id !== ticket.requester);
    return { type: 'assignment-failed', ...said, told: leads.map(({ id }) => id) };
  }
  const because = (ticket.asked ?? []).length === 0 ? 'unclaimed' : 'next';
  return { type: 'assigned', ...said, to, because, reason: '' };
}

function takeRescueStep({ ticket, now, hours, said }: Rung): TicketEvent | undefined {
  const next = nextRescueStep(ticket, now.desk, hours);
  if (!next) return undefined;
  const asked = { ...now, duty: firstAsked(now.duty, ticket) };
  // Whoever was named is the first to be called.
  const named = next.nth === 0 ? ticket.assignment?.to : undefined;
  const meant = named === undefined ? peopleMeant(next.step.tell, asked) : [named];
  const reachable = (id: PersonId): boolean => canBeCalled(id, now);
  const told = meant.filter(reachable);
  return {
    type: 'rescue-step-taken',
    ...said,
    step: next.nth,
    told,
    again: told.filter((id) => ticket.rescueTold.includes(id)),
    unreached: meant.filter((id) => !reachable(id)),
  };
}
