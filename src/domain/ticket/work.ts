import type { WaitingReason } from '../desk';
import type { Person } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import { after, days, type Instant } from '../time/instant';
import { openVisit } from './change';
import type { EventOf } from './event';
import { markOf, type Ticket } from './ticket';
import { refuseUnlessWorking, type Verdict } from './who-may';

const waitingFirst = (ticket: Ticket): Verdict =>
  ticket.state === 'waiting' ? refuse('refusal.resumeFirst') : undefined;

/** Whether somebody is on the way and has not arrived. */
export const isUnderway = (ticket: Ticket): boolean => ticket.state === 'on-site' && openVisit(ticket) !== undefined;

/**
 * Why this person cannot begin to help from afar, or nothing: they are at it already, or the ticket waits. A visit under way
 * is called off by it, and one that is over may end in it.
 */
export const refuseRemote = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessWorking(ticket, by) ??
  waitingFirst(ticket) ??
  (ticket.state === 'remote' ? refuse('refusal.alreadyRemote') : undefined);

/** Why this person cannot set out now (SLA-3), or nothing: somebody is on the way already, or the ticket waits. */
export const refuseGoing = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessWorking(ticket, by) ??
  waitingFirst(ticket) ??
  (isUnderway(ticket) ? refuse('refusal.alreadyUnderway') : undefined);

/** Why this person cannot have arrived (SLA-3), or nothing: nobody set out. */
export const refuseArrival = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessWorking(ticket, by) ?? (isUnderway(ticket) ? undefined : refuse('refusal.notUnderway'));

/** Why this person cannot say that the fault is found (SLA-5), or nothing: of hardware, and once. */
export function refuseLocating(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  if (ticket.kind !== 'hardware') return refuse('refusal.notHardware');
  return markOf(ticket, 'located') === undefined ? undefined : refuse('refusal.alreadyLocated');
}

/** Why this person cannot put it on hold, or nothing. */
export const refuseWaiting = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessWorking(ticket, by) ?? (ticket.state === 'waiting' ? refuse('refusal.alreadyWaiting') : undefined);

/** Why this person cannot go on with it, or nothing: it is not on hold. */
export const refuseResuming = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessWorking(ticket, by) ?? (ticket.state === 'waiting' ? undefined : refuse('refusal.notWaiting'));

/** Most time ahead that can be agreed. */
const farthest = days(90);

/** A time is agreed only where the reason is about one, and lies ahead. */
function refuseAgreed(agreed: Instant, reason: WaitingReason, at: Instant): Refusal | undefined {
  if (reason.agreesTime !== true) return refuse('refusal.agreesNoTime');
  if (agreed <= at) return refuse('refusal.agreedInPast');
  return agreed > after(at, farthest) ? refuse('refusal.agreedTooFar') : undefined;
}

/**
 * Work stops for a reason that the requester reads (SITE-2). The event keeps which clocks stand still. Refuses a time that
 * cannot have been agreed.
 */
export function wait(
  by: Person,
  at: Instant,
  why: { readonly reason: WaitingReason; readonly note: string; readonly agreed?: Instant },
): EventOf<'waiting-started'> | Refusal {
  const { id: reason, stops, progress, endsWhenAnswered } = why.reason;
  const wrong = why.agreed === undefined ? undefined : refuseAgreed(why.agreed, why.reason, at);
  if (wrong) return wrong;
  const agreed = why.agreed === undefined ? {} : { agreed: why.agreed };
  return {
    type: 'waiting-started',
    by: by.id,
    at,
    reason,
    note: why.note,
    stops,
    progress,
    endsWhenAnswered,
    ...agreed,
  };
}
