import type { PersonId } from '../domain/people/person';
import { partsEnded } from '../domain/ticket/parts-ended';
import type { TicketId } from '../domain/ticket/ticket';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/**
 * Ends every part in a ticket of somebody who has left, so that colleagues and the requester hear of it and its card
 * offers what a lead may do. Nothing where they have none by now. Once a `key`. Throws Conflict, MissingRecord.
 */
export async function endParts(
  deps: CommandDeps,
  { key, ticket: id, person }: { readonly key: string; readonly ticket: TicketId; readonly person: PersonId },
): Promise<void> {
  await transact(deps, async (tx) => {
    let ticket = await tx.ticket(id);
    if (!(await tx.firstTime(`${key}:${id}`))) return;
    const now = await ticketPath.contextOf(tx, deps.desk, ticket);
    for (const event of partsEnded(ticket, person, now.at)) ticket = await ticketPath.apply(tx, now, ticket, event);
  });
}
