import type { EntityManager } from 'typeorm';
import type { Happened, Recorded, RecordIndex, Timer } from '../domain/record/record';
import type { Instant } from '../domain/time/instant';
import type { RecordReading } from './record-reading';
import type { RecordRemoval } from './record-removal';

/** A record as it is kept. */
export interface KeptRecord {
  readonly record: Recorded;
  /** When its newest event happened. */
  readonly lastAt?: Instant;
  /** How often words or people had been taken out of it: written back, they would return. */
  readonly redactions: number;
  /** How often it was held by somebody at this version: what was read around it may be another thing since. */
  readonly renewals: number;
}

/** How its row has to stand still, as it was read. */
export const countsOf = (before: KeptRecord | undefined): Partial<Pick<KeptRecord, 'redactions' | 'renewals'>> =>
  before === undefined ? {} : { redactions: before.redactions, renewals: before.renewals };

/** A record after its newest event, which is `version`; what it is found by beside the whole of it. */
export interface Written {
  readonly state: Omit<Recorded, 'id'>;
  readonly event: Happened;
  readonly index: RecordIndex;
}

/** The same, with its number. */
export interface Changed extends Written {
  readonly state: Recorded;
}

/** A record at a version. */
export type AtVersion = Recorded;

/**
 * Where records of one kind are kept: each with its log, the people who have a part in it, the words it is found by, its
 * files and its wake-ups. All of it in the caller's transaction.
 */
export interface RecordTable {
  find(manager: EntityManager, id: number): Promise<KeptRecord | undefined>;
  /** Its log, oldest first. */
  events(manager: EntityManager, id: number): Promise<readonly Happened[]>;
  /** Keeps a new one with its first event, and gives it its number. */
  add(manager: EntityManager, written: Written): Promise<number>;
  /**
   * Keeps it after the next event. False, with nothing written: it is at another version than the one before, or
   * something was taken out of it, or it was held by somebody else, since `before` was read.
   */
  change(manager: EntityManager, id: number, written: Changed, before: KeptRecord | undefined): Promise<boolean>;
  /**
   * Nobody else changes it, or holds it, before the transaction ends. False: it is at another version, or something was taken
   * out of it, or it was held by somebody else, since `before` was read. Galera compares the rows that were changed, so
   * looking at the version, or locking the row, would not be enough.
   */
  hold(manager: EntityManager, at: AtVersion, before: KeptRecord | undefined): Promise<boolean>;
  readonly timers: WantedTimers;
  /** As people look them up. */
  reading(read: EntityManager): RecordReading;
  readonly removal: RecordRemoval;
}

/** The wake-ups of records of one kind. */
export interface WantedTimers {
  /** Those that are kept for it; a key too long for a column is told shortened. */
  kept(manager: EntityManager, id: number): Promise<readonly Timer[]>;
  /** Whether the record's wake-ups are these and no others already. */
  areWanted(manager: EntityManager, id: number, timers: readonly Timer[]): Promise<boolean>;
  /**
   * Makes the record's wake-ups these and no others, with the fewest writes; one whose moment moved is a new row. Answers
   * those that were not kept before.
   */
  want(manager: EntityManager, record: OldOrNew, timers: readonly Timer[]): Promise<readonly Timer[]>;
  /** Those that are kept for each of these records, by number. */
  keptFor(manager: EntityManager, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Timer[]>>;
}

/** Whether the record was made in this transaction: then nothing is known of it yet. */
export interface OldOrNew {
  readonly id: number;
  readonly isNew: boolean;
}
