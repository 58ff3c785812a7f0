import type { Desk } from '../desk';
import type { Ticket } from '../ticket/ticket';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, before, type Duration, type Instant, minutes } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { nextReportAt } from './next-report';

/** A promise that is due so soon is missed itself: it is no time to be told of. */
const tooSoon = minutes(1);

/**
 * The one time by which the requester is told to hear next, whatever was missed: the time they were given last, the next
 * hourly report, or a full hour from now, whichever comes first and leaves half an hour's room; an open promise where it
 * is due before that. Of operating time unless the ticket is urgent.
 */
export function nextWordAt(ticket: Ticket, desk: Pick<Desk, 'progress'>, hours: OperatingTime, at: Instant): Instant {
  const { every } = desk.progress;
  const forward = (length: Duration): Instant =>
    ticket.urgent ? after(at, length) : forwardAsKnown(hours, at, length);
  const room = forward((every / 2) as Duration);
  const known = [ticket.toldNext ?? null, nextReportAt(ticket, desk, hours)];
  const given = known.filter((one) => one !== null && one >= room);
  const next = (given.length > 0 ? Math.min(...(given as Instant[])) : forward(every)) as Instant;
  const { promise } = ticket;
  const promised = promise && promise.keptAt === undefined ? promise.due : undefined;
  return promised !== undefined && promised < next && before(promised, tooSoon) > at ? promised : next;
}
