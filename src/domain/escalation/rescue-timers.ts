import { nextAsked } from '../assignment/assignment-timers';
import type { PersonId } from '../people/person';
import { firstAsked } from '../roster/first-asked';
import type { TicketEvent } from '../ticket/event';
import { type DueTimerContext, ticketTimerRule, timerAt } from '../ticket/timer';
import { nextRescueStep } from './ladder';
import { usualWays } from './ways';
import { canBeCalled, peopleMeant } from './whom';

/**
 * The next step of the rescue ladder while nobody has claimed the ticket; after one that reached nobody it follows at once,
 * but for calls that are repeated.
 */
export const rescueTimers = ticketTimerRule<'rescue'>({
  wanted: (context) => {
    const { ticket, desk, hours, shifts } = context;
    const next = ticket.state === 'new' ? nextRescueStep(ticket, desk, hours, shifts) : undefined;
    if (next === undefined) return [];
    const nth = String(next.nth);
    const due = next.repeats ? next.due : (ticket.rescueAtOnce ?? next.due);
    // Where somebody is about to be named, the step comes after that: whoever is named is the first to be called.
    if (nextAsked(context).some((asked) => asked.due <= due)) return [];
    return timerAt('rescue', due, { key: `rescue:${nth}`, about: nth });
  },
  fires: { rescue: takeStep },
});

/** Whoever the step means is called; whom it cannot reach is named. */
function takeStep({ ticket, desk, hours, shifts, duty, byDesk, ...context }: DueTimerContext): TicketEvent | undefined {
  const next = nextRescueStep(ticket, desk, hours, shifts);
  if (!next) return undefined;
  // Whoever was named is the first to be called.
  const named = next.nth === 0 ? ticket.assignment?.to : undefined;
  const meant = named === undefined ? peopleMeant(next.step, { ...context, duty: firstAsked(duty, ticket) }) : [named];
  const reachable = (id: PersonId): boolean => canBeCalled(id, context);
  const told = meant.filter(reachable);
  return {
    type: 'rescue-step-taken',
    ...byDesk,
    step: next.nth,
    told,
    again: told.filter((id) => ticket.rescueTold.includes(id)),
    // It was said once whom the ladder cannot reach.
    unreached: next.repeats ? [] : meant.filter((id) => !reachable(id)),
    ways: next.step.by ?? usualWays,
    ...(next.repeats ? { repeats: true } : {}),
  };
}
