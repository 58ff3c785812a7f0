import { candidatesFor } from '../domain/assignment/candidates-for';
import type { Ticket } from '../domain/ticket/ticket';
import type { Theirs } from './action';
import type { CommandDeps } from './command-deps';
import { contextOf, weighed } from './decision-context';
import { transact } from './retry';

/** Whom each of these tickets can be given to, by its own place and kind of work, as they are now. Throws Conflict. */
export const bestForEach = (deps: CommandDeps, tickets: readonly Ticket[]): Promise<readonly Theirs[]> =>
  transact(deps, async (tx) => {
    const found: Theirs[] = [];
    for (const ticket of tickets) {
      const now = await weighed(tx, await contextOf(tx, deps.desk, ticket));
      found.push({ ticket, best: candidatesFor(ticket, now) });
    }
    return found;
  });
