import { ticketRef } from '../domain/record/record-ref';
import type { TicketId } from '../domain/ticket/ticket';
import { timersFor } from '../domain/ticket/timer-rules';
import type { CommandDeps } from './command-deps';
import { transact } from './retry';

/**
 * Writes the wake-ups of these tickets anew, by the rules as they are now: after the desk file changed, an earlier
 * deadline must not wait for the old one. Nothing else of a ticket changes. Throws Conflict, MissingRecord.
 */
export async function renewTimers(deps: CommandDeps, tickets: readonly TicketId[]): Promise<void> {
  for (const id of tickets) {
    await transact(deps, async (tx) => {
      const ticket = await tx.ticket(id);
      await tx.want({ ...ticketRef(id), version: ticket.version }, timersFor(ticket, deps.desk, tx.now));
    });
  }
}
