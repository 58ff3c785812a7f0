import { type Person, worksTickets } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { EventOf } from './event';
import { type Handover, isOpen, type Ticket } from './ticket';
import { isOwner, refuseUnlessDeciding, refuseUnlessServing, refuseUnlessWorking } from './who-may';

/** Another engineer joins; the owner stays (HOT-6). Refuses people who serve no tickets or are on it already. */
export function addCollaborator(
  ticket: Ticket,
  by: Person,
  at: Instant,
  person: Person,
): EventOf<'collaborator-added'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  if (!worksTickets(person)) return refuse('refusal.cannotServe', { person: { person: person.id } });
  if (ticket.owner === person.id || ticket.collaborators.includes(person.id)) {
    return refuse('refusal.alreadyOnIt', { person: { person: person.id } });
  }
  return { type: 'collaborator-added', by: by.id, at, person: person.id };
}

/** A collaborator leaves. Refuses whoever is not one; an owner hands over or returns the claim instead. */
export function leave(ticket: Ticket, by: Person, at: Instant): EventOf<'collaborator-left'> | Refusal {
  if (!ticket.collaborators.includes(by.id)) return refuse('refusal.notCollaborator');
  return { type: 'collaborator-left', by: by.id, at, person: by.id };
}

/** The owner offers the job to another; nothing moves until they accept (HOT-6). */
export function offerHandover(
  ticket: Ticket,
  by: Person,
  at: Instant,
  offer: { readonly to: Person; readonly note: string },
): EventOf<'handover-offered'> | Refusal {
  const no = refuseUnlessDeciding(ticket, by);
  if (no) return no;
  if (!worksTickets(offer.to)) return refuse('refusal.cannotServe', { person: { person: offer.to.id } });
  if (offer.to.id === ticket.owner) return refuse('refusal.alreadyOwned', { owner: { person: offer.to.id } });
  return { type: 'handover-offered', by: by.id, at, to: offer.to.id, note: offer.note };
}

/** The open offer of the job to this person. */
function offerTo(ticket: Ticket, by: Person): Handover | Refusal {
  const no = refuseUnlessServing(ticket, by);
  if (no) return no;
  return ticket.handover?.to === by.id ? ticket.handover : refuse('refusal.notOffered');
}

/** The other takes it; from this moment they are the owner. */
export function acceptHandover(ticket: Ticket, by: Person, at: Instant): EventOf<'handover-accepted'> | Refusal {
  const offer = offerTo(ticket, by);
  if ('kind' in offer) return isOpen(ticket) && isOwner(ticket, by) ? refuse('refusal.alreadyYours') : offer;
  return { type: 'handover-accepted', by: by.id, at, from: offer.from, offeredAt: offer.at };
}

/** The other cannot take it; the owner stays. */
export function declineHandover(
  ticket: Ticket,
  by: Person,
  at: Instant,
  reason: string,
): EventOf<'handover-declined'> | Refusal {
  const offer = offerTo(ticket, by);
  if ('kind' in offer) return offer;
  return { type: 'handover-declined', by: by.id, at, reason, offeredAt: offer.at };
}
