import type { Desk, DutyLine } from '../desk';
import type { PersonId } from '../people/person';
import type { DutyChange } from '../roster/duty-change';
import type { Shifts } from '../roster/shifts';
import type { UnseenWord } from '../roster/unseen';
import type { ServiceWord } from '../roster/vetting';
import type { Instant, Span } from '../time/instant';
import type { DecisionContext } from './decision-context';
import type { KindName, RecordRef } from './record-ref';
import type { Redaction } from './redaction';
import type { KeptShapes } from './shape';

/** What every record has, whatever its kind: it is the fold of its events. */
export interface Recorded {
  readonly id: number;
  /** How many events it has; the number of the newest. */
  readonly version: number;
}

/** What every event has. `at` is never before the event that it follows. */
export interface Happened {
  readonly type: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** The events of one type. */
export type OfType<Event extends Happened, Type extends Event['type']> = Extract<Event, { readonly type: Type }>;

/** A wake-up that a record wants. `key` is unique within the record and says which one it is: `breach:SLA-2`. */
export interface Timer<Kind extends string = string> {
  readonly kind: Kind;
  readonly key: string;
  readonly due: Instant;
  /** What it is about, where its kind alone does not say: the clause of a breach. */
  readonly about?: string;
}

/** What a wake-up that is wanted may depend on. */
export interface TimerContext {
  readonly desk: Desk;
  readonly at: Instant;
  /** The roster, with what is known some days around the moment. */
  readonly shifts: Shifts;
}

/**
 * Both halves of wake-ups that belong together: when a record wants them, and what each makes of it when it comes;
 * undefined when nothing is to be done any more.
 */
export interface TimerRule<State, Event, Kind extends string = string> {
  readonly wanted: (state: State, context: TimerContext) => readonly Timer<Kind>[];
  readonly fires: {
    readonly [K in Kind]: (state: State, timer: Timer, context: DecisionContext) => Event | undefined;
  };
  /** Whether what it makes of it depends on who has how much to do. */
  readonly weighsLoad?: boolean;
}

/** Somebody's part in a record, while they have it: `requester`, `owner`, `complainant`. */
export interface Party {
  readonly person: PersonId;
  readonly part: string;
}

/** What lists, permissions, search and retention find a record by: columns beside the whole of it. */
export interface RecordIndex {
  readonly state: string;
  readonly open: boolean;
  readonly openedAt: Instant;
  /** When it was over; absent while it is open. Retention counts from here. */
  readonly endedAt?: Instant;
  /** The record it is about. Absent: none. */
  readonly about?: RecordRef;
  /** Everybody who has a part in it now, in no order. */
  readonly parties: readonly Party[];
  /** The words a search finds it by; empty: none finds it. */
  readonly words: string;
}

/** What a decision about a record looks at, and where to read it. */
export interface ContextNeeds {
  /** Place and branch of the catalogue, for the roster; absent: of the whole desk. */
  readonly place?: string;
  readonly skill?: string;
  /** Whom of them to call; absent: either. */
  readonly line?: DutyLine;
  /** People besides the staff. */
  readonly people: readonly PersonId[];
  /** The record it is about. Absent: none. */
  readonly about?: RecordRef;
  /** It looks at what else is about that one. */
  readonly beside?: true;
  /** A time of which it looks at the roster, besides the days around the moment. */
  readonly around?: Span;
  /** It compares what people bear, and looks at whom the ladder called of late. */
  readonly calls?: true;
  /** The records that it looks at of a kind: in which this person has this part. */
  readonly others?: { readonly kind: KindName; readonly person: PersonId; readonly part: string };
  /** The records that it lists, of which it looks at each with what is open about it. */
  readonly lists?: readonly RecordRef[];
  /** When the last thing happened to it: nothing happens before. */
  readonly lastAt?: Instant;
}

/** The rules of one kind: pure, and all the store and the scheduler know about it. */
export interface RecordRules<State extends Recorded, Event extends Happened> {
  readonly name: KindName;
  /** How they are kept. Absent: nothing of it has changed since it was first kept. */
  readonly shapes?: KeptShapes<State, Event>;
  /** The record as its first event leaves it; its number comes from the store. Throws on any other event. */
  readonly begin: (first: Event) => Omit<State, 'id'>;
  /** The record after the event, but for its version. Total: a rule has judged the event before. */
  readonly evolve: (state: State, event: Event) => State;
  /** The event with what it decides besides, and the record after it. Absent: events decide nothing more. */
  readonly deciding?: (before: State, event: Event, desk: Desk) => Decided<State, Event>;
  readonly timers: readonly TimerRule<State, Event>[];
  readonly needs: (state: State, desk: Desk) => ContextNeeds;
  readonly index: (state: Omit<State, 'id'>) => RecordIndex;
  /**
   * Whom the record is for: on whose account the desk says what it says by itself, and whose words about it go when they
   * are erased.
   */
  readonly account: (state: State) => PersonId;
  /** Whether it can't wait for the morning: then nothing about it does. Absent: never. */
  readonly urgent?: (state: State) => boolean;
  /**
   * What it says of who is on duty, as it stands: all of it at once, about what earlier decisions left. What it said before
   * counts no more. Absent: nothing ever.
   */
  readonly duty?: (state: State) => readonly DutyChange[];
  /** What it says of who may be on duty at all, likewise. Absent: nothing ever. */
  readonly service?: (state: State) => readonly ServiceWord[];
  /** What it says of who was not seen at their post, likewise. Absent: nothing ever. */
  readonly unseen?: (state: State) => readonly UnseenWord[];
  /** Why it says so, for the audit. Absent: that is nobody's to read but who may see it. */
  readonly why?: (state: State) => string;
  /** Whether this person, whom it names, is told nothing of it, not even that it is there. Absent: nobody. */
  readonly withheld?: (state: State, person: PersonId) => boolean;
  /** The event without the words, files and people that `how` takes away (`redactedByType`); its figures stay. */
  readonly redacted: (event: Event, how: Redaction) => Event;
}

/** An event as it is kept, and the record after it. */
export interface Decided<State, Event> {
  readonly event: Event;
  readonly after: State;
}

/** How a record changes with each kind of event. An event nobody thought of does not compile. */
export type Evolvers<State, Event extends Happened> = {
  readonly [Type in Event['type']]: (state: State, event: OfType<Event, Type>) => State;
};

/** The same as one function. */
export const byType =
  <State, Event extends Happened>(evolvers: Evolvers<State, Event>) =>
  (state: State, event: Event): State =>
    (evolvers[event.type as Event['type']] as (state: State, event: Event) => State)(state, event);

/** Where each kind of event has words, files and people besides `by`. An event nobody thought of does not compile. */
export type Redactors<Event extends Happened> = {
  readonly [Type in Event['type']]: (event: OfType<Event, Type>, how: Redaction) => OfType<Event, Type>;
};

/** The same as one function, which looks after `by`. */
export const redactedByType =
  <Event extends Happened>(redactors: Redactors<Event>) =>
  (event: Event, how: Redaction): Event => {
    const redact = redactors[event.type as Event['type']] as unknown as (event: Event, how: Redaction) => Event;
    return { ...redact(event, how), by: how.person(event.by) };
  };

/** The record after the event. */
export const evolved = <State extends Recorded, Event extends Happened>(
  { evolve }: Pick<RecordRules<State, Event>, 'evolve'>,
  state: State,
  event: Event,
): State => ({ ...evolve(state, event), version: state.version + 1 });

/** The record that a whole log adds up to; oldest event first. */
export function replayed<State extends Recorded, Event extends Happened>(
  rules: Pick<RecordRules<State, Event>, 'begin' | 'evolve'>,
  id: number,
  [first, ...rest]: readonly [Event, ...Event[]],
): State {
  const begun = { ...rules.begin(first), id } as State;
  return rest.reduce((state, event) => evolved(rules, state, event), begun);
}

/** All wake-ups a record wants now, each key once, in no order, some perhaps due already. */
export const wantedBy = <State extends Recorded, Event extends Happened>(
  { timers }: Pick<RecordRules<State, Event>, 'timers'>,
  state: State,
  context: TimerContext,
): readonly Timer[] => timers.flatMap(({ wanted }) => wanted(state, context));
