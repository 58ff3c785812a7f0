import type { Person } from '../domain/people/person';
import type { EventOf, TicketEvent } from '../domain/ticket/event';
import type { TicketId } from '../domain/ticket/ticket';
import { changeWords, type WordChange } from '../domain/ticket/words-changed';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/** Somebody changed what they had written to a ticket. */
export interface WordsRequest {
  /** The same key again does nothing. */
  readonly key: string;
  readonly ticket: TicketId;
  readonly by: Person;
  /** The ticket's log, in which the words stand. */
  readonly log: readonly TicketEvent[];
  readonly change: WordChange;
}

/**
 * Keeps with a ticket what words were and what they are now, and tells its people. Answers what they are to it; undefined
 * where they are none of that person's. Throws Conflict, MissingRecord.
 */
export async function changeWordsOf(
  deps: CommandDeps,
  request: WordsRequest,
): Promise<EventOf<'words-changed'>['of'] | undefined> {
  const { key, by, log, change } = request;
  return transact(deps, async (tx) => {
    const ticket = await tx.ticket(request.ticket);
    const now = await ticketPath.contextOf(tx, deps.desk, ticket, by);
    const event = changeWords({ ticket, log }, by, now.at, change);
    if (event === undefined) return undefined;
    if (await tx.firstTime(key)) await ticketPath.apply(tx, now, ticket, event);
    return event.of;
  });
}
