import { type Person, servesAs } from '../people/person';
import { refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { Ticket } from './ticket';
import {
  isRequester,
  mayDecide,
  refuseUnlessOpenForRequester,
  refuseUnlessRequester,
  refuseUnlessServing,
  type Verdict,
} from './who-may';

/** Why this person cannot confirm that it works again (SITE-7), or nothing. Only a resolved ticket can be confirmed. */
export function refuseConfirming(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (ticket.state === 'closed') return refuse('refusal.alreadyClosed');
  return ticket.state === 'resolved' ? undefined : refuse('refusal.notResolved');
}

/** Why this person cannot say that the fault is still there, or nothing; of a closed ticket they say that it is back. */
export function refuseNotFixed(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (ticket.state === 'closed') return refuse('refusal.reopenInstead');
  return ticket.state === 'resolved' ? undefined : refuse('refusal.notResolved');
}

/**
 * Why this person cannot say what the words were that the requester wrote after it was resolved, or nothing. The requester
 * says so, or whoever decides about the ticket and has asked them; nobody where nothing was written.
 */
export function refuseSettling(ticket: Ticket, by: Person): Verdict {
  if (!isRequester(ticket, by) && !mayDecide(ticket, by)) return refuse('refusal.notRequester');
  return ticket.state === 'resolved' && ticket.doubt ? undefined : refuse('refusal.doubtOver');
}

/** Why this person cannot reopen a closed ticket, or nothing; from `until` on nobody can: the window after closing is over. */
export function refuseReopening(ticket: Ticket, by: Person, at: Instant, until: Instant): Verdict {
  if (!isRequester(ticket, by) && !servesAs(by, 'lead')) return refuse('refusal.notRequesterNorLead');
  if (ticket.state !== 'closed' || ticket.closedAt === undefined) return refuse('refusal.notClosed');
  return at >= until ? refuse('refusal.tooLateToReopen') : undefined;
}

/**
 * Why this person cannot close it as a duplicate, or nothing. Any engineer may where nobody has it; whoever owns it answers
 * for it (HOT-6), and nobody but a lead closes it over their head.
 */
export function refuseDuplicate(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessServing(ticket, by);
  if (no) return no;
  if (ticket.owner === undefined || mayDecide(ticket, by)) return undefined;
  return refuse('refusal.ownerDecides', { owner: { person: ticket.owner } });
}

/**
 * Why this person cannot make a normal ticket urgent, or nothing (TIME-2). It calls whoever is on duty, so it is the word of
 * whoever cannot work; an engineer who knows better corrects the report, and says why.
 */
export const refuseRaisingUrgency = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessOpenForRequester(ticket, by) ?? (ticket.urgent ? refuse('refusal.alreadyUrgent') : undefined);
