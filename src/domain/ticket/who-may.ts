import { leadsOf } from '../people/leads';
import { hasRole, onRoster, type Person, type PersonId, servesAs, worksTickets } from '../people/person';
import { notEngineer, type Refusal, refuse } from '../refusal';
import { isOpen, type Ticket } from './ticket';

/** Says no, or nothing. */
export type Verdict = Refusal | undefined;

export const isOwner = (ticket: Ticket, by: Person): boolean => ticket.owner === by.id;
export const isRequester = (ticket: Ticket, by: Person): boolean => ticket.requester === by.id;

/** Whose words to a ticket it is natural to hear: its requester, and whoever serves or leads the desk. */
export const hasPart = (ticket: Ticket, by: Person): boolean =>
  isRequester(ticket, by) || worksTickets(by) || servesAs(by, 'manager');

/** Who may know that there is such a ticket: its requester, and whoever has a part in the desk. */
export const maySee = (ticket: Ticket, by: Person): boolean => isRequester(ticket, by) || isInside(by);

/** Whoever has a part in the desk, and is still counted on. */
export const isInside = (by: Person): boolean => servesAs(by, 'engineer', 'lead', 'manager', 'admin');

/** Owner, collaborators and leads may work on a ticket. */
export const mayWork = (ticket: Ticket, by: Person): boolean =>
  worksTickets(by) && (isOwner(ticket, by) || ticket.collaborators.includes(by.id) || hasRole(by, 'lead'));

/** The owner decides about a ticket (HOT-6), or a lead who steps in. */
export const mayDecide = (ticket: Ticket, by: Person): boolean =>
  worksTickets(by) && (isOwner(ticket, by) || hasRole(by, 'lead'));

/** Who decides who does what: a lead, or while there is none whoever stands in for one. */
export const leadsHere = (by: Person, people: ReadonlyMap<PersonId, Person>): boolean =>
  servesAs(by, 'lead') || (onRoster(by) && leadsOf(people.values()).some(({ id }) => id === by.id));

const ownerFact = (ticket: Ticket) => ({ owner: { person: ticket.owner ?? '' } });

/** Refuses once the ticket is over, naming how it stands. */
export const refuseUnlessOpen = (ticket: Ticket): Verdict =>
  isOpen(ticket) ? undefined : refuse('refusal.notOpen', { state: { say: `ticket.state.${ticket.state}` } });

/** Refuses whoever serves no tickets. */
export const refuseUnlessEngineer = (by: Person): Verdict => (worksTickets(by) ? undefined : notEngineer);

/** Refuses whoever does not serve tickets, and any ticket that is no longer open. */
export const refuseUnlessServing = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessEngineer(by) ?? refuseUnlessOpen(ticket);

/** The same, and somebody must have claimed it, and `by` must be among those who work on it. */
export function refuseUnlessWorking(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessServing(ticket, by);
  if (no) return no;
  if (ticket.owner === undefined) return refuse('refusal.claimFirst');
  return mayWork(ticket, by) ? undefined : refuse('refusal.notYours', ownerFact(ticket));
}

/** The same, and `by` must be its owner, or a lead. */
export function refuseUnlessDeciding(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessServing(ticket, by);
  if (no) return no;
  if (ticket.owner === undefined) return refuse('refusal.claimFirst');
  return mayDecide(ticket, by) ? undefined : refuse('refusal.ownerDecides', ownerFact(ticket));
}

/** Refuses everybody but the person the ticket is done for. */
export const refuseUnlessRequester = (ticket: Ticket, by: Person): Verdict =>
  isRequester(ticket, by) ? undefined : refuse('refusal.notRequester');

/** The same, and any ticket that is no longer open. */
export const refuseUnlessOpenForRequester = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessRequester(ticket, by) ?? refuseUnlessOpen(ticket);
