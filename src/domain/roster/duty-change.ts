import type { DutyScope, DutyShift } from '../desk';
import type { PersonId } from '../people/person';
import type { RecordRef } from '../record/record-ref';
import type { Span } from '../time/instant';
import type { UnseenWord } from './unseen';
import type { ServiceWord } from './vetting';

/** Whatever `from` holds in that time, as earlier decisions left it, `to` holds instead; null: nobody does. */
export interface DutyMove {
  readonly kind: 'move';
  readonly span: Span;
  readonly from: PersonId;
  readonly to: PersonId | null;
  /** Only what is held for these; absent: all of it. */
  readonly scope?: DutyScope;
  /** Whoever gives it is not there then: nobody else's duty can be moved to them. Absent: they may be. */
  readonly away?: true;
}

/** These two instead of everybody who was on duty then for what it is for. */
export interface DutyOverride extends DutyScope {
  readonly kind: 'override';
  readonly span: Span;
  readonly primary: PersonId;
  readonly backup: PersonId | null;
}

/** In that time its own shifts alone decide what it is for; where none of them is, nobody is on duty. */
export interface TemporaryDuty extends DutyScope {
  readonly kind: 'temporary';
  readonly span: Span;
  readonly shifts: readonly DutyShift[];
}

/** One person more, after all others. */
export interface ExtraDuty extends DutyScope {
  readonly kind: 'extra';
  readonly span: Span;
  readonly person: PersonId;
}

/** What a record may say of who is on duty. */
export type DutyChange = DutyMove | DutyOverride | TemporaryDuty | ExtraDuty;

/** The same, and what it says of who may be on duty at all, and of who was not seen at their post. */
export type DutyWord = DutyChange | ServiceWord | UnseenWord;

/** All that one record says of it: said at once, about what earlier decisions left. */
export interface DutyDecision {
  readonly record: RecordRef;
  readonly changes: readonly DutyChange[];
}
