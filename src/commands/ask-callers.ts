import type { TicketId } from '../domain/ticket/ticket';
import { callbackAgain } from '../views/announcements/closing-news';
import { circumstancesOf } from './circumstances';
import type { DeskDeps } from './desk-deps';
import { transact } from './retry';
import { showingOf } from './showing-of';

/**
 * Asks whoever is to call back about a low rating now, when somebody who was asked has left; who was asked before is not
 * asked anew. Once a `key`. Throws Conflict, MissingTicket.
 */
export async function askCallers(
  deps: DeskDeps,
  { key, ticket: id }: { readonly key: string; readonly ticket: TicketId },
): Promise<void> {
  await transact(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    const now = await circumstancesOf(tx, deps.desk, ticket);
    const said = callbackAgain(showingOf(ticket, now));
    await tx.announce(said.map((one, index) => ({ ...one, ticket: id, key: `${key}:${id}:${index}` })));
  });
}
