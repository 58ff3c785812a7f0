import { leadsOf } from '../people/leads';
import type { Timer } from '../record/record';
import type { TicketEvent } from '../ticket/event';
import { type DueTimerContext, type TicketTimerContext, ticketTimerRule, timerAt } from '../ticket/timer';
import { candidatesFor } from './candidates-for';
import { inItsTime, refusalEnds } from './windows';

/** While somebody was named and has not answered: the end of their time to refuse. */
export const unansweredTimers = ticketTimerRule<'assign-unanswered'>({
  wanted: ({ ticket, desk, hours }) => timerAt('assign-unanswered', refusalEnds(ticket, desk, hours)),
  fires: {
    'assign-unanswered': ({ ticket: { assignment }, byDesk }) =>
      assignment && { type: 'assignment-unanswered', ...byDesk, to: assignment.to, assignedAt: assignment.at },
  },
});

/**
 * When somebody is named for a ticket that nobody has: at once after a no or none, and by `assignment` of the desk file
 * for a new one; none once nobody is left to name.
 */
export function nextAsked({ ticket, desk, hours, at }: TicketTimerContext): readonly Timer<'assign-next'>[] {
  const { mode, after } = desk.assignment;
  const { state, assignment, asked, nobodyLeftAt } = ticket;
  if (state !== 'new' || assignment !== undefined || nobodyLeftAt !== undefined) return [];
  if (asked.length > 0) return timerAt('assign-next', ticket.lastEventAt ?? at);
  return mode === 'assign' ? timerAt('assign-next', inItsTime(ticket, ticket.rescueFrom, after, hours)) : [];
}

/** While nobody has the ticket the desk names the next one. */
export const nextAssignedTimers = ticketTimerRule<'assign-next'>({
  wanted: nextAsked,
  fires: { 'assign-next': nextNamed },
  weighsLoad: true,
});

/** Whoever is first of those who can be named; where nobody is left, leads are told. */
function nextNamed({ ticket, byDesk, ...context }: DueTimerContext): TicketEvent {
  const [to] = candidatesFor(ticket, context);
  if (to === undefined) {
    const leads = leadsOf(context.people.values()).filter(({ id }) => id !== ticket.requester);
    return { type: 'assignment-failed', ...byDesk, told: leads.map(({ id }) => id) };
  }
  const because = ticket.asked.length === 0 ? 'unclaimed' : 'next';
  return { type: 'assigned', ...byDesk, to, because, reason: '' };
}
