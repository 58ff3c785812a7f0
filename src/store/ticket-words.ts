import type { EntityManager } from 'typeorm';
import { searchedText } from '../domain/finding/searched-text';
import type { Ticket } from '../domain/ticket/ticket';

type Worded = Pick<Ticket, 'id' | 'requester' | 'title' | 'description' | 'device' | 'resolution'>;

/**
 * Writes down what a search finds a ticket by, in this transaction, instead of what was there. Bytes, because both
 * databases look through those several times as fast as through text (docs/decisions/search.md).
 */
export async function putWords(manager: EntityManager, ticket: Worded): Promise<void> {
  await manager.query('REPLACE INTO ticket_words (ticket_id, requester, words) VALUES (?, ?, ?)', rowOf(ticket));
}

/** The same for tickets that have none yet. Throws where one of them has been given some meanwhile. */
export async function addWords(manager: EntityManager, tickets: readonly Worded[]): Promise<void> {
  const marks = tickets.map(() => '(?, ?, ?)').join(', ');
  await manager.query(`INSERT INTO ticket_words (ticket_id, requester, words) VALUES ${marks}`, tickets.flatMap(rowOf));
}

const rowOf = (ticket: Worded): unknown[] => [ticket.id, ticket.requester, Buffer.from(searchedText(ticket))];
