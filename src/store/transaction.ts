import type { EntityManager } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import { searchedIn } from '../domain/finding/searched-text';
import type { Person, PersonId } from '../domain/people/person';
import type { TicketEvent } from '../domain/ticket/event';
import { type Ticket, type TicketId, ticketId } from '../domain/ticket/ticket';
import type { Timer } from '../domain/ticket/timer';
import type { Instant } from '../domain/time/instant';
import { Conflict, MissingTicket, type Transaction } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { announce } from './announce';
import { deleteRows, updateRows } from './change-rows';
import { isDuplicate } from './failure';
import { fileWith } from './file-owners';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { findPerson } from './person-record';
import type { RegisterMemory } from './register-memory';
import { deliveryKeyRow } from './rows/inbound-rows';
import { type TicketRow, ticketEngineerRow, ticketEventRow, ticketRow } from './rows/ticket-rows';
import { shortKey } from './short-key';
import { engineersOf, toTicket, toTicketRow } from './ticket-record';
import { putWords } from './ticket-words';
import { areWanted, wantTimers } from './want-timers';

/** Whatever decides whether a search finds it; most events change nothing of that. */
const foundBy = (ticket: Ticket): string => `${ticket.requester}\n${searchedIn(ticket)}`;

const movedOn = ({ id, version }: Pick<Ticket, 'id' | 'version'>): Conflict =>
  new Conflict(`ticket ${id} is no longer at version ${version}`);

/** One transaction of the desk over an open transaction of the database. */
export class StoreTransaction implements Transaction {
  /** Tickets made in this transaction: nothing can wait for them yet. */
  readonly #made = new Set<TicketId>();
  /** Tickets whose row this transaction has changed: nobody else changes them before it ends. */
  readonly #held = new Set<TicketId>();
  #now: Instant;
  /** How often words had been taken out of the tickets that were read: written back, they would return. */
  readonly #redactions = new Map<TicketId, number>();
  /** What a search looked through in the tickets that were read. */
  readonly #searched = new Map<TicketId, string>();

  constructor(
    private readonly manager: EntityManager,
    now: Instant,
    private readonly register: RegisterMemory,
  ) {
    this.#now = now;
  }

  get now(): Instant {
    return this.#now;
  }

  async ticket(id: TicketId): Promise<Ticket> {
    const row = await findRow(this.manager, ticketRow, { id });
    if (row === undefined) throw new MissingTicket(id);
    // An event by a clock that was set back, or is a little behind another's, must not lie before the one it follows.
    const last = await findRow(this.manager, ticketEventRow, { ticketId: id, seq: row.version });
    if (last !== undefined && last.at > this.#now) this.#now = last.at as Instant;
    this.#redactions.set(id, row.redactions);
    const ticket = toTicket(row);
    this.#searched.set(id, foundBy(ticket));
    return ticket;
  }

  async open(draft: Omit<Ticket, 'id'>, event: TicketEvent): Promise<TicketId> {
    const id = ticketId(await insertRows(this.manager, ticketRow, [{ ...toTicketRow(draft), redactions: 0 }]));
    this.#made.add(id);
    this.#held.add(id);
    await this.#log(id, draft.version, event);
    await fileWith(this.manager, id, event);
    await this.#workedBy(id, engineersOf(draft));
    await putWords(this.manager, { ...draft, id });
    return id;
  }

  async record(after: Ticket, event: TicketEvent): Promise<void> {
    const { id, ...data } = after;
    const previous = { id, version: after.version - 1 };
    const redactions = this.#redactions.get(id);
    const asRead = { ...previous, ...(redactions === undefined ? {} : { redactions }) };
    const affected = await updateRows(this.manager, ticketRow, asRead, toTicketRow(data));
    if (affected !== 1) throw movedOn(previous);
    this.#held.add(id);
    await this.#log(id, after.version, event);
    await fileWith(this.manager, id, event);
    await this.#workedBy(id, engineersOf(after));
    if (this.#searched.get(id) !== foundBy(after)) await putWords(this.manager, after);
  }

  async want(ticket: Pick<Ticket, 'id' | 'version'>, timers: readonly Timer[]): Promise<void> {
    const { id } = ticket;
    if (!this.#held.has(id)) {
      // Most renewals find nothing to write, and should not hold up those who do.
      if (await areWanted(this.manager, id, timers)) return;
      await this.#hold(ticket);
    }
    return wantTimers(this.manager, { id, isNew: this.#made.has(id) }, timers);
  }

  announce(announcements: readonly Announcement[]): Promise<void> {
    return announce(this.manager, announcements, this.now, (ticket) => this.#made.has(ticket));
  }

  async firstTime(key: string): Promise<boolean> {
    try {
      await insertRows(this.manager, deliveryKeyRow, [{ deliveryKey: shortKey(key), seenAt: this.now }]);
      return true;
    } catch (error) {
      // On both databases a duplicate undoes its own statement only.
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  person(id: PersonId): Promise<Person | undefined> {
    return findPerson(this.manager, id);
  }

  staff(): Promise<readonly Person[]> {
    return this.register.staff(this.manager);
  }

  shiftsAt(at: Instant): Promise<readonly DutyShift[]> {
    return this.register.shiftsAt(this.manager, at);
  }

  async openJobs(): Promise<ReadonlyMap<PersonId, number>> {
    const rows: { owner: PersonId; jobs: string | number }[] = await this.manager.query(
      'SELECT owner, COUNT(*) AS jobs FROM ticket WHERE open_since IS NOT NULL AND owner IS NOT NULL GROUP BY owner',
    );
    return new Map(rows.map(({ owner, jobs }) => [owner, Number(jobs)]));
  }

  async sameReport(requester: PersonId, category: string, title: string, since: Instant): Promise<Ticket | undefined> {
    // By hand: every report asks this, and TypeORM's `find` was a noticeable part of its processor time.
    const rows: { id: number; data: TicketRow['data'] | string }[] = await this.manager.query(
      `SELECT id, data FROM ticket WHERE requester = ? AND reported_at >= ? AND open_since IS NOT NULL
       ORDER BY reported_at DESC, id DESC`,
      [requester, since],
    );
    const tickets = rows.map(({ id, data }) =>
      toTicket({ id, data: typeof data === 'string' ? JSON.parse(data) : data }),
    );
    return tickets.find((ticket) => ticket.category === category && ticket.title === title);
  }

  /** Galera compares the rows that were changed, so looking at the version, or locking the row, would not be enough. */
  async #hold({ id, version }: Pick<Ticket, 'id' | 'version'>): Promise<void> {
    const change = { renewals: () => 'renewals + 1' };
    const affected = await updateRows(this.manager, ticketRow, { id, version }, change);
    if (affected !== 1) throw movedOn({ id, version });
    this.#held.add(id);
  }

  #log(ticket: TicketId, seq: number, event: TicketEvent): Promise<number> {
    return insertRows(this.manager, ticketEventRow, [{ ticketId: ticket, seq, at: event.at, data: event }]);
  }

  async #workedBy(id: TicketId, people: ReadonlySet<string>): Promise<void> {
    const rows = this.#made.has(id) ? [] : await findRows(this.manager, ticketEngineerRow, { ticketId: id });
    const before = new Set(rows.map((row) => row.person));
    const left = [...before].filter((person) => !people.has(person));
    const joined = [...people].filter((person) => !before.has(person));
    if (left.length > 0) await deleteRows(this.manager, ticketEngineerRow, { ticketId: id, person: left });
    await insertRows(
      this.manager,
      ticketEngineerRow,
      joined.map((person) => ({ ticketId: id, person })),
    );
  }
}
