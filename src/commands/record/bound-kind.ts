import type { Desk } from '../../domain/desk';
import type { About } from '../../domain/finding/asked-in';
import type { BackAtPost, LeavingPost } from '../../domain/handover/begin-for';
import type { Person, PersonId } from '../../domain/people/person';
import type { DecisionContext, Linked } from '../../domain/record/decision-context';
import type { LogRules } from '../../domain/record/log-rules';
import type { Happened, Recorded, Timer } from '../../domain/record/record';
import { type KindName, type RecordRef, recordKey } from '../../domain/record/record-ref';
import type { WordsChanged } from '../../domain/record/reworded';
import { type Invalid, noRecord, type Refusal } from '../../domain/refusal';
import type { WordKey } from '../../domain/words';
import type { Transaction } from '../../ports/unit-of-work';
import type { Announcement } from '../../views/announcement';
import type { Card, FactRow, Part } from '../../views/card';
import type { Asks } from '../../views/define-form';
import type { Answers, Form } from '../../views/form';
import type { ToldLine } from '../../views/record/history-card';
import type { RecordLine } from '../../views/record/record-views';
import type { AboutChange, BegunList, CallHeard, Unreached, WordsSaid } from './kind';
import type { Beginning } from './offers';

/** Somebody asks for something to be done with a record. */
export interface ActionRequest {
  /** The same key again does nothing. */
  readonly key: string;
  readonly about: RecordRef;
  readonly action: string;
  readonly by: Person;
  readonly value?: string;
  readonly answers: Answers;
}

/** Somebody asks for the form of an action. */
export type FormRequest = Omit<ActionRequest, 'key' | 'answers'>;

/** Somebody begins a record: `action` is the name of the beginning, `complaint.new`; `on`: what it is about. */
export interface BeginRequest extends Omit<ActionRequest, 'about'> {
  readonly on?: RecordRef;
}

/** What became of it. `repeated`: this very request was done before. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly event: Happened;
      readonly about: RecordRef;
      readonly record: Recorded;
      readonly next?: Form;
    }
  | { readonly kind: 'repeated' }
  | Refusal
  | Invalid;

/**
 * What a wake-up did. `unwanted`: nothing is to be done any more, so the record's rows were written anew without it; or
 * nothing yet, as the clock was set back, and it comes again.
 */
export type Fired = 'fired' | 'unwanted';

/** Somebody looks at a record, and may ask something about it. */
export interface Looking {
  readonly about: RecordRef;
  readonly by: Person;
  readonly asked?: About;
}

/** Somebody reads a list of records of one kind. */
export interface Listing {
  /** As they were found. */
  readonly found: readonly Recorded[];
  readonly by: Person;
}

/** Somebody writes to a record. */
export interface Saying extends Looking {
  readonly said: WordsSaid;
}

/** The action that their words become, and whether they may do it now. */
export interface Says {
  readonly action: string;
  readonly may: boolean;
  /** What the button says that does the same with one press. Absent: it takes words. */
  readonly press?: WordKey;
}

/** A record as somebody may see it: its own card first, and what answers their question. */
export interface Shown {
  readonly cards: readonly [Card, ...Card[]];
  readonly answer: readonly Part[];
}

/** A record as a list tells of it to somebody who may see it. */
export interface Listed extends RecordLine {
  readonly about: RecordRef;
  readonly open: boolean;
  /** They are among those who serve it. */
  readonly inside: boolean;
}

/** What led to a change of a record, each thing by the one before it; the last is unique to what happened there. */
export type Causes = readonly [...before: string[], last: string];

/** Something that happens to a record because of another one. */
export interface Happening {
  readonly about: RecordRef;
  readonly event?: Happened | undefined;
  /** Whose cards alone are made anew. Absent: all of them. */
  readonly reader?: PersonId | undefined;
  readonly causes: Causes;
}

/** The record that this one is about has changed so. */
export interface AboutChanged {
  readonly about: RecordRef;
  readonly change: AboutChange;
  readonly causes: Causes;
}

/** Somebody is at their post again. */
export interface BackAgain {
  readonly back: BackAtPost;
  readonly causes: Causes;
}

/** What an action looks like to whoever has not met the record yet. */
export interface ActionLook {
  readonly label: WordKey;
  /** Asked before it counts. */
  readonly confirm?: WordKey;
  readonly opensForm: boolean;
  readonly asks?: Asks;
}

/** What a record that is begun would be about, and what deciding that may look at. */
export interface Around {
  readonly subject?: Linked;
  readonly now: DecisionContext;
}

/** Somebody changed words; `changes`: how they may stand in the record, the likeliest first. */
export interface Rewording {
  readonly key: string;
  readonly about: RecordRef;
  readonly by: Person;
  readonly changes: readonly WordsChanged[];
}

/** A kind with its types closed over: what chat, pages and the scheduler hold. What needs the record throws MissingRecord. */
export interface BoundKind {
  readonly name: KindName;
  /** What the store and the scheduler ask of it. */
  readonly rules: LogRules;
  /** Whose records it lists, and by which part. Absent: nobody's. */
  readonly listsOf?: { readonly kind: KindName; readonly part: string };
  /** Its actions by their names. */
  readonly actions: ReadonlyMap<string, ActionLook>;
  readonly beginnings: readonly Beginning[];
  /** Judges, decides and writes; a refusal rolls everything back. Throws UnknownAction. */
  readonly act: (tx: Transaction, desk: Desk, request: ActionRequest) => Promise<Outcome>;
  /** The form of an action, or why this person may not fill it in now; undefined: it has none. Throws UnknownAction. */
  readonly form: (tx: Transaction, desk: Desk, request: FormRequest) => Promise<Form | Refusal | undefined>;
  /** The same of a record that is begun. Throws UnknownAction. */
  readonly begin: (tx: Transaction, desk: Desk, request: BeginRequest) => Promise<Outcome>;
  readonly beginForm: (tx: Transaction, desk: Desk, request: Omit<BeginRequest, 'key'>) => Promise<Form | Refusal>;
  /** Acts on a due wake-up, if the record still wants it then: doubled, late and forgotten wake-ups are harmless. */
  readonly fire: (
    tx: Transaction,
    desk: Desk,
    due: { readonly about: RecordRef; readonly key: string },
  ) => Promise<Fired>;
  /** Writes its wake-ups anew, by the rules as they are now. */
  readonly renew: (tx: Transaction, desk: Desk, about: RecordRef) => Promise<void>;
  /** The same, without those that are due and have nothing to do. Answers the ones that were not kept before. */
  readonly mend: (tx: Transaction, desk: Desk, about: RecordRef) => Promise<readonly Timer[]>;
  /** What the last event of this log of a record announced, as far as can be told afterwards. */
  readonly announced: (
    tx: Transaction,
    desk: Desk,
    about: RecordRef,
    log: readonly Happened[],
  ) => Promise<readonly Announcement[]>;
  /** Keeps a new record, of an event that another record's action decided. Answers which. */
  readonly open: (tx: Transaction, desk: Desk, first: Happened, by: Person | undefined) => Promise<RecordRef>;
  /** A record, and what a decision about it may look at. Throws MissingRecord, as if there were none, where `by` may not know of it. */
  readonly read: (
    tx: Transaction,
    desk: Desk,
    about: RecordRef,
    by: Person,
  ) => Promise<{ readonly record: Recorded; readonly now: DecisionContext }>;
  /** A row for the card of the record that it is about; undefined: it is not told there. */
  readonly rowOn: (linked: Linked, desk: Desk) => FactRow | undefined;
  /** The record that it is about has changed. */
  readonly aboutChanged: (tx: Transaction, desk: Desk, changed: AboutChanged) => Promise<void>;
  /** Something in another record has consequences here: an event, or only wake-ups and cards made anew. */
  readonly happen: (tx: Transaction, desk: Desk, happening: Happening) => Promise<void>;
  /** Its cards as this person may see and use them; undefined: they may not know of it. */
  readonly cards: (tx: Transaction, desk: Desk, looking: Looking) => Promise<Shown | undefined>;
  /** What happened, as this person may read it; undefined: they may not know of it. */
  readonly history: (tx: Transaction, desk: Desk, looking: Looking) => Promise<Card | undefined>;
  /** Those of these records that this person may know of, a line each, in the order given; none where what one is about is gone. */
  readonly lines: (tx: Transaction, desk: Desk, listing: Listing) => Promise<readonly Listed[]>;
  /** What words of this person become that are for it; undefined: it takes none of theirs, or they may not know of it. */
  readonly says: (tx: Transaction, desk: Desk, saying: Saying) => Promise<Says | undefined>;
  /** Keeps that words of this person to it were changed, once a `key`. Undefined: it knows none of these as theirs. */
  readonly reword: (tx: Transaction, desk: Desk, rewording: Rewording) => Promise<'told' | 'kept' | undefined>;
  /** The record in which it goes on, which takes the words to it; undefined: it goes on itself. */
  readonly goesOnIn: (tx: Transaction, desk: Desk, about: RecordRef) => Promise<RecordRef | undefined>;
  /** Names of the beginnings that this person may make use of there. */
  readonly mayBegin: (by: Person, around: Around) => readonly string[];
  /** The same line by line, for the history of the record that it is about; empty where it is not told there. */
  readonly told: (tx: Transaction, desk: Desk, looking: Looking) => Promise<readonly ToldLine[]>;
  /** Begins what begins where somebody leaves their post, and answers which records these are, each with what it holds. */
  readonly postLeft: (tx: Transaction, desk: Desk, leaving: LeavingPost) => Promise<readonly BegunList[]>;
  /** Ends, of what lists what they have, whatever is over now that somebody is at their post again. */
  readonly backAtPost: (tx: Transaction, desk: Desk, whose: BackAgain) => Promise<void>;
  /** Somebody who has a part in the record is there no more. */
  readonly personLeft: (tx: Transaction, desk: Desk, about: RecordRef, person: PersonId) => Promise<void>;
  /** They are there again. Absent: nothing ever comes of it. */
  readonly personBack?: BoundKind['personLeft'];
  /** Writes on the record what became of a call of its ladder. */
  readonly receipt: (tx: Transaction, desk: Desk, about: RecordRef, heard: CallHeard) => Promise<void>;
  /** Writes on the record that somebody could not be reached about it. Once a `key`. */
  readonly notReached: (
    tx: Transaction,
    desk: Desk,
    about: RecordRef,
    unreached: Unreached & { readonly key: string },
  ) => Promise<void>;
}

/** Every kind by its name. */
export type Kinds = Readonly<Record<KindName, BoundKind>>;

/** A button from an older release, or a forged one. */
export class UnknownAction extends Error {
  override readonly name = 'UnknownAction';
  constructor(readonly action: string) {
    super(`no action is called "${action}"`);
  }
}

/** The same sentence whether there is none or it is not theirs to see. */
export const unknownRecord = (desk: Desk, about: RecordRef): Refusal => noRecord(recordKey(desk, about));
