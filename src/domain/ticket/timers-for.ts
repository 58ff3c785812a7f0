import { assignmentTimers } from '../assignment/assignment-timers';
import { type Desk, placeOf } from '../desk';
import { handoverTimers } from '../escalation/handover-timers';
import { rescueTimers } from '../escalation/rescue-timers';
import { silenceTimers } from '../escalation/silence-timers';
import { takeoverTimers } from '../escalation/takeover-timers';
import { progressTimers } from '../progress/progress-timers';
import { promiseTimers } from '../progress/promise-timers';
import { closingTimers } from '../rating/closing-timers';
import { clockTimers } from '../sla/clock-timers';
import type { Instant } from '../time/instant';
import { loweringTimers } from './lowering-timers';
import { notBefore } from './not-before';
import type { Ticket } from './ticket';
import type { Timer } from './timer';
import type { Wanted } from './wanted';

const everyKind: readonly Wanted[] = [
  rescueTimers,
  clockTimers,
  progressTimers,
  promiseTimers,
  handoverTimers,
  assignmentTimers,
  takeoverTimers,
  silenceTimers,
  loweringTimers,
  closingTimers,
];

/**
 * The whole set of wake-ups a ticket wants: each key once, in no order, some perhaps due already. Saving replaces the
 * ticket's rows with this set, so nothing is ever cancelled (architecture §3). A wake-up whose moment no official
 * calendar can tell is absent; the clocks on the card say so.
 */
export function timersFor(ticket: Ticket, desk: Desk, at: Instant): readonly Timer[] {
  const { hours } = placeOf(desk, ticket.place);
  const now = notBefore(ticket, at);
  return everyKind.flatMap((wanted) => wanted({ ticket, desk, hours, at: now }));
}
