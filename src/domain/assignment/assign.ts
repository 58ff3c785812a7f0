import { onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import { alreadyOwned, type Refusal, refuse } from '../refusal';
import type { EventOf } from '../ticket/event';
import { isOpen, markOf, type Ticket } from '../ticket/ticket';
import { isOwner, leadsHere, refuseUnlessOpen, refuseUnlessServing, type Verdict } from '../ticket/who-may';
import type { Instant } from '../time/instant';
import type { AssignedBecause } from './assignment';

/** Who is there. */
interface Roster {
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Everybody on shift at this moment, whatever for. */
  readonly rostered: readonly PersonId[];
}

/**
 * Why this ticket may be given to another over its owner's head, or why not: nobody has it, its owner is gone, off duty,
 * or let an hour pass without a word, as somebody does who is out without telling. Any other is asked instead (HOT-6).
 */
function becauseOf(ticket: Ticket, { people, rostered }: Roster): AssignedBecause | Refusal {
  const { owner } = ticket;
  if (owner === undefined) return 'new';
  const person = people.get(owner);
  if (person === undefined || !onRoster(person)) return 'owner-gone';
  if (!rostered.includes(owner)) return 'owner-off-duty';
  return isSilent(ticket) ? 'owner-silent' : refuse('refusal.ownerOnDuty', { owner: { person: owner } });
}

/** Whether the desk had to report in its owner's place last, and nothing was heard from anybody who works on it since. */
function isSilent(ticket: Ticket): boolean {
  const { lastProgress, lastWordAt } = ticket;
  if (lastProgress?.automatic !== true) return false;
  const since = Math.max(lastWordAt ?? 0, markOf(ticket, 'claimed') ?? 0);
  return since < lastProgress.at;
}

/** Why this person may not assign this ticket, or nothing: only a lead assigns, or who stands in while there is none. */
export function refuseAssigning(ticket: Ticket, by: Person, there: Roster): Verdict {
  const no = leadsHere(by, there.people) ? refuseUnlessOpen(ticket) : refuse('refusal.notLead');
  if (no) return no;
  const because = becauseOf(ticket, there);
  return typeof because === 'string' ? undefined : because;
}

/** To whom, and why. */
interface Named {
  readonly to: Person;
  readonly reason: string;
}

/**
 * A lead names who is to have the ticket. Of one that nobody has they are asked first; one that somebody had is theirs
 * from then on, until they refuse. Refuses to name whom the desk does not count on, the requester, and whoever is asked.
 */
export function assign(
  ticket: Ticket,
  by: Person,
  at: Instant,
  { to, reason, there }: Named & { readonly there: Roster },
): EventOf<'assigned' | 'claimed'> | Refusal {
  const no = refuseNamed(ticket, to);
  if (no) return no;
  const because = becauseOf(ticket, there);
  if (typeof because !== 'string') return because;
  // Whoever names themselves need not be asked.
  if (to.id === by.id && because === 'new') return { type: 'claimed', by: by.id, at };
  const { owner } = ticket;
  const from = owner === undefined ? {} : { from: owner };
  return { type: 'assigned', by: by.id, at, to: to.id, reason, because: to.id === by.id ? 'taken' : because, ...from };
}

/** It is theirs from then on, until they refuse; those who work on it read who gave it to whom, and nothing of why. */
export const moveAway = (
  ticket: Ticket,
  by: Person,
  at: Instant,
  { to, reason }: Named,
): EventOf<'assigned'> | Refusal =>
  refuseNamed(ticket, to) ?? {
    ...{ type: 'assigned', by: by.id, at, to: to.id, reason, because: to.id === by.id ? 'taken' : 'new' },
    ...(ticket.owner === undefined ? {} : { from: ticket.owner }),
  };

function refuseNamed(ticket: Ticket, to: Person): Verdict {
  const person = { person: to.id };
  if (!worksTickets(to)) return refuse('refusal.cannotServe', { person });
  if (to.id === ticket.requester) return refuse('refusal.assignedToRequester', { person });
  if (to.id === ticket.owner) return alreadyOwned(to.id);
  return to.id === ticket.assignment?.to ? refuse('refusal.alreadyAsked', { person }) : undefined;
}

/** Why this person cannot refuse the ticket, or nothing: only whoever was named for it does. */
export const refuseRefusing = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessServing(ticket, by) ?? (ticket.assignment?.to === by.id ? undefined : refuse('refusal.notAssigned'));

/** The same for saying that they have it; whoever has it already is told so. */
export function refuseTaking(ticket: Ticket, by: Person): Verdict {
  const no = refuseRefusing(ticket, by);
  return no && isOpen(ticket) && isOwner(ticket, by) ? refuse('refusal.alreadyYours') : no;
}

/** Whoever was given the ticket says that they have it. */
export const takeAssigned = (ticket: Ticket, by: Person, at: Instant): EventOf<'assignment-taken' | 'claimed'> => ({
  type: ticket.owner === undefined ? 'claimed' : 'assignment-taken',
  by: by.id,
  at,
});
