import type { PersonId } from '../domain/people/person';
import { theDesk } from '../domain/ticket/event';
import type { TicketId } from '../domain/ticket/ticket';
import { hours } from '../domain/time/instant';
import { apply } from './apply';
import type { CommandDeps } from './command-deps';
import { contextOf } from './decision-context';
import { transact } from './retry';

/** The same person's silence about the same job is written down once in so long. */
const writtenEvery = hours(1);

/** A message about a ticket that nobody could deliver. */
export interface Unreached {
  /** Unique to the message. */
  readonly key: string;
  readonly ticket: TicketId;
  readonly person: PersonId;
  /** The platform's own word. */
  readonly why: string;
  /** Reason of the announcement; a failed rescue makes the next step follow at once. */
  readonly about: string;
}

/** Writes on the ticket that somebody could not be reached, so that it is not swallowed. Throws Conflict, MissingRecord. */
export async function reportUnreached(
  deps: CommandDeps,
  { key, ticket: id, person, why, about }: Unreached,
): Promise<void> {
  await transact(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    const recent = ticket.unreached.some((one) => one.person === person && tx.now - one.at < writtenEvery);
    if (!(await tx.firstTime(`unreached:${key}`)) || (recent && about !== 'rescue')) return;
    const now = await contextOf(tx, deps.desk, ticket);
    await apply(tx, now, ticket, { type: 'not-reached', by: theDesk, at: now.at, person, why, about });
  });
}
