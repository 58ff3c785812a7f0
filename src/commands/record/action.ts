import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded } from '../../domain/record/record';
import type { KindName, RecordRef } from '../../domain/record/record-ref';
import type { Invalid, Refusal } from '../../domain/refusal';
import type { Say, WordKey } from '../../domain/words';
import type { Transaction } from '../../ports/unit-of-work';
import type { Button } from '../../views/card';
import type { Asks } from '../../views/define-form';
import type { Form } from '../../views/form';

/** The names that answers have: any, where nobody has read them. */
export type NamesOf<Given extends object> = object extends Given ? string : keyof Given & string;

/** Somebody acting, with what they gave. Answers that no form has read are nothing that can be looked into (`asking`). */
export interface ActionInput<Given extends object = object> {
  readonly by: Person;
  readonly value?: string;
  readonly answers: Given;
  /** The record that was opened with it, where the action opens one. */
  readonly opened?: RecordRef;
}

/** Another record that begins, and whom it is for. */
export interface Opening {
  readonly kind: KindName;
  readonly first: Happened;
  readonly for: Person | undefined;
}

/** Another record that a form names, and the field that names it. */
export interface Named<Field extends string = string> {
  readonly field: Field;
  readonly about: RecordRef;
  /** Why it cannot be that one, though it is there; undefined: it can. */
  readonly refuse: (found: Recorded, desk: Desk) => Say | undefined;
}

/** A thing people can do with a record and how: card and inbox both read this (architecture §3, "Buttons are data"). */
export interface RecordAction<State, Event, Given extends object = object> {
  /** `claim`; unique within its kind. */
  readonly id: string;
  readonly label: WordKey;
  readonly tone: Button['tone'];
  /** Shown at once on the card, behind its menu, or only on cards that name it. */
  readonly shown: 'button' | 'menu' | 'never';
  /** It is over after a time, though nothing happens to the record: a card that was sent before still shows it. */
  readonly passes?: true;
  /** Asked before the press counts. */
  readonly confirm?: WordKey;
  /** Why this person may not do it now; undefined: they may. Draws the button and judges the press. */
  readonly refuse: (record: State, by: Person, now: DecisionContext) => Refusal | undefined;
  /** Asks for more before it can be done. Absent: one press does it. */
  readonly form?: (record: State, input: ActionInput<Given>, now: DecisionContext) => Form;
  /** What its answers are read as (`asking`). Absent: it reads none. */
  readonly asks?: Asks;
  /** What its form and its decision read besides, by what was given. Absent: nothing. */
  readonly gather?: (
    tx: Transaction,
    record: State,
    now: DecisionContext,
    input: ActionInput<Given>,
  ) => Promise<DecisionContext>;
  /**
   * A name for what was read, where somebody else may decide by the same at this moment: the first of them does, and whoever
   * is second reads anew. It must be another one after each such decision. Undefined, and absent: nobody stands in the way.
   */
  readonly decidesAlone?: (input: ActionInput<Given>, now: DecisionContext) => string | undefined;
  /** The other record it is about, which must exist. Absent: none. */
  readonly names?: (input: ActionInput<Given>) => Named<NamesOf<Given>> | undefined;
  /** Another record that begins with it, in the same transaction; `decide` is given which. Absent: none. */
  readonly opens?: (
    record: State,
    input: ActionInput<Given>,
    now: DecisionContext,
  ) => Opening | Invalid<NamesOf<Given>>;
  /** What happens, from what was given; permission is judged by `refuse` alone. */
  readonly decide: (
    record: State,
    input: ActionInput<Given>,
    now: DecisionContext,
  ) => Event | Refusal | Invalid<NamesOf<Given>>;
  /** What to ask after it was done; closing it unanswered undoes nothing. */
  readonly next?: (record: State, input: ActionInput<Given>, now: DecisionContext) => Form | undefined;
}
