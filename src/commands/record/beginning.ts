import type { Person } from '../../domain/people/person';
import type { DecisionContext, Linked } from '../../domain/record/decision-context';
import type { ContextNeeds } from '../../domain/record/record';
import type { Invalid, Refusal } from '../../domain/refusal';
import type { Instant } from '../../domain/time/instant';
import type { WordKey } from '../../domain/words';
import type { Transaction } from '../../ports/unit-of-work';
import type { Button } from '../../views/card';
import type { Asks } from '../../views/define-form';
import type { Form } from '../../views/form';
import type { ActionInput, Named, NamesOf } from './action';

/** What people say who want to begin a record: they are asked whether they do. */
export interface BeginningWords<Field extends string = string> {
  /** In every language, in small letters: `投诉`, `complain`; said alone or before everything else. */
  readonly said: readonly string[];
  /** The fields of its form that take the rest of their words, and the files they sent with them. */
  readonly field: Field;
  readonly files?: Field;
}

/**
 * A way to begin a record of a kind: from the card of another record (`on`), or from chat, about none. What `refuse` lets
 * somebody do stands on the cards of the other record by itself.
 */
export interface RecordBeginning<Event, Given extends object = object> {
  /** Unique within its kind. */
  readonly id: string;
  readonly label: WordKey;
  readonly tone: Button['tone'];
  /** How people begin one in words of their own. Absent: only from the card of the record it is about. */
  readonly words?: BeginningWords<NamesOf<Given>>;
  /** Where it stands on the card of the record it would be about. */
  readonly shown: 'button' | 'menu' | 'never';
  /** Why this person may not begin one now; undefined: they may. Draws the button and judges the press. */
  readonly refuse: (on: Linked | undefined, by: Person, now: DecisionContext) => Refusal | undefined;
  /** Absent: one press does it, and `value` says the rest. */
  readonly form?: (on: Linked | undefined, input: ActionInput<Given>, now: DecisionContext) => Form;
  /** What its answers are read as (`askingToBegin`). Absent: it reads none. */
  readonly asks?: Asks;
  /** The record it is about, where it is begun in chat and its form names one, which must exist. Absent: none. */
  readonly names?: (input: ActionInput<Given>) => Pick<Named<NamesOf<Given>>, 'field' | 'about'> | undefined;
  /** What it reads besides at that moment, by what was given so far. Absent: nothing. */
  readonly reads?: (input: ActionInput<Given>, at: Instant) => Pick<ContextNeeds, 'around' | 'calls' | 'others'>;
  /** What its form and its decision read besides, by what was given. Absent: nothing. */
  readonly gather?: (tx: Transaction, input: ActionInput<Given>, now: DecisionContext) => Promise<DecisionContext>;
  /** As of an action (`RecordAction.decidesAlone`). */
  readonly decidesAlone?: (input: ActionInput<Given>, now: DecisionContext) => string | undefined;
  /** Its first event, from what was given. */
  readonly decide: (
    on: Linked | undefined,
    input: ActionInput<Given>,
    now: DecisionContext,
  ) => Event | Refusal | Invalid<NamesOf<Given>>;
}
