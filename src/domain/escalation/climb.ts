import type { Desk } from '../desk';
import { regimeAt } from '../sla/regime';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, type Instant } from '../time/instant';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { isWithin } from './reached';
import type { Rescued } from './rescued';
import type { Calling, RescueStep } from './steps';

/** What of a ticket says how it climbs. */
export type Climbing = Pick<Rescued, 'rescueFrom' | 'rescueSteps' | 'rescueBefore' | 'rescueResumes'> & {
  readonly urgent: boolean;
};

type Ladders = Desk['rescue'];

/** Steps as one ticket takes them. */
interface List {
  readonly steps: readonly RescueStep[];
  /** The first that is not done. */
  readonly from: number;
  /** How its last step goes on. Absent: as the desk says. */
  readonly repeat?: Calling & { readonly every: Duration };
  /** The step that calls everybody anew whom it had called before somebody claimed the ticket. */
  readonly resumesAt?: number;
}

/** The rescue ladder of one ticket. */
export interface Climb extends List {
  /** When each step is due, in their order and never turning back. */
  readonly dues: readonly Instant[];
}

const never = Number.POSITIVE_INFINITY as Instant;

/**
 * The ladder a ticket climbs (product §3). One that is not urgent climbs in operating time, so one reported at night climbs
 * from the next opening, which is the week's where no official calendar is known. An urgent one climbs by wall time,
 * whatever the hour (TIME-2).
 */
export function climbOf(ticket: Climbing, ladders: Ladders, hours: OperatingTime): Climb {
  const climb = ticket.urgent ? urgentClimb(ticket, ladders, hours) : usualClimb(ticket, ladders, hours);
  return { ...climb, from: Math.max(climb.from, ticket.rescueSteps) };
}

function usualClimb(ticket: Climbing, { inside }: Ladders, hours: OperatingTime): Climb {
  const list = listFor(ticket, inside);
  return { ...list, dues: list.steps.map((step) => forwardAsKnown(hours, ticket.rescueFrom, step.after)) };
}

/**
 * The list, which goes on for a ticket that somebody gave back where the claim stopped it: all whom it had called are called at
 * once, and the step that was next follows them as it would have followed the step before. From its beginning nobody would be
 * called sooner.
 */
function listFor({ rescueResumes }: Pick<Climbing, 'rescueResumes'>, steps: readonly RescueStep[]): List {
  const last = steps.at(-1);
  const repeat = last?.every === undefined ? {} : { repeat: { ...last, every: last.every } };
  const whole = { steps, from: 0, ...repeat };
  if (rescueResumes === undefined) return whole;
  const { steps: climbed, ...reached } = rescueResumes;
  // Another list than before may be climbed now: what it has called of this one counts.
  const others = steps.findIndex((step) => !isWithin(step, reached));
  const taken = Math.min(climbed, others === -1 ? steps.length : others);
  const done = steps[taken - 1];
  if (done === undefined) return whole;
  const by = [...new Set(steps.slice(0, taken).flatMap((step) => step.by ?? []))];
  const anew: RescueStep = { ...reached, after: 0 as Duration, ...(by.length === 0 ? {} : { by }) };
  const left = steps.slice(taken).map((step) => ({ ...step, after: (step.after - done.after) as Duration }));
  const resumesAt = taken - 1;
  return { steps: [...steps.slice(0, resumesAt), anew, ...left], from: resumesAt, resumesAt, ...repeat };
}

/** A climb of operating time, and when its steps would come were it not urgent. */
interface Inside extends Climb {
  readonly asBefore: readonly Instant[];
}

/**
 * In operating time, or where the steps of operating time reach anybody earlier, an urgent ticket climbs those, else the ones
 * for outside. Raised while it climbed, nobody is called later than they would have been: raising urgency makes nothing slower.
 */
function urgentClimb(ticket: Climbing, ladders: Ladders, hours: OperatingTime): Climb {
  const { asBefore, ...inside } =
    ladders.urgent === undefined ? goingOn(ticket, ladders, hours) : anew(ticket, ladders, hours);
  const list = listFor(ticket, ladders.outside);
  const outside = { ...list, dues: list.steps.map((step) => after(ticket.rescueFrom, step.after)) };
  const isInside =
    regimeAt(usualHours(hours), ticket.rescueFrom) === 'inside' || anyEarlier({ ...inside, dues: asBefore }, outside);
  return isInside ? inside : outside;
}

/** Where what is urgent has no list of its own: the same one, raised from the step that was next, which comes at once. */
function goingOn(ticket: Climbing, { inside }: Ladders, hours: OperatingTime): Inside {
  const { rescueFrom, rescueBefore } = ticket;
  const list = listFor(ticket, inside);
  const isRaised = rescueBefore !== undefined && rescueBefore.steps < list.steps.length;
  const before = isRaised ? rescueBefore : { from: rescueFrom, steps: 0 };
  const skipped = before.steps > 0 ? (list.steps[before.steps]?.after ?? 0) : 0;
  const asBefore = list.steps.map((step) => forwardAsKnown(hours, before.from, step.after));
  const dues = list.steps.map((step, nth) => {
    const byWall = after(rescueFrom, (step.after - skipped) as Duration);
    return Math.max(rescueFrom, Math.min(byWall, asBefore[nth] ?? never)) as Instant;
  });
  return { ...list, from: Math.max(list.from, before.steps), dues, asBefore };
}

/** Where it has one: that from its beginning; whoever was still to be called comes no later than before. */
function anew(ticket: Climbing, { inside, urgent = inside }: Ladders, hours: OperatingTime): Inside {
  const { rescueFrom, rescueBefore } = ticket;
  const list = listFor(ticket, urgent);
  const usual = listFor(ticket, inside);
  const left = rescueBefore ? usual.steps.slice(Math.max(usual.from, rescueBefore.steps)) : [];
  const asBefore = list.steps.map((step): Instant => {
    if (rescueBefore === undefined) return forwardAsKnown(hours, rescueFrom, step.after);
    const same = left.find((one) => callsAny(one, step));
    return same === undefined ? never : forwardAsKnown(hours, rescueBefore.from, same.after);
  });
  const each = list.steps.map((step, nth) => Math.min(after(rescueFrom, step.after), asBefore[nth] ?? never));
  // None waits for one that comes later than it has to.
  const dues = each.map((_, nth) => Math.max(rescueFrom, Math.min(...each.slice(nth))) as Instant);
  return { ...list, dues, asBefore };
}

/** Whether two steps have anybody in common. */
const callsAny = (one: Calling, other: Calling): boolean =>
  one.tell.some((target) => other.tell.includes(target)) ||
  (one.people ?? []).some((person) => other.people?.includes(person) === true);

/**
 * Whether some steps that are left call anybody before the others do. Whom the others never call, the desk does not want
 * called then.
 */
function anyEarlier({ steps, from, dues }: Climb, others: Climb): boolean {
  const firstDue = (isIt: (step: RescueStep) => boolean): Instant | undefined =>
    others.dues.find((_, nth) => nth >= others.from && isIt(others.steps[nth] as RescueStep));
  return steps.some((step, nth) => {
    const due = dues[nth] ?? never;
    const isBefore = (other: Instant | undefined): boolean => other !== undefined && due < other;
    return (
      nth >= from &&
      (step.tell.some((target) => isBefore(firstDue(({ tell }) => tell.includes(target)))) ||
        (step.people ?? []).some((person) => isBefore(firstDue(({ people = [] }) => people.includes(person)))))
    );
  });
}
