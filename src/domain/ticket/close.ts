import { type Person, servesAs, worksTickets } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { EventOf } from './event';
import { isOpen, type Resolution, type Ticket, type TicketId } from './ticket';
import { isRequester, mayDecide, refuseUnlessDeciding, refuseUnlessRequester, type Verdict } from './who-may';

/** The engineer's word that it is solved, with cause, fix and advice (SITE-3, SITE-7). */
export function resolve(
  ticket: Ticket,
  by: Person,
  at: Instant,
  how: Pick<Resolution, 'cause' | 'fix' | 'advice'>,
): EventOf<'resolved'> | Refusal {
  return refuseUnlessDeciding(ticket, by) ?? { type: 'resolved', by: by.id, at, ...how };
}

/** The requester's word that it is solved (SITE-7). Only a resolved job can be confirmed. */
export function confirmFixed(ticket: Ticket, by: Person, at: Instant): EventOf<'confirmed'> | Refusal {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (ticket.state === 'closed') return refuse('refusal.alreadyClosed');
  return ticket.state === 'resolved'
    ? { type: 'confirmed', by: by.id, at, how: 'confirmed' }
    : refuse('refusal.notResolved');
}

/** The requester says the fault is still there: back to work, with the original clocks. */
export function notFixed(ticket: Ticket, by: Person, at: Instant, text: string): EventOf<'not-fixed'> | Refusal {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (ticket.state === 'closed') return refuse('refusal.reopenInstead');
  return ticket.state === 'resolved' ? { type: 'not-fixed', by: by.id, at, text } : refuse('refusal.notResolved');
}

/**
 * It is still not fixed, in the words that the requester wrote after it was resolved. Said by them, or by whoever decides
 * about the job and has asked them.
 */
export function stillBroken(ticket: Ticket, by: Person, at: Instant): EventOf<'not-fixed'> | Refusal {
  const no = refuseUnlessSettling(ticket, by);
  return no ?? { type: 'not-fixed', by: by.id, at, text: ticket.doubt?.text ?? '' };
}

/** What the requester wrote after it was resolved was just a remark; said by the same. */
export function settleDoubt(ticket: Ticket, by: Person, at: Instant): EventOf<'doubt-settled'> | Refusal {
  return refuseUnlessSettling(ticket, by) ?? { type: 'doubt-settled', by: by.id, at };
}

/** Refuses where nothing was written since the job was resolved, and whoever has no say in what it was. */
function refuseUnlessSettling(ticket: Ticket, by: Person): Verdict {
  if (!isRequester(ticket, by) && !mayDecide(ticket, by)) return refuse('refusal.notRequester');
  return ticket.state === 'resolved' && ticket.doubt ? undefined : refuse('refusal.doubtOver');
}

/** A closed job whose fault came back. Refuses from `until` on, when the window after closing is over. */
export function reopen(
  ticket: Ticket,
  by: Person,
  at: Instant,
  why: { readonly text: string; readonly until: Instant },
): EventOf<'reopened'> | Refusal {
  if (!isRequester(ticket, by) && !servesAs(by, 'lead')) return refuse('refusal.notRequester');
  if (ticket.state !== 'closed' || ticket.closedAt === undefined) return refuse('refusal.notClosed');
  if (at >= why.until) return refuse('refusal.tooLateToReopen');
  return { type: 'reopened', by: by.id, at, text: why.text };
}

/** The requester no longer needs it, or an engineer finds it is a duplicate; of an owned job only its owner or a lead. */
export function cancel(
  ticket: Ticket,
  by: Person,
  at: Instant,
  why: { readonly reason: 'withdrawn' | 'duplicate'; readonly note: string; readonly duplicateOf?: TicketId },
): EventOf<'cancelled'> | Refusal {
  if (!isOpen(ticket)) return refuse('refusal.notOpen', { state: { say: `ticket.state.${ticket.state}` } });
  if (why.reason === 'withdrawn' && !isRequester(ticket, by)) return refuse('refusal.notRequester');
  if (why.reason === 'duplicate') {
    if (!worksTickets(by)) return refuse('refusal.notEngineer');
    // Whoever owns it answers for it (HOT-6); nobody else closes it over their head.
    if (ticket.owner !== undefined && !mayDecide(ticket, by)) {
      return refuse('refusal.ownerDecides', { owner: { person: ticket.owner } });
    }
  }
  if (why.duplicateOf === ticket.id) return refuse('refusal.duplicateOfItself');
  return { type: 'cancelled', by: by.id, at, ...why };
}

/** A normal job turns out to be urgent; outside operating time its own clocks start now (TIME-2). */
export function raiseUrgency(ticket: Ticket, by: Person, at: Instant): EventOf<'urgency-raised'> | Refusal {
  if (!isRequester(ticket, by) && !worksTickets(by)) return refuse('refusal.notRequester');
  if (!isOpen(ticket)) return refuse('refusal.notOpen', { state: { say: `ticket.state.${ticket.state}` } });
  return ticket.urgent ? refuse('refusal.alreadyUrgent') : { type: 'urgency-raised', by: by.id, at };
}
