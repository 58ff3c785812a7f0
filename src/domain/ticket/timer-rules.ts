import { nextAssignedTimers, unansweredTimers } from '../assignment/assignment-timers';
import type { Desk } from '../desk';
import { callTimers } from '../escalation/calls';
import { handoverTimers } from '../escalation/handover-timers';
import { rescueTimers } from '../escalation/rescue-timers';
import { silenceTimers } from '../escalation/silence-timers';
import { takeoverTimers } from '../escalation/takeover-timers';
import { progressTimers } from '../progress/progress-timers';
import { promiseTimers } from '../progress/promise-timers';
import { closingTimers } from '../rating/closing-timers';
import type { DecisionContext } from '../record/decision-context';
import type { TimerRule } from '../record/record';
import { byPattern, type Shifts } from '../roster/shifts';
import { clockTimers } from '../sla/clock-timers';
import type { Instant } from '../time/instant';
import type { TicketEvent } from './event';
import { loweringTimers } from './lowering-timers';
import type { Ticket } from './ticket';
import type { TicketTimer, TicketTimerRule, TimerKind } from './timer';

/** A rule that covers this kind of wake-up, perhaps with others that belong to it. */
type Covering<Kind extends TimerKind> = Omit<TicketTimerRule<TimerKind>, 'fires'> &
  Pick<TicketTimerRule<Kind>, 'fires'>;

/** The rule of every kind of wake-up. */
const ruleOf: { readonly [Kind in TimerKind]: Covering<Kind> } = {
  rescue: rescueTimers,
  call: callTimers,
  'call-look': callTimers,
  warn: clockTimers,
  breach: clockTimers,
  'progress-ask': progressTimers,
  'progress-report': progressTimers,
  'promise-remind': promiseTimers,
  'promise-slip': promiseTimers,
  'handover-remind': handoverTimers,
  'handover-end': handoverTimers,
  'assign-next': nextAssignedTimers,
  'assign-unanswered': unansweredTimers,
  takeover: takeoverTimers,
  silence: silenceTimers,
  'lowering-remind': loweringTimers,
  'rating-remind': closingTimers,
  'close-silent': closingTimers,
  'doubt-remind': closingTimers,
  'callback-remind': closingTimers,
};

/** Every rule about the wake-ups of a ticket, each once. */
export const ticketTimers = [...new Set(Object.values(ruleOf))] satisfies readonly TimerRule<Ticket, TicketEvent>[];

/**
 * The whole set of wake-ups a ticket wants: each key once, in no order, some perhaps due already. Saving replaces the
 * ticket's rows with this set, so nothing is ever cancelled (architecture §3). A wake-up whose moment no official
 * calendar can tell is absent; the clocks on the card say so.
 */
export const timersFor = (
  ticket: Ticket,
  desk: Desk,
  at: Instant,
  shifts: Shifts = byPattern(desk),
): readonly TicketTimer[] => ticketTimers.flatMap(({ wanted }) => wanted(ticket, { desk, at, shifts }));

/** What a due wake-up makes of the ticket; undefined when there is nothing to do any more. */
export const decideTimer = (ticket: Ticket, timer: TicketTimer, context: DecisionContext): TicketEvent | undefined =>
  fireOf(timer.kind)(ticket, timer, context);

const fireOf = <Kind extends TimerKind>(kind: Kind) => ruleOf[kind].fires[kind];
