import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import type { Happened, Recorded, RecordIndex, Timer } from '../domain/record/record';
import { type KindName, type RecordRef, recordName, ticketRef } from '../domain/record/record-ref';
import type { DutyCall } from '../domain/roster/burden';
import type { DutyWord } from '../domain/roster/duty-change';
import { knownAround } from '../domain/roster/known-around';
import type { KeptShifts } from '../domain/roster/shifts';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { ticketShape } from '../domain/ticket/ticket-shape';
import type { Instant, Span } from '../domain/time/instant';
import { Conflict, type LinkedRecord, MissingRecord, type Transaction, theirMost } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { announce } from './announce';
import { writeDown } from './audit-record';
import { filled } from './conditions';
import { decisionsSoFar, putDecision } from './duty-decisions';
import { isDuplicate } from './failure';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import type { KnownKinds } from './known-kinds';
import { findCalls } from './ladder-calls';
import { LinkedRecords } from './linked-records';
import { findPerson } from './person-record';
import type { KeptRecord } from './record-table';
import { deliveryKeyRow } from './rows/inbound-rows';
import { ticketRow } from './rows/ticket-rows';
import { findAbout } from './shared-table';
import { findShifts } from './shift-record';
import { shortKey } from './short-key';
import type { StaffCache } from './staff-cache';
import { toTicket } from './ticket-record';

const movedOn = (record: RecordRef, version: number): Conflict =>
  new Conflict(`${record.kind} ${record.id} is no longer at version ${version}`);

/** Somebody decides by what it was before they, or what they brought about, changed it. */
const changedHere = (record: RecordRef, version: number): Error =>
  new Error(`${record.kind} ${record.id} has a version ${version} in this transaction already`);

/** One transaction of the desk over an open transaction of the database. */
export class StoreTransaction implements Transaction {
  /** Records made in this transaction, by name: nothing can wait for them yet. */
  readonly #made = new Set<string>();
  /** Records whose wake-ups this transaction has written. */
  readonly #wanted = new Set<string>();
  /** Records whose row this transaction has changed: nobody else changes them before it ends. */
  readonly #held = new Set<string>();
  #now: Instant;
  #decidedDuty = false;
  /** How many decisions about duty there were when it looked at the roster. */
  #decisionsRead: number | undefined;
  /** Records as this transaction read or wrote them. */
  readonly #read = new Map<string, KeptRecord>();
  readonly #linked = new LinkedRecords();
  readonly #atEnd: (() => Promise<readonly Announcement[]>)[] = [];

  constructor(
    private readonly manager: EntityManager,
    now: Instant,
    private readonly staffCache: StaffCache,
    private readonly kinds: KnownKinds,
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
    // Read again, it might be another than what was decided by.
    const known = this.#read.get(recordName(ref));
    if (known !== undefined) return known.record as State;
    const kept = await this.kinds.tableOf(ref.kind).find(this.manager, ref.id);
    if (kept === undefined) throw new MissingRecord(ref);
    return this.#know(ref, kept) as State;
  }

  #know(ref: RecordRef, kept: KeptRecord): Recorded {
    // An event by a clock that was set back, or is a little behind another's, must not lie before the one it follows.
    if (kept.lastAt !== undefined && kept.lastAt > this.#now) this.#now = kept.lastAt;
    this.#read.set(recordName(ref), kept);
    return kept.record;
  }

  events({ kind, id }: RecordRef): Promise<readonly Happened[]> {
    return this.kinds.tableOf(kind).events(this.manager, id);
  }

  async ownedBy(owner: PersonId): Promise<readonly Ticket[]> {
    const order = { by: ['openSince', 'id'], only: ['id', 'data'] } as const;
    return (await findRows(this.manager, ticketRow, { owner, openSince: filled }, order)).map(toTicket);
  }

  async linkedTo(record: RecordRef, until: 'open' | 'ever' = 'open'): Promise<readonly LinkedRecord[]> {
    const known = until === 'open' ? this.#linked.of(record) : undefined;
    if (known !== undefined) return known;
    const found = (await this.#findAbout([record], until)).get(recordName(record)) ?? [];
    if (until === 'open') this.#linked.found(record, found);
    return found;
  }

  async readLinkedTo(records: readonly RecordRef[]): Promise<void> {
    const found = await this.#findAbout(records, 'open');
    for (const record of records) this.#linked.found(record, found.get(recordName(record)) ?? []);
  }

  /** By the name of the record that they are about. */
  async #findAbout(
    records: readonly RecordRef[],
    until: 'open' | 'ever',
  ): Promise<ReadonlyMap<string, readonly LinkedRecord[]>> {
    const { others: kinds } = this.kinds;
    if (kinds.length === 0 || records.length === 0) return new Map();
    const asked = { kinds, records, until, rulesOf: (kind: KindName) => this.kinds.rulesOf(kind) };
    const found = new Map<string, LinkedRecord[]>();
    for (const { about, to, ...kept } of await findAbout(this.manager, asked)) {
      const record = this.#read.get(recordName(about))?.record ?? this.#know(about, kept);
      found.set(to, [...(found.get(to) ?? []), { about, record }]);
    }
    return found;
  }

  async open<State extends Recorded>(
    kind: KindName,
    draft: Omit<State, 'id'>,
    event: Happened,
    index: RecordIndex,
  ): Promise<number> {
    const state = draft as Omit<Recorded, 'id'>;
    // Whoever ends that one meanwhile has to see this one first, and it does not begin about one that is over by then.
    if (index.about !== undefined) await this.hold(index.about);
    const id = await this.kinds.tableOf(kind).add(this.manager, { state, event, index });
    const name = recordName({ kind, id });
    this.#made.add(name);
    this.#held.add(name);
    const record = { ...state, id };
    this.#read.set(name, { record, redactions: 0, renewals: 0 });
    this.#linked.changed({ about: { kind, id }, record }, index);
    return id;
  }

  async record(kind: KindName, after: Recorded, event: Happened, index: RecordIndex): Promise<void> {
    const ref = { kind, id: after.id };
    const name = recordName(ref);
    const before = this.#read.get(name);
    // Another try would do the same.
    if (before !== undefined && before.record.version >= after.version) throw changedHere(ref, after.version);
    if (!(await this.kinds.tableOf(kind).change(this.manager, after.id, { state: after, event, index }, before))) {
      throw movedOn(ref, after.version - 1);
    }
    this.#held.add(name);
    if (before !== undefined) this.#read.set(name, { record: after, redactions: before.redactions, renewals: 0 });
    this.#linked.changed({ about: ref, record: after }, index);
  }

  async want(record: RecordRef & Pick<Recorded, 'version'>, timers: readonly Timer[]): Promise<readonly Timer[]> {
    const { kind, id, version } = record;
    const table = this.kinds.tableOf(kind);
    const name = recordName(record);
    if (!this.#held.has(name)) {
      // Most renewals find nothing to write, and should not hold up those who do.
      if (await table.timers.areWanted(this.manager, id, timers)) return [];
      await this.#holdAt(record, version);
    }
    const isNew = this.#made.has(name) && !this.#wanted.has(name);
    this.#wanted.add(name);
    return table.timers.want(this.manager, { id, isNew }, timers);
  }

  async hold(ref: RecordRef): Promise<void> {
    if (this.#held.has(recordName(ref))) return;
    const { version } = await this.load(ref);
    await this.#holdAt(ref, version);
  }

  async #holdAt(ref: RecordRef, version: number): Promise<void> {
    const name = recordName(ref);
    const read = this.#read.get(name);
    const { hold } = this.kinds.tableOf(ref.kind);
    if (!(await hold(this.manager, { id: ref.id, version }, read))) throw movedOn(ref, version);
    this.#held.add(name);
    if (read !== undefined) this.#read.set(name, { ...read, renewals: read.renewals + 1 });
  }

  announce(announcements: readonly Announcement[]): Promise<void> {
    return announce(this.manager, announcements, this.now, (record) => this.#made.has(recordName(record)));
  }

  announceAtEnd(draw: () => Promise<readonly Announcement[]>): void {
    this.#atEnd.push(draw);
  }

  /** What was to be announced at the end. */
  async announceRest(): Promise<void> {
    for (const draw of this.#atEnd.splice(0)) await this.announce(await draw());
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

  shiftsAt(at: Instant): Promise<KeptShifts> {
    return this.#decidedDuty ? this.shiftsIn(knownAround(at)) : this.staffCache.shiftsAt(this.manager, at);
  }

  async shiftsIn(span: Span): Promise<KeptShifts> {
    // Before it is read: nobody decides by a roster that another one changes meanwhile.
    this.#decisionsRead ??= await decisionsSoFar(this.manager);
    return findShifts(this.manager, span);
  }

  callsIn(span: Span): Promise<readonly DutyCall[]> {
    return findCalls(this.manager, span);
  }

  async decideDuty(
    record: RecordRef,
    changes: readonly DutyWord[],
    decided?: Pick<Happened, 'by' | 'at'>,
  ): Promise<void> {
    const seq = await putDecision(this.manager, record, changes);
    if (this.#decisionsRead !== undefined && seq !== this.#decisionsRead + 1) {
      throw new Conflict(`somebody else has decided about duty since ${record.kind} ${record.id} looked at it`);
    }
    this.#decisionsRead = seq;
    this.#decidedDuty = true;
    if (decided === undefined) return;
    const about = recordName(record);
    const act = { who: decided.by, at: decided.at, action: 'roster-changed', about, once: `roster:${seq}` } as const;
    await writeDown(this.manager, act);
  }

  /** Whether it said anything about duty: what others remember of it is old once it is kept. */
  get decidedDuty(): boolean {
    return this.#decidedDuty;
  }

  async ofPerson(kind: KindName, person: PersonId, part: string): Promise<readonly LinkedRecord[]> {
    const found = await this.kinds.tableOf(kind).reading(this.manager).ofPerson({ person, part }, theirMost);
    return found.map((record) => ({ about: { kind, id: record.id }, record }));
  }

  async openOf(kind: KindName, limit: number): Promise<readonly LinkedRecord[]> {
    const found = await this.kinds.tableOf(kind).reading(this.manager).open(limit);
    return found.map((record) => ({ about: { kind, id: record.id }, record }));
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
