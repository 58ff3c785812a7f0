import { type Person, worksTickets } from '../people/person';
import { alreadyOwned, type Refusal, refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { EventOf } from './event';
import { type Handover, isOpen, type Ticket } from './ticket';
import { isOwner, refuseUnlessServing, type Verdict } from './who-may';

/** Another engineer joins; the owner stays (HOT-6). Refuses to add people who serve no tickets or are on it already. */
export function addCollaborator(
  ticket: Ticket,
  by: Person,
  at: Instant,
  person: Person,
): EventOf<'collaborator-added'> | Refusal {
  if (!worksTickets(person)) return refuse('refusal.cannotServe', { person: { person: person.id } });
  if (ticket.owner === person.id || ticket.collaborators.includes(person.id)) {
    return refuse('refusal.alreadyOnIt', { person: { person: person.id } });
  }
  return { type: 'collaborator-added', by: by.id, at, person: person.id };
}

/** Why this person cannot leave the ticket, or nothing: only a helper does; an owner hands over or returns the claim instead. */
export const refuseLeaving = (ticket: Ticket, by: Person): Verdict =>
  ticket.collaborators.includes(by.id) ? refuseUnlessServing(ticket, by) : refuse('refusal.notCollaborator');

/** The owner offers the ticket to another; nothing moves until they accept (HOT-6). Refuses to offer it to whoever cannot. */
export function offerHandover(
  ticket: Ticket,
  by: Person,
  at: Instant,
  offer: { readonly to: Person; readonly note: string },
): EventOf<'handover-offered'> | Refusal {
  if (!worksTickets(offer.to)) return refuse('refusal.cannotServe', { person: { person: offer.to.id } });
  if (offer.to.id === ticket.owner) return alreadyOwned(offer.to.id);
  return { type: 'handover-offered', by: by.id, at, to: offer.to.id, note: offer.note };
}

/** Why this person cannot decline the ticket, or nothing: only to whom it is offered now does. */
export const refuseDeclining = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessServing(ticket, by) ?? (ticket.handover?.to === by.id ? undefined : refuse('refusal.notOffered'));

/** The same for taking it over; whoever did is told that it is theirs. */
export const refuseAccepting = (ticket: Ticket, by: Person): Verdict => {
  const no = refuseDeclining(ticket, by);
  return no && isOpen(ticket) && isOwner(ticket, by) ? refuse('refusal.alreadyYours') : no;
};

/** The offer that stands. Throws where there is none: nobody was let accept or decline it. */
export function offerOf({ id, handover }: Ticket): Handover {
  if (handover === undefined) throw new Error(`ticket ${id} is offered to nobody`);
  return handover;
}
