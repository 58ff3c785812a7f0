import type { Person, PersonId } from '../domain/people/person';

/** How many things of each kind are kept of a person. */
export type Traces = Readonly<Record<string, number>>;

/** Everything the desk keeps of one person, wherever it stands. */
export interface PersonalData {
  /** By table, what erasing would remove or change. */
  traces(person: Person): Promise<Traces>;
  /** Rows besides jobs that are about them, by table; messages only where they are addressed to them. */
  rows(person: Person): Promise<Readonly<Record<string, readonly object[]>>>;
  /** Numbers of the jobs that name them, in order. */
  jobs(person: Person): Promise<readonly number[]>;
  /**
   * Takes the person out of everything: what they wrote about their own jobs and sent goes, `pseudonym` stands where they
   * were, figures stay. May be stopped and done again.
   */
  erase(person: Person, pseudonym: PersonId): Promise<void>;
}
