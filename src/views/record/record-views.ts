import type { Desk } from '../../domain/desk';
import type { About } from '../../domain/finding/asked-in';
import type { Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, OfType } from '../../domain/record/record';
import type { Refusal } from '../../domain/refusal';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Say } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import type { NewMessage } from '../notifications/recipients';
import type { RecordView } from './record-view';

/** What has just happened, and everything that may be shown about it. */
export interface EventContext<Event, State, View> {
  readonly event: Event;
  /** The record after it. */
  readonly view: View;
  /** The record it happened to; the first event: as it left it. */
  readonly before: State;
}

/** Who hears what of each event, in order of sending. A kind of event that nobody thought of does not compile. */
export type Notifications<State, Event extends Happened, View> = {
  readonly [Type in Event['type']]: (context: EventContext<OfType<Event, Type>, State, View>) => readonly NewMessage[];
};

/** One thing that happened, in a sentence, with the files that came with it. */
export interface HistoryLine {
  readonly text: Say;
  readonly files?: readonly FileRef[];
}

/** Whose history it is read as: `inside` knows what stays among those who serve. */
export interface Telling<View> {
  readonly view: View;
  readonly inside: boolean;
}

/** Each kind of event in words; undefined where there is nothing to tell, or not to this reader. */
export type HistoryLines<Event extends Happened, View> = {
  readonly [Type in Event['type']]: (event: OfType<Event, Type>, telling: Telling<View>) => HistoryLine | undefined;
};

/** A record as a list tells of it, beside its number. */
export interface RecordLine {
  /** What it is and how it stands. */
  readonly text: Say;
  readonly tone?: Tone;
  /** It waits for this reader, who finds it before everything else. */
  readonly waits?: boolean;
}

/** How one kind of record is shown and told of. */
export interface RecordViews<State, Event extends Happened, View> {
  /** What its cards show, worked out once. */
  readonly viewOf: (base: RecordView<State>) => View;
  readonly notifications: Notifications<State, Event, View>;
  /** What all of its messages have in common, and what goes with them, whatever happened. Absent: nothing. */
  readonly arrange?: (context: EventContext<Event, State, View>, said: readonly NewMessage[]) => readonly NewMessage[];
  readonly history: HistoryLines<Event, View>;
  /** Its standing cards drawn anew, where something about it changed without an event of its own. Absent: it has none. */
  readonly redrawn?: (view: View) => readonly NewMessage[];
  /** Whether this person may know that there is such a record. Nothing of it is shown to anybody else. */
  readonly maySee: (record: State, viewer: Person, now: DecisionContext) => boolean;
  /** Whether this person reads what stays among those who serve. */
  readonly isInside: (record: State, viewer: Person, now: DecisionContext) => boolean;
  /** The record as this person, who may see it, sees and uses it, then what it waits to hear from them. Never empty. */
  readonly cards: (view: View, viewer: Person) => readonly [Card, ...Card[]];
  /** The same in one line of a list. */
  readonly line: (view: View, viewer: Person) => RecordLine;
  /** What answers somebody who asks this about it, before its cards. Absent: the cards do. */
  readonly answer?: (view: View, asked: About) => readonly Part[];
  /** How it stands, for the card of the record that it is about; undefined: it is not told there. Absent: never. */
  readonly rowOn?: (record: State, desk: Desk) => FactRow | undefined;
  /** How a no reads to this person. Absent: as it stands, and to whoever may not see the record as if there were none. */
  readonly refused?: (record: State, viewer: Person, no: Refusal, desk: Desk) => Refusal;
}
