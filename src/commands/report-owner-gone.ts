import type { PersonId } from '../domain/people/person';
import { theDesk } from '../domain/ticket/event';
import { isOpen, type TicketId } from '../domain/ticket/ticket';
import { apply } from './apply';
import { circumstancesOf } from './circumstances';
import type { DeskDeps } from './desk-deps';
import { transact } from './retry';

/**
 * Writes on an open job that its owner is out of reach, so that colleagues hear of it and its card offers what a lead may
 * do. Nothing for a job that is somebody else's by now. Once a `key`. Throws Conflict, MissingTicket.
 */
export async function reportOwnerGone(
  deps: DeskDeps,
  { key, ticket: id, person }: { readonly key: string; readonly ticket: TicketId; readonly person: PersonId },
): Promise<void> {
  await transact(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    if (!(await tx.firstTime(`${key}:${id}`)) || ticket.owner !== person || !isOpen(ticket)) return;
    const now = await circumstancesOf(tx, deps.desk, ticket);
    await apply(tx, now, ticket, { type: 'owner-gone', by: theDesk, at: now.at, person });
  });
}
