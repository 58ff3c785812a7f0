import { nextRescueStep } from '../domain/escalation/ladder';
import { canBeCalled, peopleMeant } from '../domain/escalation/whom';
import { leadsOf } from '../domain/people/leads';
import type { PersonId } from '../domain/people/person';
import { nextReportAt } from '../domain/progress/next-report';
import { nextWordAt } from '../domain/progress/next-word';
import { isQuiet, tomorrowAt } from '../domain/progress/quiet';
import { mayBeAsked } from '../domain/progress/whether-asked';
import { firstAsked } from '../domain/roster/first-asked';
import { clockKey } from '../domain/sla/clock-timers';
import { judgedClocks } from '../domain/sla/judged';
import { isLoweringAsked } from '../domain/ticket/correct';
import { type TicketEvent, theDesk } from '../domain/ticket/event';
import type { Ticket } from '../domain/ticket/ticket';
import type { Timer, TimerKind } from '../domain/ticket/timer';
import { after, type Duration, type Instant } from '../domain/time/instant';
import type { OperatingTime } from '../domain/time/operating-time';
import type { DecisionContext } from './action';
import { candidatesFor } from './candidates';
import { askToTakeOver, type Rung, takeSilenceStep } from './take-steps';

/** As often in a row a promise may slip by an hour. */
const slipsAloud = 2;

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
    // Nobody can write anything in the seconds between an opening and the report.
    if (hour === null || hour < after(now.at, (now.desk.progress.askBefore / 2) as Duration)) return undefined;
    if (!mayBeAsked(ticket, { duty: now.duty, hours, at: now.at })) return undefined;
    return { type: 'progress-asked', ...said, hour };
  },
  'progress-report': ({ ticket, now, said }) => ({
    ...{ type: 'progress-reported', ...said, text: '', automatic: true },
    ...(isQuiet(ticket, now.at) ? { quiet: true } : {}),
  }),
  'promise-remind': ({ said }) => ({ type: 'promise-reminded', ...said }),
  'promise-slip': (rung) =>
    rung.ticket.promise && {
      type: 'promise-slipped',
      ...rung.said,
      due: rung.ticket.promise.due,
      newDue: slippedUntil(rung),
    },
  takeover: askToTakeOver,
  silence: takeSilenceStep,
  // Whoever may not use the desk any more, or is just being erased, can rate nothing.
  'handover-remind': ({ ticket, said }) => ticket.handover && { type: 'handover-reminded', ...said },
  'handover-end': ({ ticket: { handover }, said }) =>
    handover && { type: 'handover-ended', ...said, to: handover.to, offeredAt: handover.at },
  'assign-next': ({ ticket, now, said }) => nextNamed(ticket, now, said),
  'assign-unanswered': ({ ticket: { assignment }, said }) =>
    assignment && { type: 'assignment-unanswered', ...said, to: assignment.to, assignedAt: assignment.at },
  'lowering-remind': ({ ticket, said }) =>
    isLoweringAsked(ticket) ? { type: 'lowering-reminded', ...said } : undefined,
  'rating-remind': ({ ticket, now, said }) =>
    now.people.get(ticket.requester)?.active === false ? undefined : { type: 'rating-reminded', ...said },
  'close-silent': ({ said }) => ({ type: 'confirmed', ...said, how: 'silence' }),
  'doubt-remind': ({ ticket, said }) =>
    ticket.doubt && {
      type: 'doubt-reminded',
      ...said,
      to: ticket.doubt.remindedAt === undefined ? 'requester' : 'leads',
    },
  'callback-remind': ({ said }) => ({ type: 'callback-reminded', ...said }),
};

/** What a due wake-up makes of the ticket; undefined when there is nothing to do any more. */
export function decideTimer(
  ticket: Ticket,
  timer: Timer,
  now: DecisionContext,
  hours: OperatingTime,
): TicketEvent | undefined {
  return byKind[timer.kind]({ ticket, timer, now, hours, said: { by: theDesk, at: now.at } });
}

/** A promise that slipped twice is promised for the next working day: nobody reads an apology every hour. */
function slippedUntil(rung: Rung): Instant {
  const { ticket, hours, now } = rung;
  const tomorrow = (ticket.promise?.slips ?? 0) < slipsAloud ? undefined : tomorrowAt(hours, now.at);
  return tomorrow === undefined ? nextWord(rung) : after(tomorrow, now.desk.progress.every);
}

const nextWord = ({ ticket, now, hours }: Rung): Instant => nextWordAt(ticket, now.desk, hours, now.at);

function aboutClock(
  { ticket, timer, now }: Rung,
  event: (clause: string, startedAt: Instant, due: Instant) => TicketEvent,
): TicketEvent | undefined {
  const clock = judgedClocks(ticket, now.desk, now.at).find((one) => clockKey(one) === timer.about);
  if (!clock || !('dueAt' in clock)) return undefined;
  return event(clock.clause, clock.startedAt, clock.dueAt);
}

/** Whoever is first of those who can be named; where nobody is left, leads are told. */
function nextNamed(ticket: Ticket, now: DecisionContext, said: Rung['said']): TicketEvent {
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
    // It was said once whom the ladder cannot reach.
    unreached: next.repeats ? [] : meant.filter((id) => !reachable(id)),
    ...(next.repeats ? { repeats: true } : {}),
  };
}
