import type { Person, PersonId } from '../domain/people/person';
import type { Happened, Recorded } from '../domain/record/record';
import type { RecordRef } from '../domain/record/record-ref';
import type { FileRef } from '../domain/ticket/ticket';
import type { AuditEntry } from './audit';

/** How many things of each kind are kept of a person. */
export type Traces = Readonly<Record<string, number>>;

/** Where words of others may mean a person, for a human to read: records, and rows of other tables by their key. */
export interface Remains {
  readonly records: readonly RecordRef[];
  readonly others: readonly { readonly table: string; readonly key: string }[];
}

/** A row that is theirs, and the desk's own files that it names. */
export interface PersonalThing {
  readonly table: string;
  readonly row: object;
  readonly files: readonly FileRef[];
}

/**
 * A record of another kind than the ticket as it is given to somebody it names: one that is for them whole, but for words
 * that stay among those who serve; of any other what they did and wrote, and when they were named.
 */
export interface GivenRecord extends RecordRef {
  /** Only where it is for them. */
  readonly record?: Recorded;
  readonly events: readonly Happened[];
  readonly files: readonly FileRef[];
}

/** Everything the desk keeps of one person, wherever it stands. `words` mean nobody else, in words of others. */
export interface PersonalData {
  /** By table, what erasing would remove or change. */
  traces(person: Person, words: readonly string[]): Promise<Traces>;
  /** Where words of others may mean them though erasing leaves them as they are. */
  remains(person: Person, words: readonly string[]): Promise<Remains>;
  /** Rows besides tickets that are about them, table by table; messages only where they are addressed to them. */
  rows(person: Person): AsyncIterable<PersonalThing>;
  /** Records that name them, in order: tickets first. */
  records(person: Person): AsyncIterable<RecordRef>;
  /** Those of other kinds than the ticket, as they are given to them. */
  given(person: Person): AsyncIterable<GivenRecord>;
  /** Those that are not over and in which they have a part, in order: tickets first. */
  openRecords(person: Person): Promise<readonly RecordRef[]>;
  /**
   * Takes the person out of everything but their own record: what they wrote about their own records and sent goes,
   * `pseudonym` stands where they were, figures stay. May be stopped and done again.
   */
  erase(person: Person, pseudonym: PersonId, words: readonly string[]): Promise<void>;
  /** Removes their record and what is remembered of the erasing, and writes down who did it: all of it, or nothing. */
  forget(person: Person, noted: AuditEntry): Promise<void>;
}
