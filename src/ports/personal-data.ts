import type { Person, PersonId } from '../domain/people/person';
import type { FileRef } from '../domain/ticket/ticket';
import type { AuditEntry } from './audit';

/** How many things of each kind are kept of a person. */
export type Traces = Readonly<Record<string, number>>;

/** Where words of others may mean a person, for a human to read: numbers of jobs, and rows of other tables by their key. */
export interface Remains {
  readonly jobs: readonly number[];
  readonly others: readonly { readonly table: string; readonly key: string }[];
}

/** A row that is theirs, and the desk's own files that it names. */
export interface PersonalThing {
  readonly table: string;
  readonly row: object;
  readonly files: readonly FileRef[];
}

/** Everything the desk keeps of one person, wherever it stands. `words` mean nobody else, in words of others. */
export interface PersonalData {
  /** By table, what erasing would remove or change. */
  traces(person: Person, words: readonly string[]): Promise<Traces>;
  /** Where words of others may mean them though erasing leaves them as they are. */
  remains(person: Person, words: readonly string[]): Promise<Remains>;
  /** Rows besides jobs that are about them, table by table; messages only where they are addressed to them. */
  rows(person: Person): AsyncIterable<PersonalThing>;
  /** Numbers of the jobs that name them, in order. */
  jobs(person: Person): AsyncIterable<number>;
  /** Those of them that are not finished, as requester or engineer, in order. */
  openJobs(person: Person): Promise<readonly number[]>;
  /**
   * Takes the person out of everything but their own record: what they wrote about their own jobs and sent goes,
   * `pseudonym` stands where they were, figures stay. May be stopped and done again.
   */
  erase(person: Person, pseudonym: PersonId, words: readonly string[]): Promise<void>;
  /** Removes their record and what is remembered of the erasing, and writes down who did it: all of it, or nothing. */
  forget(person: Person, noted: AuditEntry): Promise<void>;
}
