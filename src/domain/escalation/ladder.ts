import type { Desk, RescueStep, RescueTarget } from '../desk';
import { askedBy } from '../roster/asked-by';
import { dutyChangeAfter } from '../roster/duty-change-after';
import { byPattern, type Shifts } from '../roster/shifts';
import { regimeAt } from '../sla/regime';
import type { Ticket } from '../ticket/ticket';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, type Instant } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';

type Climbing = Pick<
  Ticket,
  'urgent' | 'rescueFrom' | 'rescueSteps' | 'rescueBefore' | 'rescueAt' | 'place' | 'category' | 'reportedAt'
>;

type LadderDesk = Pick<Desk, 'rescue' | 'duty' | 'catalogue' | 'places'>;

/** A step of the ladder a ticket climbs: its number, whom it tells, and when it is due. */
export interface NextStep {
  readonly nth: number;
  readonly step: RescueStep;
  readonly due: Instant;
  /** The ladder was climbed to its end: it calls again. */
  readonly repeats?: true;
}

/** The rescue ladder of one ticket: its steps, the first that is not done, and when each is due. */
interface Climb {
  readonly steps: readonly RescueStep[];
  readonly from: number;
  readonly due: (step: RescueStep) => Instant;
}

/**
 * The step that follows while nobody claims the ticket (product §3). A ticket that is not urgent climbs in operating time, so
 * one reported at night climbs from the next opening, which is the week's where no official calendar is known. An urgent
 * one climbs by wall time, whatever the hour (TIME-2). At its end the ladder calls again until somebody has the ticket.
 */
export function nextRescueStep(
  ticket: Climbing,
  desk: LadderDesk,
  hours: OperatingTime,
  shifts: Shifts = byPattern(desk),
): NextStep | undefined {
  const climb = climbOf(ticket, desk.rescue, hours);
  const step = climb.steps[climb.from];
  return step ? { nth: climb.from, step, due: climb.due(step) } : calledAgain(ticket, desk, { climb, hours, shifts });
}

/**
 * After the last step: an urgent ticket calls every so often, and whoever comes on duty at once. What can wait is brought to
 * whoever comes on duty, when the place is open; meanwhile it stands in the list (`silent-list`).
 */
function calledAgain(
  ticket: Climbing,
  desk: LadderDesk,
  { climb, hours, shifts }: { readonly climb: Climb; readonly hours: OperatingTime; readonly shifts: Shifts },
): NextStep | undefined {
  const { repeat } = desk.rescue;
  if (repeat === undefined) return undefined;
  const { steps, from, due } = climb;
  const last = steps.at(-1);
  const calledAt = ticket.rescueAt ?? (last ? due(last) : ticket.rescueFrom);
  const change = dutyChangeAfter(calledAt, shifts, askedBy(ticket, desk));
  const again = { nth: from, repeats: true } as const;
  if (ticket.urgent) {
    const next = after(calledAt, repeat.every);
    return { ...again, step: { after: repeat.every, tell: repeat.tell }, due: earlier(next, change) };
  }
  if (change === undefined) return undefined;
  const opened = forwardAsKnown(hours, change, 0 as Duration);
  return { ...again, step: { after: repeat.every, tell: ['primary'] }, due: opened };
}

const earlier = (one: Instant, other: Instant | undefined): Instant =>
  other !== undefined && other < one ? other : one;

/** The steps below it, which are done. */
export function stepsTaken(
  ticket: Climbing,
  { rescue }: Pick<Desk, 'rescue'>,
  hours: OperatingTime,
): readonly RescueStep[] {
  const { steps, from } = climbOf(ticket, rescue, hours);
  return steps.slice(0, from);
}

const climbOf = (ticket: Climbing, rescue: Desk['rescue'], hours: OperatingTime): Climb =>
  ticket.urgent ? urgentClimb(ticket, rescue, hours) : usualClimb(ticket, rescue, hours);

function usualClimb({ rescueFrom, rescueSteps }: Climbing, { inside }: Desk['rescue'], hours: OperatingTime): Climb {
  return { steps: inside, from: rescueSteps, due: (step) => forwardAsKnown(hours, rescueFrom, step.after) };
}

/**
 * Inside operating time, or where the steps of operating time reach anybody earlier, an urgent ticket climbs those, else
 * the ones for outside. Raised while it climbed, it goes on from the step that was next, at once, and no step comes later
 * than it would have: raising urgency makes nothing slower.
 */
function urgentClimb(ticket: Climbing, { inside, outside }: Desk['rescue'], hours: OperatingTime): Climb {
  const { rescueFrom, rescueSteps, rescueBefore } = ticket;
  const before = rescueBefore && rescueBefore.steps < inside.length ? rescueBefore : { from: rescueFrom, steps: 0 };
  const first = inside[before.steps];
  const skipped = before.steps > 0 && first ? first.after : (0 as Duration);
  const byWall = (step: RescueStep) => after(rescueFrom, (step.after - skipped) as Duration);
  const asBefore = (step: RescueStep) => forwardAsKnown(hours, before.from, step.after);
  const left = inside.slice(before.steps);
  const isInside =
    regimeAt(usualHours(hours), rescueFrom) === 'inside' ||
    anyEarlier(left, asBefore, outside, (step) => after(rescueFrom, step.after));
  if (!isInside) return { steps: outside, from: rescueSteps, due: (step) => after(rescueFrom, step.after) };
  const due = (step: RescueStep) => Math.max(rescueFrom, Math.min(byWall(step), asBefore(step))) as Instant;
  return { steps: inside, from: Math.max(rescueSteps, before.steps), due };
}

type DueOf = (step: RescueStep) => Instant;

/** Whether some of those steps tell anybody before the others do. */
function anyEarlier(steps: readonly RescueStep[], due: DueOf, others: readonly RescueStep[], otherDue: DueOf): boolean {
  const firstTold = (target: RescueTarget): number => {
    const step = others.find(({ tell }) => tell.includes(target));
    return step ? otherDue(step) : Number.POSITIVE_INFINITY;
  };
  return steps.some((step) => step.tell.some((target) => due(step) < firstTold(target)));
}
