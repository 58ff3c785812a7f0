import type { EntityManager } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import type { Person, PersonId } from '../domain/people/person';
import type { Happened, Recorded, RecordIndex, Timer } from '../domain/record/record';
import { type KindName, type RecordRef, recordName, ticketRef } from '../domain/record/record-ref';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { ticketShape } from '../domain/ticket/ticket-shape';
import type { Instant } from '../domain/time/instant';
import { Conflict, type LinkedRecord, MissingRecord, type Transaction } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { announce } from './announce';
import { filled } from './conditions';
import { isDuplicate } from './failure';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { findPerson } from './person-record';
import type { KeptRecord } from './record-table';
import { deliveryKeyRow } from './rows/inbound-rows';
import { recordRow } from './rows/record-rows';
import { ticketRow } from './rows/ticket-rows';
import { shortKey } from './short-key';
import type { StaffCache } from './staff-cache';
import { tableOf } from './table-of';
import { toTicket } from './ticket-record';

const movedOn = (record: RecordRef, version: number): Conflict =>
  new Conflict(`${record.kind} ${record.id} is no longer at version ${version}`);

/** One transaction of the desk over an open transaction of the database. */
export class StoreTransaction implements Transaction {
  /** Records made in this transaction, by name: nothing can wait for them yet. */
  readonly #made = new Set<string>();
  /** Records whose wake-ups this transaction has written. */
  readonly #wanted = new Set<string>();
  /** Records whose row this transaction has changed: nobody else changes them before it ends. */
  readonly #held = new Set<string>();
  #now: Instant;
  /** Records as this transaction read or wrote them. */
  readonly #read = new Map<string, KeptRecord>();

  constructor(
    private readonly manager: EntityManager,
    now: Instant,
    private readonly staffCache: StaffCache,
    /** Kinds besides the ticket: a newer release beside this one may keep others. */
    private readonly others: readonly KindName[],
  ) {
    this.#now = now;
  }

  get now(): Instant {
    return this.#now;
  }

  ticket(id: TicketId): Promise<Ticket> {
    return this.load<Ticket>(ticketRef(id));
  }

  async load<State extends Recorded>(ref: RecordRef): Promise<State> {
    const kept = await tableOf(ref.kind).find(this.manager, ref.id);
    if (kept === undefined) throw new MissingRecord(ref);
    // An event by a clock that was set back, or is a little behind another's, must not lie before the one it follows.
    if (kept.lastAt !== undefined && kept.lastAt > this.#now) this.#now = kept.lastAt;
    this.#read.set(recordName(ref), kept);
    return kept.record as State;
  }

  events({ kind, id }: RecordRef): Promise<readonly Happened[]> {
    return tableOf(kind).events(this.manager, id);
  }

  async ownedBy(owner: PersonId): Promise<readonly Ticket[]> {
    const order = { by: ['openSince', 'id'], only: ['id', 'data'] } as const;
    return (await findRows(this.manager, ticketRow, { owner, openSince: filled }, order)).map(toTicket);
  }

  async linkedTo(record: RecordRef, until: 'open' | 'ever' = 'open'): Promise<readonly LinkedRecord[]> {
    if (this.others.length === 0) return [];
    const links = { kind: this.others, about: recordName(record), ...(until === 'open' && { openSince: filled }) };
    const rows = await findRows(this.manager, recordRow, links, { by: ['kind', 'id'], only: ['kind', 'id'] });
    const linked: LinkedRecord[] = [];
    for (const { kind, id } of rows) linked.push({ about: { kind, id }, record: await this.load({ kind, id }) });
    return linked;
  }

  async open<State extends Recorded>(
    kind: KindName,
    draft: Omit<State, 'id'>,
    event: Happened,
    index: RecordIndex,
  ): Promise<number> {
    const state = draft as Omit<Recorded, 'id'>;
    // Whoever ends that one meanwhile has to see this one first, and it does not begin about one that is over by then.
    if (index.about !== undefined) await this.#hold(index.about);
    const id = await tableOf(kind).add(this.manager, { state, event, index });
    const name = recordName({ kind, id });
    this.#made.add(name);
    this.#held.add(name);
    return id;
  }

  async record(kind: KindName, after: Recorded, event: Happened, index: RecordIndex): Promise<void> {
    const ref = { kind, id: after.id };
    const name = recordName(ref);
    const before = this.#read.get(name);
    if (!(await tableOf(kind).change(this.manager, after.id, { state: after, event, index }, before))) {
      throw movedOn(ref, after.version - 1);
    }
    this.#held.add(name);
    if (before !== undefined) this.#read.set(name, { record: after, redactions: before.redactions, renewals: 0 });
  }

  async want(record: RecordRef & Pick<Recorded, 'version'>, timers: readonly Timer[]): Promise<void> {
    const { kind, id, version } = record;
    const table = tableOf(kind);
    const name = recordName(record);
    if (!this.#held.has(name)) {
      // Most renewals find nothing to write, and should not hold up those who do.
      if (await table.timers.areWanted(this.manager, id, timers)) return;
      await this.#holdAt(record, version);
    }
    const isNew = this.#made.has(name) && !this.#wanted.has(name);
    this.#wanted.add(name);
    return table.timers.want(this.manager, { id, isNew }, timers);
  }

  /** Nobody else changes it from now on. Throws Conflict where somebody has since it was read. */
  async #hold(ref: RecordRef): Promise<void> {
    const name = recordName(ref);
    if (this.#held.has(name)) return;
    const { version } = this.#read.get(name)?.record ?? (await this.load(ref));
    await this.#holdAt(ref, version);
  }

  async #holdAt(ref: RecordRef, version: number): Promise<void> {
    const name = recordName(ref);
    if (!(await tableOf(ref.kind).hold(this.manager, { id: ref.id, version }))) throw movedOn(ref, version);
    this.#held.add(name);
    const read = this.#read.get(name);
    if (read !== undefined) this.#read.set(name, { ...read, renewals: read.renewals + 1 });
  }

  announce(announcements: readonly Announcement[]): Promise<void> {
    return announce(this.manager, announcements, this.now, (record) => this.#made.has(recordName(record)));
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
    return this.staffCache.staff(this.manager);
  }

  shiftsAt(at: Instant): Promise<readonly DutyShift[]> {
    return this.staffCache.shiftsAt(this.manager, at);
  }

  async openTickets(): Promise<ReadonlyMap<PersonId, number>> {
    const rows: { owner: PersonId; tickets: string | number }[] = await this.manager.query(
      'SELECT owner, COUNT(*) AS tickets FROM ticket WHERE open_since IS NOT NULL AND owner IS NOT NULL GROUP BY owner',
    );
    return new Map(rows.map(({ owner, tickets }) => [owner, Number(tickets)]));
  }

  async sameReport(requester: PersonId, category: string, title: string, since: Instant): Promise<Ticket | undefined> {
    // By hand: every report asks this, and TypeORM's `find` was a noticeable part of its processor time.
    const rows: { id: number; data: object | string }[] = await this.manager.query(
      `SELECT id, data FROM ticket WHERE requester = ? AND reported_at >= ? AND open_since IS NOT NULL
       ORDER BY reported_at DESC, id DESC`,
      [requester, since],
    );
    const tickets = rows.map(({ id, data }) =>
      toTicket({ id, data: ticketShape.read(typeof data === 'string' ? JSON.parse(data) : data) }),
    );
    return tickets.find((ticket) => ticket.category === category && ticket.title === title);
  }
}
