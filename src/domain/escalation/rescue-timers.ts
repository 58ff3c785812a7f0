import { nextAsked } from '../assignment/assignment-timers';
import { timerAt, type Wanted } from '../ticket/wanted';
import { nextRescueStep } from './ladder';

/**
 * The next step of the rescue ladder while nobody has claimed the job; after one that reached nobody it follows at once,
 * but for calls that are repeated.
 */
export const rescueTimers: Wanted = (wish) => {
  const { ticket, desk, hours } = wish;
  const next = ticket.state === 'new' ? nextRescueStep(ticket, desk, hours) : undefined;
  if (next === undefined) return [];
  const nth = String(next.nth);
  const due = next.repeats ? next.due : (ticket.rescueAtOnce ?? next.due);
  // Where somebody is about to be named, the step comes after that: whoever is named is the first to be called.
  if (nextAsked(wish).some((asked) => asked.due <= due)) return [];
  return timerAt({ kind: 'rescue', key: `rescue:${nth}`, about: nth }, due);
};
