import type { EntityManager } from 'typeorm';
import { soughtWords } from '../domain/finding/searched-text';
import type { PersonId } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import type { Search, Sought, SoughtRecords } from '../ports/search';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { findRows } from './find-rows';
import type { KnownKinds } from './known-kinds';
import { PeoplesNames } from './peoples-names';
import { findRecords } from './record-search';
import { ticketRow } from './rows/ticket-rows';
import { toTicket } from './ticket-record';
import { addWords } from './ticket-words';

/** Part of a condition, with its values. */
interface Part {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Tickets by their words, in the table `ticket_words`, which is read from the newest to the oldest. */
export class StoreSearch implements Search {
  readonly #names: PeoplesNames;

  constructor(
    private readonly database: Database,
    private readonly kinds: Pick<KnownKinds, 'others'>,
  ) {
    this.#names = new PeoplesNames(database.read);
  }

  async find({ words, reader, numberIn, most }: Sought): Promise<readonly Ticket[]> {
    const sought = soughtWords(words);
    if (sought.length === 0) return [];
    const names = reader === 'everything' ? await this.#names.calledBy(sought) : new Map<string, readonly PersonId[]>();
    const parts = [
      // Whoever reads only their own is never compared with what is others'.
      ...(reader === 'everything' ? [] : [{ sql: 'requester = ?', values: [reader] }]),
      ...sought.map((word) => holds(word, names.get(word) ?? [], numberIn(word))),
    ];
    const found: { id: number }[] = await this.database.read.query(
      `SELECT ticket_id AS id FROM ticket_words WHERE ${parts.map(({ sql }) => sql).join(' AND ')}
       ORDER BY ticket_id DESC LIMIT ${most}`,
      parts.flatMap(({ values }) => values),
    );
    if (found.length === 0) return [];
    const rows = await findRows(
      this.database.read,
      ticketRow,
      { id: found.map(({ id }) => Number(id)) },
      { by: ['-id'] },
    );
    return rows.map(toTicket);
  }

  findRecords(sought: SoughtRecords): Promise<readonly RecordRef[]> {
    return findRecords(this.database.read, this.#names, this.kinds.others, sought);
  }

  fill(most: number, below: number): Promise<number | undefined> {
    return this.database.transact(async (manager) => {
      const missing: { id: number }[] = await manager.query(
        `SELECT ticket.id AS id FROM ticket LEFT JOIN ticket_words ON ticket_words.ticket_id = ticket.id
         WHERE ticket_words.ticket_id IS NULL AND ticket.id < ? ORDER BY ticket.id DESC LIMIT ${most}`,
        [below],
      );
      if (missing.length === 0) return undefined;
      const rows = await findRows(manager, ticketRow, { id: missing.map(({ id }) => Number(id)) });
      await addOrLeave(manager, rows.map(toTicket));
      return Number(missing.at(-1)?.id);
    });
  }

  async missing(): Promise<number> {
    const [row]: { count: number | string }[] = await this.database.read.query(
      `SELECT COUNT(*) AS count FROM ticket LEFT JOIN ticket_words ON ticket_words.ticket_id = ticket.id
       WHERE ticket_words.ticket_id IS NULL`,
    );
    return Number(row?.count ?? 0);
  }
}

/** A ticket holds a word in what is written about it, in its requester's name, or as its number. */
function holds(word: string, people: readonly PersonId[], number: number | undefined): Part {
  const marks = people.map(() => '?').join(',');
  const ways: readonly Part[] = [
    { sql: 'INSTR(words, ?) > 0', values: [Buffer.from(word)] },
    ...(people.length === 0 ? [] : [{ sql: `requester IN (${marks})`, values: people }]),
    ...(number === undefined ? [] : [{ sql: 'ticket_id = ?', values: [ticketId(number)] }]),
  ];
  return { sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, values: ways.flatMap(({ values }) => values) };
}

/** Whoever changed one of them meanwhile has written its words, newer ones than ours: those stay. */
async function addOrLeave(manager: EntityManager, tickets: readonly Ticket[]): Promise<void> {
  try {
    await addWords(manager, tickets);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    for (const ticket of tickets) {
      await addWords(manager, [ticket]).catch((failure: unknown) => {
        if (!isDuplicate(failure)) throw failure;
      });
    }
  }
}
