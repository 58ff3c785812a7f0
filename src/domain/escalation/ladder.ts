import type { Desk } from '../desk';
import { askedBy } from '../roster/asked-by';
import { dutyChangeAfter } from '../roster/duty-change-after';
import { nextDutyChange } from '../roster/duty-changes';
import { byPattern, type Shifts } from '../roster/shifts';
import type { Ticket } from '../ticket/ticket';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, type Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { type Climb, type Climbing as ClimbingTicket, climbOf } from './climb';
import { alsoReached } from './reached';
import type { Calling, RescueStep } from './steps';

type Climbing = ClimbingTicket & Pick<Ticket, 'rescueAt' | 'rescueAtOnce' | 'place' | 'category' | 'reportedAt'>;

type LadderDesk = Pick<Desk, 'rescue' | 'duty' | 'catalogue' | 'places'>;

/** A step of the ladder a ticket climbs: its number, whom it tells, and when it is due. */
export interface NextStep {
  readonly nth: number;
  readonly step: Calling;
  readonly due: Instant;
  /** No step of the list: somebody came on duty, or the ladder was climbed to its end. */
  readonly repeats?: true;
  /** Of somebody who comes on duty between two steps: the ladder goes on as it was. */
  readonly beside?: true;
  /** The ticket came back: all are called whom the ladder had called before. */
  readonly resumes?: true;
}

/** What the next step depends on besides the ticket and its desk. */
interface When {
  readonly climb: Climb;
  readonly hours: OperatingTime;
  readonly shifts: Shifts;
}

/**
 * The step that follows while nobody claims the ticket (`climbOf`); whoever comes on duty is called at once. At its end the
 * ladder calls again until somebody has the ticket.
 */
export function nextRescueStep(
  ticket: Climbing,
  desk: LadderDesk,
  hours: OperatingTime,
  shifts: Shifts = byPattern(desk),
): NextStep | undefined {
  const climb = climbOf(ticket, desk.rescue, hours);
  const { steps, from, dues, resumesAt } = climb;
  const [step, planned] = [steps[from], dues[from]];
  const when = { climb, hours, shifts };
  if (step === undefined || planned === undefined) return calledAgain(ticket, desk, when);
  const due = ticket.rescueAtOnce ?? planned;
  return (
    comesOnDuty(ticket, desk, { ...when, due }) ?? {
      nth: from,
      step,
      due,
      ...(from === resumesAt ? { resumes: true } : {}),
    }
  );
}

/** Steps that are still to come, in their order. */
export function stepsLeft(
  ticket: ClimbingTicket,
  { rescue }: Pick<Desk, 'rescue'>,
  hours: OperatingTime,
): readonly RescueStep[] {
  const { steps, from } = climbOf(ticket, rescue, hours);
  return steps.slice(from);
}

/** The steps below it, which are done. */
export function stepsTaken(
  ticket: ClimbingTicket,
  { rescue }: Pick<Desk, 'rescue'>,
  hours: OperatingTime,
): readonly RescueStep[] {
  const { steps, from } = climbOf(ticket, rescue, hours);
  return steps.slice(0, from);
}

/** When this climb called last, or the one that it goes on from; undefined where it has called nobody yet. */
function lastCall({ rescueAt, rescueFrom, rescueBefore, rescueResumes }: Climbing): Instant | undefined {
  const goesOn = rescueBefore !== undefined || rescueResumes !== undefined;
  return rescueAt !== undefined && (goesOn || rescueAt >= rescueFrom) ? rescueAt : undefined;
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** While nobody is called outside operating time, a change of duty then counts from the opening. */
const inTime = ({ urgent }: Climbing, hours: OperatingTime, at: Instant): Instant =>
  urgent ? at : forwardAsKnown(hours, at, 0 as Duration);

/** Whoever comes on duty between two steps, of whom the first was called already. */
function comesOnDuty(
  ticket: Climbing,
  desk: LadderDesk,
  { hours, shifts, due }: Omit<When, 'climb'> & { readonly due: Instant },
): NextStep | undefined {
  const since = lastCall(ticket);
  const edge = since === undefined ? undefined : nextDutyChange(since, shifts);
  if (since === undefined || edge === undefined || edge >= due) return undefined;
  const change = dutyChangeAfter(since, shifts, askedBy(ticket, desk));
  const comes = change === undefined ? due : inTime(ticket, hours, later(change, ticket.rescueFrom));
  if (comes >= due) return undefined;
  const nth = Math.max(ticket.rescueSteps - 1, 0);
  return { nth, step: { tell: ['primary'] }, due: comes, repeats: true, beside: true };
}

/**
 * After the last step: its own `every`; else an urgent ticket calls every so often, and what can wait is brought to whoever
 * comes on duty, when the place is open; meanwhile it stands in the list (`silent-list`). Whoever comes on duty is called at
 * once.
 */
function calledAgain(ticket: Climbing, desk: LadderDesk, { climb, hours, shifts }: When): NextStep | undefined {
  const repeat = climb.repeat ?? desk.rescue.repeat;
  if (repeat === undefined) return undefined;
  const { steps, from, dues } = climb;
  const since = ticket.rescueAt ?? dues[steps.length - 1] ?? ticket.rescueFrom;
  const change = dutyChangeAfter(since, shifts, askedBy(ticket, desk));
  const again = { nth: from, repeats: true } as const;
  const comes = change === undefined ? undefined : inTime(ticket, hours, change);
  if (ticket.urgent || climb.repeat !== undefined) {
    const next = ticket.urgent ? after(since, repeat.every) : forwardAsKnown(hours, since, repeat.every);
    return { ...again, step: repeat, due: comes !== undefined && comes < next ? comes : next };
  }
  return comes === undefined ? undefined : { ...again, step: { tell: ['primary'] }, due: comes };
}

/** What a step calls when it is taken: besides, whoever came on duty since the one before, also where it comes late. */
export function callingAt(
  ticket: Climbing,
  desk: LadderDesk,
  { step, shifts, at }: { readonly step: Calling; readonly shifts: Shifts; readonly at: Instant },
): Calling {
  const since = lastCall(ticket);
  const change = since && dutyChangeAfter(since, shifts, askedBy(ticket, desk));
  return change === undefined || change > at ? step : { ...step, ...alsoReached({ tell: ['primary'] }, step) };
}
