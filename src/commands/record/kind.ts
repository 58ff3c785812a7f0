import type { StepTaken } from '../../domain/escalation/step-taken';
import type { BackAtPost, LeavingPost } from '../../domain/handover/begin-for';
import type { Person, PersonId } from '../../domain/people/person';
import type { DecisionContext, Linked } from '../../domain/record/decision-context';
import type { Happened, Recorded, RecordRules } from '../../domain/record/record';
import type { KindName, RecordRef } from '../../domain/record/record-ref';
import type { WordsChanged } from '../../domain/record/reworded';
import type { TicketId } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import type { Transaction } from '../../ports/unit-of-work';
import type { RecordViews } from '../../views/record/record-views';
import type { RecordAction } from './action';
import type { RecordBeginning } from './beginning';

/** What has just happened to a record. */
export interface Change<State, Event> {
  readonly about: RecordRef;
  readonly event: Event;
  /** The record it happened to; the first event: as it left it. */
  readonly before: State;
  readonly after: State;
}

/** Something that happens to another record because of this one; without an event its wake-ups and cards are made anew. */
export interface Consequence {
  readonly about: RecordRef;
  readonly event?: Happened;
  /** Whose cards alone are made anew, where nobody else may notice. Absent: all of them. */
  readonly reader?: PersonId;
}

/** Tickets that one record asks somebody to take over, as somebody leaves their post. */
export interface BegunList {
  readonly about: RecordRef;
  readonly to: PersonId;
  /** Never empty. */
  readonly tickets: readonly TicketId[];
}

/** The first event of one, and what it lists. */
interface PostLeft<Event> extends Omit<BegunList, 'about'> {
  readonly first: Event;
}

/** How the record that another one is about has changed. */
export interface AboutChange {
  readonly before: Linked;
  readonly after: Linked;
  /** It is over now, or open again; undefined: neither. */
  readonly turn: 'ended' | 'returned' | undefined;
}

/** A message about a record that nobody could deliver. */
export interface Unreached {
  readonly person: PersonId;
  /** The platform's own word. */
  readonly why: string;
  /** Reason of the announcement. */
  readonly reason: string;
  /** The step of a ladder whose call it was. */
  readonly call?: StepTaken;
}

/** What a platform said of the message of a ladder's call. */
export interface CallHeard {
  readonly person: PersonId;
  /** The step whose call it was. */
  readonly call: StepTaken;
  /** Its own word for not taking it. Absent: it took it. */
  readonly why?: string;
}

/** What somebody writes to a record, and how many files come with it. */
export interface WordsSaid {
  readonly text: string;
  readonly files: number;
}

/** One kind of record, whole: rules, views, and what may be done with it. */
export interface RecordKind<State extends Recorded, Event extends Happened, View>
  extends RecordRules<State, Event>,
    RecordViews<State, Event, View> {
  /** In the order people see their buttons. */
  readonly actions: readonly RecordAction<State, Event>[];
  /** What is written down when this person, who may see it, looks at it; undefined: nothing. Absent: looking changes nothing. */
  readonly seen?: (record: State, viewer: Person, now: DecisionContext) => Event | undefined;
  /** Ways to begin one. Absent: it comes about otherwise. */
  readonly beginnings?: readonly RecordBeginning<Event>[];
  /**
   * The action that words become which this person writes below one of its cards, or after its number: `text` and `files`
   * are what they give. Where it is refused they are words to the desk like any others. Undefined, and absent always: they go to
   * `goesOnIn`; where that is nowhere nobody reads them, and who may know of the record is told so.
   */
  readonly says?: (record: State, by: Person, said: WordsSaid) => string | undefined;
  /** What it makes of words to it that this person, who may see it, changed later; undefined: they are none of theirs to it. */
  readonly reworded?: (record: State, by: Person, change: WordsChanged, at: Instant) => Event | undefined;
  /**
   * The record that takes words to it which it does not take itself: one of another kind that it turned out to be, or the
   * one it is about. Undefined: none. Absent: never.
   */
  readonly goesOnIn?: (record: State) => RecordRef | undefined;
  /** What an event brings about in other records, in the same transaction and in this order. Absent: nothing. */
  readonly consequences?: (change: Change<State, Event>, now: DecisionContext) => readonly Consequence[];
  /**
   * What becomes of it when the record it is about has changed so, in the same transaction: an event; `redrawn`: its
   * standing cards are; undefined: nothing. Absent: nothing ever. Asked of those that are not over; of every one when that
   * record is open again.
   */
  readonly aboutChanged?: (record: State, change: AboutChange, now: DecisionContext) => Event | 'redrawn' | undefined;
  /**
   * It lists records of that kind in which somebody has that part, and has it itself while it is open: where one of them
   * ends, or comes to somebody else, it hears so by `aboutChanged`. Absent: it lists none.
   */
  readonly listsOf?: { readonly kind: KindName; readonly part: string };
  /** Somebody leaves their post with this event: what they have goes to another, in the same transaction. Absent: never. */
  readonly leavesPost?: (change: Change<State, Event>) => LeavingPost | undefined;
  /** Somebody is at their post again with this event. Absent: never. */
  readonly backAtPost?: (change: Change<State, Event>) => BackAtPost | undefined;
  /** What becomes of a record that lists what they have (`listsOf`) when they are; undefined: nothing. Absent: nothing ever. */
  readonly whenBackAtPost?: (record: State, back: BackAtPost, now: DecisionContext) => Event | undefined;
  /**
   * What begins where somebody leaves their post; undefined: nothing. Asked again as long as something does, as a record may
   * hold only so much. Absent: nothing ever.
   */
  readonly whenPostLeft?: (
    tx: Transaction,
    leaving: LeavingPost,
    now: DecisionContext,
  ) => Promise<PostLeft<Event> | undefined>;
  /** What it does by itself, as it stands now, in the same transaction: it comes to rest. Undefined: nothing. Absent: never. */
  readonly follows?: (record: State, now: DecisionContext) => Event | undefined;
  /** What becomes of it when somebody who has a part in it is there no more; undefined: nothing. Absent: nothing ever. */
  readonly personLeft?: (record: State, person: PersonId, now: DecisionContext) => Event | undefined;
  /** The same when they are there again; what their leaving ended stays over. */
  readonly personBack?: (record: State, person: PersonId, now: DecisionContext) => Event | undefined;
  /** What it makes of what became of a call of its ladder; undefined: nothing new. Absent: it calls nobody. */
  readonly receipt?: (record: State, heard: CallHeard, at: Instant) => Event | undefined;
  /** What it makes of somebody not being reached about it, so that it is not swallowed; undefined: nothing new. */
  readonly notReached: (record: State, unreached: Unreached, at: Instant) => Event | undefined;
}
