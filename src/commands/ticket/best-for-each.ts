import { candidatesFor } from '../../domain/assignment/candidates-for';
import type { Desk } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { Ticket } from '../../domain/ticket/ticket';
import { ticketRules } from '../../domain/ticket/ticket-rules';
import type { Transaction } from '../../ports/unit-of-work';
import { contextFor, weighed } from '../record/context-for';

/** A ticket, and whom it could go to, the first one first. */
export interface Theirs {
  readonly ticket: Ticket;
  readonly best: readonly PersonId[];
}

/** Whom each of these tickets could go to, by its own place and kind of work, as they are now. */
export async function bestForEach(tx: Transaction, desk: Desk, tickets: readonly Ticket[]): Promise<readonly Theirs[]> {
  const found: Theirs[] = [];
  for (const ticket of tickets) {
    const now = await weighed(tx, await contextFor(tx, desk, ticketRules.needs(ticket, desk)));
    found.push({ ticket, best: candidatesFor(ticket, now) });
  }
  return found;
}
