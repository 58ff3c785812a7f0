import type { Person, PersonId } from '../domain/people/person';
import type { Happened, Recorded, RecordIndex, Timer } from '../domain/record/record';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import type { DutyCall } from '../domain/roster/burden';
import type { DutyWord } from '../domain/roster/duty-change';
import type { KeptShifts } from '../domain/roster/shifts';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import type { Announcement } from '../views/announcement';

/** Something else changed the same rows first, or the database asks for another try: run the whole work again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/**
 * The connection was lost, or the statement ended, while committing: the work was done, or it was not. Run it again under
 * the same delivery key, which tells the two apart.
 */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** There is no record of that kind and number. */
export class MissingRecord extends Error {
  override readonly name = 'MissingRecord';
  constructor(readonly record: RecordRef) {
    super(`no ${record.kind} ${record.id}`);
  }
}

/** A record, and which one it is. */
export interface LinkedRecord {
  readonly about: RecordRef;
  readonly record: Recorded;
}

/** Most records of one person that a decision looks through. */
export const theirMost = 200;

/** One transaction: one moment, all or nothing. Every method may throw Conflict. */
export interface Transaction {
  /** Never before the last event of a record that was read; read the record first. */
  readonly now: Instant;
  /**
   * The record as this transaction first read it, or left it; what it is the caller knows by its kind. Throws MissingRecord.
   */
  load<State extends Recorded>(record: RecordRef): Promise<State>;
  /** The same of a ticket. */
  ticket(id: TicketId): Promise<Ticket>;
  /** Everything that happened to a record, oldest first; empty where there is none. */
  events(record: RecordRef): Promise<readonly Happened[]>;
  /** Open tickets that this person has, oldest first. */
  ownedBy(owner: PersonId): Promise<readonly Ticket[]>;
  /** Open records that are about this one, or those that ever were, in order of kind and number. */
  linkedTo(record: RecordRef, until?: 'open' | 'ever'): Promise<readonly LinkedRecord[]>;
  /** Reads at once what is open about each of these: asking for one of them then costs nothing. */
  readLinkedTo(records: readonly RecordRef[]): Promise<void>;
  /**
   * Nobody else changes this record, or decides anything about it by what is around it, before the transaction ends. Throws
   * Conflict where somebody has since it was read, and MissingRecord.
   */
  hold(record: RecordRef): Promise<void>;
  /** Keeps a new record and its first event; gives it its number. */
  open<State extends Recorded>(
    kind: KindName,
    draft: Omit<State, 'id'>,
    event: Happened,
    index: RecordIndex,
  ): Promise<number>;
  /** Keeps the record after its newest event, whose number is `after.version`. Throws Conflict when it is not the next. */
  record(kind: KindName, after: Recorded, event: Happened, index: RecordIndex): Promise<void>;
  /**
   * Replaces all wake-ups of the record as it was read, opened or recorded in this transaction. Throws Conflict when it
   * has changed since: wake-ups of an older version would stay for ever. Answers those that were not kept before.
   */
  want(record: RecordRef & Pick<Recorded, 'version'>, timers: readonly Timer[]): Promise<readonly Timer[]>;
  /** Adds to the outbox. Announcements whose key was used before are dropped. */
  announce(announcements: readonly Announcement[]): Promise<void>;
  /** The same, drawn when everything else in this transaction has happened; in the order asked. */
  announceAtEnd(draw: () => Promise<readonly Announcement[]>): void;
  /** True the first time a delivery key is seen; false ever after. */
  firstTime(key: string): Promise<boolean>;
  /** Undefined when nobody has that name. */
  person(id: PersonId): Promise<Person | undefined>;
  /** Everybody with a role, active or not, in order of id. */
  staff(): Promise<readonly Person[]>;
  /**
   * What was written down, imported or decided about duty some days around the moment (`knownAround`). Another process's
   * word is seen within a second, this transaction's at once.
   */
  shiftsAt(at: Instant): Promise<KeptShifts>;
  /** The same of any span, as it stands: for whoever decides about it, who has to try again where somebody did meanwhile. */
  shiftsIn(span: Span): Promise<KeptShifts>;
  /** Whom the ladder called in the span, each time; earliest first. */
  callsIn(span: Span): Promise<readonly DutyCall[]>;
  /**
   * What the record says of duty from now on, instead of what it said before. Whoever decides about duty meanwhile waits, or
   * has to try again; a record keeps its place among those that said something earlier or later.
   * `decided`: by whom and when, which is written down for the audit; absent: nobody's word.
   */
  decideDuty(record: RecordRef, changes: readonly DutyWord[], decided?: Pick<Happened, 'by' | 'at'>): Promise<void>;
  /** Records of a kind in which somebody has that part, over or not, newest first; at most `theirMost`. */
  ofPerson(kind: KindName, person: PersonId, part: string): Promise<readonly LinkedRecord[]>;
  /** Open records of a kind, oldest first; at most `limit`. */
  openOf(kind: KindName, limit: number): Promise<readonly LinkedRecord[]>;
  /** Open tickets by owner, for balancing load. */
  openTickets(): Promise<ReadonlyMap<PersonId, number>>;
  /** Latest open ticket of this requester reported since `since` with the same title and category. */
  sameReport(requester: PersonId, category: string, title: string, since: Instant): Promise<Ticket | undefined>;
}

/** The desk's memory. `work` may run several times' worth of attempts only through `commands/retry.ts`. */
export interface UnitOfWork {
  /** Runs `work` in one transaction at the moment `now`. Throws what `work` throws, Conflict and CommitUnknown. */
  transact<T>(now: Instant, work: (tx: Transaction) => Promise<T>): Promise<T>;
}
