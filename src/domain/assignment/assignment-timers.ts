import type { Timer } from '../ticket/timer';
import { timerAt, type Wanted } from '../ticket/wanted';
import { inItsTime, refusalEnds } from './windows';

/**
 * While somebody was named and has not answered: the end of their time to refuse. While nobody has the ticket: when the
 * desk names the next one, which is at once after a no or none, and by `assignment` of the desk file for a new one.
 */
export const assignmentTimers: Wanted = (wish) => {
  const { ticket, desk, hours } = wish;
  if (ticket.assignment === undefined) return nextAsked(wish);
  return timerAt({ kind: 'assign-unanswered', key: 'assign-unanswered' }, refusalEnds(ticket, desk, hours));
};

/** When somebody is named for a ticket that nobody has; none once nobody is left to name. */
export const nextAsked: Wanted = ({ ticket, desk, hours, at }): readonly Timer[] => {
  const { mode, after } = desk.assignment;
  const { state, assignment, asked = [], nobodyLeftAt } = ticket;
  if (state !== 'new' || assignment !== undefined || nobodyLeftAt !== undefined) return [];
  const timer = { kind: 'assign-next', key: 'assign-next' } as const;
  if (asked.length > 0) return timerAt(timer, ticket.lastEventAt ?? at);
  return mode === 'assign' ? timerAt(timer, inItsTime(ticket, ticket.rescueFrom, after, hours)) : [];
};
