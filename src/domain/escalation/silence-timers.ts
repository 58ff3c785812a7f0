import { inItsTime } from '../assignment/windows';
import type { Desk } from '../desk';
import { nextMorning } from '../progress/quiet';
import { isAtWork } from '../progress/whether-asked';
import type { TicketEvent } from '../ticket/event';
import { hasOpenPromise } from '../ticket/talk';
import { isOpen, markOf, type Ticket } from '../ticket/ticket';
import { type DueTimerContext, ticketTimerRule, timerAt } from '../ticket/timer';
import { before, type Duration, days, type Instant, seconds } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import type { SilenceStep } from './steps';
import { called } from './whom';

/** A step of the ladder for tickets that somebody has and nobody hears of. */
export interface NextSilence {
  readonly nth: number;
  readonly step: SilenceStep;
  readonly due: Instant;
  /** The ladder was climbed to its end. */
  readonly isLast?: true;
}

/**
 * The step that follows while whoever has the ticket lets hear nothing (product §3): in operating time, of an urgent ticket by
 * the clock on the wall. A wait that its requester knows of is no silence, nor is the time until a promise is due. No step
 * comes sooner after the one before than the ladder says. At its end owner and leads are told once a working day, of an
 * urgent ticket every morning: it is no less urgent over a holiday.
 */
export function nextSilenceStep(
  ticket: Ticket,
  { silence = [] }: Pick<Desk, 'silence'>,
  hours: OperatingTime,
): NextSilence | undefined {
  const { owner, waiting, silenceSteps: nth = 0, silenceAt, silenceAtOnce } = ticket;
  if (silence.length === 0 || owner === undefined || !isOpen(ticket)) return undefined;
  if (waiting !== undefined && waiting.progress !== 'hourly') return undefined;
  const step = silence[nth];
  if (step === undefined) {
    const last = silenceAt ?? silentFrom(ticket);
    const everyMorning = { after: days(1), tell: ['owner', 'leads'] } as const;
    return { nth, step: everyMorning, due: nextMorning(hours, last, ticket), isLast: true };
  }
  if (silenceAtOnce !== undefined) return { nth, step, due: silenceAtOnce };
  const forward = (from: Instant, length: number): Instant => inItsTime(ticket, from, length as Duration, hours);
  const due = forward(silentFrom(ticket), step.after);
  const earliest = silenceAt === undefined ? due : forward(silenceAt, step.after - (silence[nth - 1]?.after ?? 0));
  return { nth, step, due: Math.max(due, earliest) as Instant };
}

/** Since when nobody heard of it, or from when on somebody should have. */
export function silentFrom(ticket: Ticket): Instant {
  const { servedAt, promise } = ticket;
  const from = servedAt ?? ticket.lastWordAt ?? markOf(ticket, 'claimed') ?? ticket.rescueFrom;
  const promised = hasOpenPromise(ticket) && promise?.slips === 0 ? promise.due : from;
  return Math.max(from, promised) as Instant;
}

/** The next step of the ladder for silence. */
export const silenceTimers = ticketTimerRule<'silence'>({
  wanted: ({ ticket, desk, hours }) => {
    const next = nextSilenceStep(ticket, desk, hours);
    return timerAt('silence', next?.due, { key: `silence:${next?.nth}` });
  },
  fires: { silence: takeStep },
});

/** The next level hears that nobody heard of a ticket: its owner where they are at work, leads and managers in their list. */
function takeStep({ ticket, byDesk, ...context }: DueTimerContext): TicketEvent | undefined {
  const { desk, hours, duty, at } = context;
  const next = nextSilenceStep(ticket, desk, hours);
  if (next === undefined) return undefined;
  const { owner } = ticket;
  // What is due at closing is due while they are still there.
  const isThere = owner !== undefined && isAtWork(owner, { duty, hours, at: before(at, seconds(1)) });
  const there = { ...context, ...(isThere ? { owner } : {}) };
  const { told, not, ways } = called(next.step, there, { isLast: next.isLast === true });
  const whyNot = not.length === 0 ? {} : { whyNot: not };
  return { type: 'silence-step-taken', ...byDesk, step: next.nth, told, ways, ...whyNot };
}
