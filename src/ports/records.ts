import type { PersonId } from '../domain/people/person';
import type { Happened, Recorded, Timer } from '../domain/record/record';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';

/** Whose records are looked for: of a person who has some part in them, or this one. */
export interface PartOf {
  readonly person: PersonId;
  readonly part?: string;
}

/** A record as it is kept, with its wake-ups; a key too long for a column is told shortened. */
export interface RecordWithTimers {
  readonly record: Recorded;
  /** When its newest event happened. */
  readonly lastAt: Instant;
  readonly timers: readonly Timer[];
  /** Nothing was taken out of it. */
  readonly isWhole: boolean;
}

/** Records of any kind as people look them up: committed state, outside any transaction. */
export interface Records {
  /** Undefined when there is none. What it is the caller knows by its kind. */
  find<State extends Recorded>(record: RecordRef): Promise<State | undefined>;
  /** Whole log of one record, oldest first. */
  events<Event extends Happened>(record: RecordRef): Promise<readonly Event[]>;
  /** Open ones of a kind, oldest first, at most `limit`. */
  open<State extends Recorded>(kind: KindName, limit: number): Promise<readonly State[]>;
  /**
   * Those of a kind in which somebody has a part now, newest first, at most `limit`. Of a ticket its parts are
   * `requester` and, while it is open, `owner` and `collaborator`.
   */
  ofPerson<State extends Recorded>(kind: KindName, whose: PartOf, limit: number): Promise<readonly State[]>;
  /** The newest numbers of a kind, newest first, at most `limit`. */
  newest(kind: KindName, limit: number): Promise<readonly number[]>;
  /** Numbers of a kind beyond this one, in order, at most `limit`. */
  after(kind: KindName, id: number, limit: number): Promise<readonly number[]>;
  /**
   * The same, of records that may want wake-ups: open, with wake-ups, or ended since `since`; of tickets besides those
   * that are solved. Costs by how many those are, not by how many there ever were.
   */
  wanting(kind: KindName, since: Instant, after: number, limit: number): Promise<readonly number[]>;
  /** Wake-ups that are kept for it, in no order; a key too long for a column is told shortened. */
  timers(record: RecordRef): Promise<readonly Timer[]>;
  /** Those of these that are there, each with its wake-ups, in order of number; read one after the other. */
  withTimers(kind: KindName, ids: readonly number[]): Promise<readonly RecordWithTimers[]>;
}
