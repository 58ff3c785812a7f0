import type { Person } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { refuse } from '../refusal';
import type { Ticket } from '../ticket/ticket';
import { leadsHere, refuseUnlessOpen, type Verdict } from '../ticket/who-may';
import type { Complaint } from './complaint';
import { hasLevel, isAtLevel } from './who-may';

type Around = Pick<DecisionContext, 'desk' | 'people'>;

/** The level that has it, and a lead whose level had it. */
const mayMove = (complaint: Complaint, by: Person, now: Around): boolean =>
  isAtLevel(complaint, by, now) || (leadsHere(by, now.people) && hasLevel(complaint, by, now));

/**
 * Why this person may not give a ticket to somebody else because of a complaint (HOT-7), or nothing: whoever answers it
 * may, as long as whoever has the ticket is one of those it is about. It reads the same to all others, complaint or none.
 */
export function refuseMoving(ticket: Ticket, by: Person, complaints: readonly Complaint[], now: Around): Verdict {
  const { owner } = ticket;
  const theirs = complaints.filter((complaint) => mayMove(complaint, by, now));
  const no = theirs.length > 0 || leadsHere(by, now.people) ? refuseUnlessOpen(ticket) : refuse('refusal.notLead');
  if (no) return no;
  return owner !== undefined && theirs.some(({ excluded }) => excluded.includes(owner))
    ? undefined
    : refuse('refusal.staleButton');
}
