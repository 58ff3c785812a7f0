import { whomToAsk } from '../domain/assignment/whom';
import { skillOf } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import type { Ticket } from '../domain/ticket/ticket';
import type { DecisionContext, Theirs } from './action';
import type { CommandDeps } from './command-deps';
import { contextOf, weighed } from './decision-context';
import { transact } from './retry';

/** Whom this ticket can be given to now, the first one first; none who was asked already, or has just given it back. */
export function candidatesFor(ticket: Ticket, now: DecisionContext): readonly PersonId[] {
  const { requester, owner, returnedBy, asked = [], assignment } = ticket;
  return whomToAsk({
    skill: skillOf(now.desk, ticket.category),
    people: now.people,
    onShift: now.onShift,
    load: now.load ?? new Map(),
    except: [requester, owner, returnedBy, assignment?.to, ...asked],
  });
}

/** The same of several tickets, each by its own place and kind of work, as they are now. Throws Conflict. */
export const bestForEach = (deps: CommandDeps, tickets: readonly Ticket[]): Promise<readonly Theirs[]> =>
  transact(deps, async (tx) => {
    const found: Theirs[] = [];
    for (const ticket of tickets) {
      const now = await weighed(tx, await contextOf(tx, deps.desk, ticket));
      found.push({ ticket, best: candidatesFor(ticket, now) });
    }
    return found;
  });
