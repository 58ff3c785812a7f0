import type { EntityManager } from 'typeorm';
import type { Recorded } from '../domain/record/record';
import type { Redaction } from '../domain/record/redaction';
import type { Instant } from '../domain/time/instant';

/** A record that is over, and since when. */
export interface EndedRecord {
  readonly id: number;
  readonly endedAt: number;
}

/** Which parts are taken of what ended before a moment. */
export interface Aged {
  readonly before: Instant;
  /** Of the column `kept`. */
  readonly bits: number;
}

/** What is taken out of a record: nothing where it answers nothing. `endedAt`: null while it is open. */
export type Redacting = (record: Recorded, endedAt: number | null) => Redaction | undefined;

/** How words, files and people are taken out of records of one kind. */
export interface RecordRemoval {
  /** Some that ended so long ago and still have one of these parts, in order of their end, beyond `last`. */
  ended(read: EntityManager, aged: Aged, last: EndedRecord, most: number): Promise<readonly EndedRecord[]>;
  /** Notes that it is without these parts; false where somebody reopened it. Whoever does so now has to look again. */
  isWithout(manager: EntityManager, id: number, aged: Aged): Promise<boolean>;
  /**
   * Takes words, files or people out of a record and its log; both stay what they are to each other. Throws Conflict
   * when something happened to the record meanwhile.
   */
  redact(manager: EntityManager, id: number, how: Redacting): Promise<void>;
  /** Files it has that its log does not name. */
  unnamedFiles(manager: EntityManager, id: number): Promise<readonly string[]>;
  /** It has the file no more. */
  letGo(manager: EntityManager, file: string, id: number): Promise<void>;
  /** Nothing wakes it any more. */
  dropTimers(manager: EntityManager, id: number): Promise<void>;
}

/** Every value of `kept` in which one of the bits is set. */
export const having = (bits: number): readonly number[] =>
  Array.from({ length: 8 }, (_, kept) => kept).filter((kept) => (kept & bits) !== 0);
