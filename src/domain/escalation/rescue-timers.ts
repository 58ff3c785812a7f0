import { timerAt, type Wanted } from '../ticket/wanted';
import { nextRescueStep } from './ladder';

/** The next step of the rescue ladder while nobody has claimed the job; after one that reached nobody it follows at once. */
export const rescueTimers: Wanted = ({ ticket, desk, hours }) => {
  const next = ticket.state === 'new' ? nextRescueStep(ticket, desk, hours) : undefined;
  if (next === undefined) return [];
  const nth = String(next.nth);
  return timerAt({ kind: 'rescue', key: `rescue:${nth}`, about: nth }, ticket.rescueAtOnce ?? next.due);
};
