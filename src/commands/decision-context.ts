import { type Desk, skillOf } from '../domain/desk';
import type { Person, PersonId } from '../domain/people/person';
import { onShiftFor, rosteredAt } from '../domain/roster/duty-changes';
import { presentDuty } from '../domain/roster/present-duty';
import { whoIsOnDuty } from '../domain/roster/who-is-on-duty';
import { notBefore } from '../domain/ticket/not-before';
import type { Ticket } from '../domain/ticket/ticket';
import type { Transaction } from '../ports/unit-of-work';
import type { DecisionContext } from './action';

/** What a rule about this ticket may look at, read inside the transaction. */
export async function contextOf(tx: Transaction, desk: Desk, ticket: Ticket, by?: Person): Promise<DecisionContext> {
  const people = new Map<PersonId, Person>((await tx.staff()).map((person) => [person.id, person]));
  if (by) people.set(by.id, by);
  if (!people.has(ticket.requester)) {
    const requester = await tx.person(ticket.requester);
    if (requester) people.set(requester.id, requester);
  }
  const shifts = { overrides: await tx.shiftsAt(tx.now), pattern: desk.duty };
  const skill = skillOf(desk, ticket.category);
  const asked = { place: ticket.place, ...(skill === undefined ? {} : { skill }) };
  return {
    at: notBefore(ticket, tx.now),
    desk,
    duty: presentDuty(whoIsOnDuty(tx.now, shifts, asked), people),
    people,
    rostered: rosteredAt(tx.now, shifts),
    onShift: onShiftFor(tx.now, shifts, asked),
  };
}

/** The same, with how many open tickets everybody has. */
export const weighed = async (tx: Transaction, now: DecisionContext): Promise<DecisionContext> => ({
  ...now,
  load: await tx.openJobs(),
});
