import type { WaitingReason } from '../desk';
import type { Person } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import { after, days, type Instant } from '../time/instant';
import { openVisit } from './change';
import type { EventOf } from './event';
import { markOf, type Ticket } from './ticket';
import { refuseUnlessWorking } from './who-may';

const waitingFirst = (ticket: Ticket): Refusal | undefined =>
  ticket.state === 'waiting' ? refuse('refusal.resumeFirst') : undefined;

/** Remote help begins; a visit under way is called off. Refuses when it already has, and while waiting. */
export function startRemote(ticket: Ticket, by: Person, at: Instant): EventOf<'remote-started'> | Refusal {
  const no = refuseUnlessWorking(ticket, by) ?? waitingFirst(ticket);
  if (no) return no;
  return ticket.state === 'remote' ? refuse('refusal.alreadyRemote') : { type: 'remote-started', by: by.id, at };
}

/** Whether somebody is on the way and has not arrived. */
export const isUnderway = (ticket: Ticket): boolean => ticket.state === 'on-site' && openVisit(ticket) !== undefined;

/** The decision to go on site; the arrival clock starts (SLA-3). Refuses while somebody is already on the way. */
export function goOnSite(ticket: Ticket, by: Person, at: Instant): EventOf<'dispatched'> | Refusal {
  const no = refuseUnlessWorking(ticket, by) ?? waitingFirst(ticket);
  if (no) return no;
  return isUnderway(ticket) ? refuse('refusal.alreadyUnderway') : { type: 'dispatched', by: by.id, at };
}

/** At the desk; the arrival clock stops (SLA-3). Refuses when nobody set out. */
export function arrive(ticket: Ticket, by: Person, at: Instant): EventOf<'arrived'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  return isUnderway(ticket) ? { type: 'arrived', by: by.id, at } : refuse('refusal.notUnderway');
}

/** The fault is found; the locating clock stops (SLA-5). Refuses a second finding. */
export function locate(ticket: Ticket, by: Person, at: Instant, finding: string): EventOf<'located'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  return markOf(ticket, 'located') === undefined
    ? { type: 'located', by: by.id, at, finding }
    : refuse('refusal.alreadyLocated');
}

/** Most time ahead that can be agreed. */
const farthest = days(90);

/** A time is agreed only where the reason is about one, and lies ahead. */
function refuseAgreed(agreed: Instant, reason: WaitingReason, at: Instant): Refusal | undefined {
  if (reason.agreesTime !== true) return refuse('refusal.agreesNoTime');
  if (agreed <= at) return refuse('refusal.agreedInPast');
  return agreed > after(at, farthest) ? refuse('refusal.agreedTooFar') : undefined;
}

/** Work stops for a reason that the requester reads (SITE-2). The event keeps which clocks stand still. */
export function wait(
  ticket: Ticket,
  by: Person,
  at: Instant,
  why: { readonly reason: WaitingReason; readonly note: string; readonly agreed?: Instant },
): EventOf<'waiting-started'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  if (ticket.state === 'waiting') return refuse('refusal.alreadyWaiting');
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

/** Work goes on; stopped clocks run again. Refuses when nothing was waiting. */
export function resume(ticket: Ticket, by: Person, at: Instant): EventOf<'resumed'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  return ticket.state === 'waiting' ? { type: 'resumed', by: by.id, at } : refuse('refusal.notWaiting');
}
