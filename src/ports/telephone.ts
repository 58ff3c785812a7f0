import type { CallFailure, TelephoneName } from '../domain/escalation/call-failure';
import type { Budget } from '../domain/flow/budget';
import type { Person } from '../domain/people/person';
import type { Duration } from '../domain/time/instant';
import type { Language } from '../domain/words';

/** A call to be made. */
export interface TelephoneCall {
  /** The desk's own name for it, of letters, digits, `-` and `_`, at most 40: the same again is the same call. */
  readonly id: string;
  readonly person: Person;
  /** What is said to whoever answers, by a telephone that can. */
  readonly words: string;
  readonly language: Language;
  /** The key 1 may claim it for them. */
  readonly mayClaim: boolean;
}

/** How a call stands that was begun. */
export type CallState =
  | { readonly is: 'ringing' | 'answered' | 'unanswered' }
  | { readonly is: 'failed'; readonly why: CallFailure };

/** A call was not begun, or nobody knows whether it was (`unknown`). */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  /** The provider's own code, for the log. */
  readonly code: string;
  /** It may be tried again in a moment. */
  readonly again: boolean;
  constructor(
    readonly telephone: TelephoneName,
    readonly why: CallFailure,
    { code, again = false }: { readonly code: string; readonly again?: boolean },
    cause?: unknown,
  ) {
    super(`${telephone} did not call: ${code}`, { cause });
    this.code = code;
    this.again = again;
  }
}

/** A way to make somebody's telephone ring. Whatever it is, to answer is no claim. */
export interface Telephone {
  readonly name: TelephoneName;
  /** Whether it has a number, or an account, of theirs. */
  reaches(person: Person): boolean;
  /** The same call may be begun again where nobody knows whether it was: the provider tells by its id. */
  readonly repeats: boolean;
  /** Begins it, and answers the provider's own name for it, at most 200 characters. Throws CallRefused. */
  begin(call: TelephoneCall): Promise<string>;
  /** How it stands; absent: the provider tells by itself. Throws CallRefused. */
  look?(person: Person, ref: string): Promise<CallState>;
  /** How often one person may be called by it. */
  readonly budgets: readonly Budget[];
  /** So long after its beginning nobody waits for it to be answered any more. */
  readonly patience: Duration;
}
