import type { PersonId } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import type { Refusal } from '../domain/refusal';
import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Sender } from './inbound';
import type { Speak } from './translator';

/** A question in writing that came from outside of chat. */
export interface WrittenQuestion {
  /** Unique to it; the same key again acts once, and answers the same. */
  readonly key: string;
  readonly from: Sender;
  /** Empty where it has none. */
  readonly subject: string;
  readonly text: string;
  readonly files: readonly FileRef[];
}

/**
 * The record it is in now, with its number as people read it; or why it is in none, `until` when where they asked too much.
 * `speak`: for whoever asked.
 */
export type TakenQuestion = { readonly speak: Speak } & (
  | { readonly taken: RecordRef; readonly number: string }
  | { readonly refused: Refusal; readonly until?: Instant }
);

/** What somebody writes about a record that is there already. */
export interface MoreWords extends Omit<WrittenQuestion, 'subject'> {
  readonly about: RecordRef;
}

/** An enquiry, for the system that asked it. */
export interface EnquiryFacts {
  readonly number: string;
  readonly asker: PersonId;
  readonly state: 'open' | 'answered' | 'closed';
  readonly question: string;
  readonly askedAt: Instant;
  /** When an answer is due. */
  readonly dueAt?: Instant;
  /** The ticket in which it went on. */
  readonly ticket?: string;
  /** Complete, or not there yet. */
  readonly answer?: { readonly text: string; readonly at: Instant };
}

/** Enquiries, seen from what brings questions from outside of chat. */
export interface Enquiries {
  /** Throws where the database is away: it may be given again under the same key. */
  take(question: WrittenQuestion): Promise<TakenQuestion>;
  /** The same, of more words about a record. */
  add(words: MoreWords): Promise<TakenQuestion>;
  /** Undefined where there is no enquiry of that number. */
  look(id: number): Promise<EnquiryFacts | undefined>;
}
