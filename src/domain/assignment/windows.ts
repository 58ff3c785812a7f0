import type { Desk } from '../desk';
import type { Ticket } from '../ticket/ticket';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, type Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';

/** `length` after `from`: of operating time, unless the ticket is urgent. */
export const inItsTime = (
  { urgent }: Pick<Ticket, 'urgent'>,
  from: Instant,
  length: Duration,
  hours: OperatingTime,
): Instant => (urgent ? after(from, length) : forwardAsKnown(hours, from, length));

/** Until when whoever was named may refuse; undefined where nobody is asked. */
export function refusalEnds(
  ticket: Ticket,
  { assignment: rules }: Pick<Desk, 'assignment'>,
  hours: OperatingTime,
): Instant | undefined {
  const { assignment, owner } = ticket;
  if (assignment === undefined) return undefined;
  return inItsTime(ticket, assignment.at, owner === undefined ? rules.answerWithin : rules.refuseWithin, hours);
}
