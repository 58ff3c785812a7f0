import type { PersonId } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import type { Ticket } from '../domain/ticket/ticket';

/** What is looked for, and for whom. */
export interface Sought {
  /** As somebody typed them. A ticket is found that holds every one of them. */
  readonly words: string;
  /** Who reads it: their own tickets only, or everything. */
  readonly reader: PersonId | 'everything';
  /** The number that a word names, if it is one. */
  readonly numberIn: (word: string) => number | undefined;
  readonly most: number;
}

/** The same of records of other kinds. */
export interface SoughtRecords extends Pick<Sought, 'words' | 'most'> {
  /** Who reads it: only what they have a part in, or everything. */
  readonly reader: Sought['reader'];
  /** The record that a word names, if it is one. */
  readonly refIn: (word: string) => RecordRef | undefined;
}

/** Tickets by what is written about them: title, description, device, solution, number, and the requester's name. */
export interface Search {
  /** The newest first. */
  find(sought: Sought): Promise<readonly Ticket[]>;
  /**
   * Records of other kinds, by what their rules say they are found by, their numbers, and the names of whoever has a part
   * in them; the newest first. Whether the reader may know of one is the caller's to ask.
   */
  findRecords(sought: SoughtRecords): Promise<readonly RecordRef[]>;
  /**
   * Makes tickets of an older release searchable, at most so many, from the number `below` down. Answers the last number,
   * undefined where none was left. Harmless to repeat. Throws Conflict.
   */
  fill(most: number, below: number): Promise<number | undefined>;
  /** How many tickets are not searchable yet. */
  missing(): Promise<number>;
}
