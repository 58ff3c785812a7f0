import { ticketRef } from '../domain/record/record-ref';
import type { TicketId } from '../domain/ticket/ticket';
import { callbackAgain } from '../views/notifications/closing-notifications';
import { onEachPlatform } from '../views/notifications/recipients';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/**
 * Asks whoever is to call back about a low rating now, when somebody who was asked has left; who was asked before is not
 * asked anew. Once a `key`. Throws Conflict, MissingRecord.
 */
export async function askCallers(
  deps: CommandDeps,
  { key, ticket: id }: { readonly key: string; readonly ticket: TicketId },
): Promise<void> {
  await transact(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    const now = await ticketPath.contextOf(tx, deps.desk, ticket);
    const said = callbackAgain(ticketPath.viewOf(ticket, now)).flatMap((one) => onEachPlatform(one, deps.desk));
    await tx.announce(said.map((one, index) => ({ ...one, about: ticketRef(id), key: `${key}:${id}:${index}` })));
  });
}
