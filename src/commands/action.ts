import type { Person, PersonId } from '../domain/people/person';
import type { DecisionContext as OfAnyRecord } from '../domain/record/decision-context';
import type { Invalid, Refusal } from '../domain/refusal';
import type { TicketEvent } from '../domain/ticket/event';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import type { WordKey } from '../domain/words';
import type { Button } from '../views/card';
import type { Answers, Form } from '../views/form';

/** Everything a rule may look at besides the ticket. */
export interface DecisionContext extends OfAnyRecord {
  /** All open tickets of this ticket's owner and whom each could go to, where a form is about all of them. */
  readonly theirs?: readonly Theirs[];
}

/** A ticket, and whom it could go to, the first one first. */
export interface Theirs {
  readonly ticket: Ticket;
  readonly best: readonly PersonId[];
}

/** Somebody acting, with what they gave. */
export interface ActionInput {
  readonly by: Person;
  readonly value?: string;
  readonly answers: Answers;
}

/** Another ticket that a form names, and the field that names it. */
export interface Named {
  readonly field: string;
  readonly ticket: TicketId;
}

/** A thing people can do with a ticket and how: card and inbox both read this (architecture §3, "Buttons are data"). */
export interface TicketAction {
  /** `claim`; its label is `ticket.action.<id>`. */
  readonly id: string;
  readonly label: WordKey;
  readonly tone: Button['tone'];
  /** Shown at once on the card, behind its menu, or only on cards that name it. */
  readonly shown: 'button' | 'menu' | 'never';
  /** It is over after a time, though nothing happens to the ticket: a card that was sent before still shows it. */
  readonly passes?: true;
  /** Asked before the press counts. */
  readonly confirm?: WordKey;
  /**
   * Why this person cannot do it now, in the words they read; undefined where they can. The same predicate draws the button
   * and judges the press.
   */
  readonly refuse: (ticket: Ticket, by: Person, now: DecisionContext) => Refusal | undefined;
  /** Asks for more before it can be done. Absent: one press does it. */
  readonly form?: (ticket: Ticket, act: ActionInput, now: DecisionContext) => Form;
  /** The other ticket it is about, which must exist. Absent: none. */
  readonly names?: (act: ActionInput) => Named | undefined;
  /** What its form weighs besides: who has how much to do; with `theirs` also all open tickets of its owner. */
  readonly weighs?: 'load' | 'theirs';
  /** What it comes to, for somebody who is not refused: only what they answered may still be wrong. */
  readonly decide: (ticket: Ticket, act: ActionInput, now: DecisionContext) => TicketEvent | Refusal | Invalid;
  /** What to ask after it was done; closing it unanswered undoes nothing. */
  readonly next?: (ticket: Ticket, act: ActionInput, now: DecisionContext) => Form | undefined;
}
