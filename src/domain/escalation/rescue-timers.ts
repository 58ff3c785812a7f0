import { timerAt, type Wanted } from '../ticket/wanted';
import { forwardAsKnown } from '../time/forward-as-known';
import { after } from '../time/instant';
import { ladderOf } from './ladder';

/**
 * The next step of the rescue ladder while nobody has claimed the job (product §3). An urgent job climbs by wall time,
 * whatever the hour (TIME-2); any other in operating time, so one reported at night climbs from the next opening, which
 * is the week's where no official calendar is known.
 * After a step that reached nobody the next follows at once.
 */
export const rescueTimers: Wanted = ({ ticket, desk, hours }) => {
  const step = ladderOf(desk, ticket)[ticket.rescueSteps];
  if (ticket.state !== 'new' || step === undefined) return [];
  const { rescueFrom, rescueSteps, rescueAtOnce } = ticket;
  const climbs = ticket.urgent ? after(rescueFrom, step.after) : forwardAsKnown(hours, rescueFrom, step.after);
  const key = `rescue:${rescueSteps}`;
  return timerAt({ kind: 'rescue', key, about: String(rescueSteps) }, rescueAtOnce ?? climbs);
};
