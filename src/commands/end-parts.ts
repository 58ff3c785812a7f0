import type { PersonId } from '../domain/people/person';
import { partsEnded } from '../domain/ticket/parts-ended';
import type { TicketId } from '../domain/ticket/ticket';
import type { Records } from '../ports/records';
import type { CommandDeps } from './command-deps';
import { kinds, otherKinds, ticketPath } from './kinds';
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

/** Open records of one kind in which somebody who left may have a part: more than anybody has. */
const most = 1000;

interface Turned {
  readonly key: string;
  readonly person: PersonId;
}

type Deps = CommandDeps & { readonly records: Pick<Records, 'ofPerson'> };

/** The same in records of other kinds, each of which says what becomes of it. Throws Conflict, MissingRecord. */
export const endOtherParts = (deps: Deps, turned: Turned): Promise<void> => inOthers(deps, turned, 'personLeft');

/** Whoever is there again is so in those that waited for it. Once a `key`. Throws Conflict, MissingRecord. */
export const takeUpParts = (deps: Deps, turned: Turned): Promise<void> => inOthers(deps, turned, 'personBack');

async function inOthers(deps: Deps, { key, person }: Turned, turn: 'personLeft' | 'personBack'): Promise<void> {
  for (const kind of otherKinds()) {
    const becomes = kinds[kind][turn];
    for (const { id } of becomes === undefined ? [] : await deps.records.ofPerson(kind, { person }, most)) {
      await transact(deps, async (tx) => {
        if (await tx.firstTime(`${key}:${kind}:${id}`)) await becomes?.(tx, deps.desk, { kind, id }, person);
      });
    }
  }
}
