import type { Asset } from '../domain/asset/asset';
import type { DutyShift } from '../domain/desk';
import type { Person, PersonId } from '../domain/people/person';
import type { DutyCall } from '../domain/roster/burden';
import type { KeptShifts, PastDuty } from '../domain/roster/shifts';
import type { LoggedEvent } from '../domain/ticket/event';
import type { FileRef, Ticket, TicketId } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import type { AuditEntry } from './audit';

/** An open ticket that somebody has. */
export interface Owned {
  readonly id: TicketId;
  readonly owner: PersonId;
}

/** Tickets as people look them up: committed state, outside any transaction. */
export interface Tickets {
  /** Undefined when there is none. */
  find(id: TicketId): Promise<Ticket | undefined>;
  /** Whole log of one ticket, oldest first. */
  events(id: TicketId): Promise<readonly LoggedEvent[]>;
  /** Newest first, at most `limit`. */
  ofRequester(person: PersonId, limit: number): Promise<readonly Ticket[]>;
  /** Open tickets owned by or shared with this person, oldest first, at most `limit`. */
  ofEngineer(person: PersonId, limit: number): Promise<readonly Ticket[]>;
  /** Open tickets, oldest first, at most `limit`. */
  open(limit: number): Promise<readonly Ticket[]>;
  /** Open tickets that name somebody anywhere, oldest first: as requester, as owner, as who is asked. */
  openNaming(person: PersonId): Promise<readonly Ticket[]>;
  /** Who has which of the open tickets, oldest first, at most `limit`: all that it costs to know. */
  owners(limit: number): Promise<readonly Owned[]>;
  /** Whether there is any ticket at all, open or not. */
  any(): Promise<boolean>;
  /** How many tickets are open. */
  countOpen(): Promise<number>;
  /** Numbers beyond this one, in order, at most `limit`. */
  after(id: TicketId, limit: number): Promise<readonly TicketId[]>;
  /** The newest numbers, newest first, at most `limit`. */
  newest(limit: number): Promise<readonly TicketId[]>;
  /**
   * The same as `after`, of tickets that may want wake-ups: open, solved, with wake-ups, or ended since `since` and not
   * rated. Costs by how many those are, not by how many there ever were.
   */
  wanting(since: Instant, after: TicketId, limit: number): Promise<readonly TicketId[]>;
}

/**
 * What becomes of somebody's record as it stands, undefined where there is none; may be asked again, of a newer record.
 * Answers undefined where nothing is to change.
 */
export type PersonChange = (known: Person | undefined) => Person | undefined;

/** A record before a change and after it. */
export interface ChangedPerson {
  readonly before: Person | undefined;
  readonly after: Person | undefined;
}

/**
 * Everybody the desk knows. An account belongs to whoever was given it last. `noted` is written down with a change, and
 * not where nothing changes.
 */
export interface People {
  find(id: PersonId): Promise<Person | undefined>;
  /** Those of them who are known, in no order. */
  findEach(ids: readonly PersonId[]): Promise<readonly Person[]>;
  byAccount(platform: string, account: string): Promise<Person | undefined>;
  /** Everybody with a role, in order of id. */
  staff(): Promise<readonly Person[]>;
  /** Everybody, in order of id. */
  everyone(): Promise<readonly Person[]>;
  /** Changes one record, however many change it at once: none overwrites what another changed. */
  change(id: PersonId, change: PersonChange, now: Instant, noted?: AuditEntry): Promise<ChangedPerson>;
  /** The same for many: all of them, or none. */
  changeAll(changes: ReadonlyMap<PersonId, PersonChange>, now: Instant, noted?: AuditEntry): Promise<void>;
  /** Adds, or replaces the whole record of that id, whatever it held. */
  save(person: Person, now: Instant): Promise<void>;
}

/** People whose records an older version spoilt. */
export interface SpoiltPeople {
  /** Everybody whose record names none of these languages, in order of id. */
  speakingNoneOf(languages: readonly string[]): Promise<readonly Person[]>;
}

/** Shifts beyond the weekly pattern. */
export interface Roster {
  /** What was written down, imported or decided, and overlaps the span. */
  shifts(span: Span): Promise<KeptShifts>;
  /** Whom the ladder called in the span, each time; earliest first. */
  calls(span: Span): Promise<readonly DutyCall[]>;
  /** Another one after every import and decision: wake-ups were computed with what was before. */
  version(): Promise<string>;
  /** Imported shifts that begin in the span, in order of their start. */
  imported(span: Span): Promise<readonly DutyShift[]>;
  /**
   * Adds imported shifts, the same ones (`shiftKey`) replaced, takes those of `instead` away, and writes down who did it:
   * all of it, or nothing.
   */
  add(shifts: readonly DutyShift[], now: Instant, instead?: readonly DutyShift[], noted?: AuditEntry): Promise<void>;
  /** Until when anything was written down, at any place; undefined: nothing was. */
  recordedUntil(): Promise<Instant | undefined>;
  /** Writes down who was on duty from `from`; the first word stays. */
  record(duty: PastDuty, now: Instant): Promise<void>;
}

/** The asset register. */
export interface Assets {
  /** Devices used by that person, by tag. */
  ofUser(person: PersonId): Promise<readonly Asset[]>;
  /** All of them, by tag. */
  all(): Promise<readonly Asset[]>;
  /** Adds or replaces by tag, and writes down who did it: all of it, or nothing. */
  save(assets: readonly Asset[], now: Instant, noted?: AuditEntry): Promise<void>;
}

/** A rating as a trend needs it: 1 to 5, and when it was first given. */
export interface GivenStars {
  readonly at: Instant;
  readonly stars: number;
}

/** What reports add up. */
export interface Ledger {
  /** Tickets reported in the span, oldest first. */
  reportedIn(span: Span): Promise<readonly Ticket[]>;
  /** Tickets resolved (by their present resolution) or cancelled in the span, oldest first. */
  endedIn(span: Span): Promise<readonly Ticket[]>;
  /** Tickets with a rating that was first given in the span, by their latest, oldest first. */
  ratedIn(span: Span): Promise<readonly Ticket[]>;
  /** Every rating first given in the span, without its ticket: a trend over weeks may count thousands. */
  ratingsIn(span: Span): Promise<readonly GivenStars[]>;
  /** Tickets that are open now. */
  openNow(): Promise<readonly Ticket[]>;
}

/** What somebody wrote to the desk before it became a ticket: nothing typed is lost (HOT-2). */
export interface Draft {
  /** At most 26 characters. */
  readonly id: string;
  readonly person: PersonId;
  readonly text: string;
  readonly files: readonly FileRef[];
}

/** Words that wait for their form. */
export interface Drafts {
  /** Adds, or replaces the draft of that id. */
  keep(draft: Draft, now: Instant): Promise<void>;
  /**
   * Changes the draft of that id as it stands then, or adds it, however many do so at the same moment, and answers what
   * it is now. `change` may run again; where it answers undefined nothing is changed.
   */
  change(id: string, change: (known: Draft | undefined) => Draft | undefined, now: Instant): Promise<Draft | undefined>;
  /** Undefined when there is none, or it was removed as too old. */
  find(id: string): Promise<Draft | undefined>;
}
