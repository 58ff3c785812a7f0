import type { Instant } from '../time/instant';
import type { Ticket } from './ticket';

/**
 * The moment at which something may happen to a ticket: now, or when the last thing happened to it, where the clock was
 * set back since. No event lies before the last one of its ticket.
 */
export function notBefore({ lastEventAt }: Pick<Ticket, 'lastEventAt'>, now: Instant): Instant {
  return Math.max(now, lastEventAt) as Instant;
}
