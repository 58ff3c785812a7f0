import type { PersonId } from '../people/person';
import type { DutyWord } from '../roster/duty-change';
import {
  type Happened,
  type Recorded,
  type RecordIndex,
  type RecordRules,
  replayed,
  type Timer,
  type TimerContext,
  wantedBy,
} from './record';
import type { KindName } from './record-ref';
import type { Redaction } from './redaction';
import { saidOfDuty } from './said-of-duty';
import { firstShapes, type KeptShapes } from './shape';

/** What the store and the scheduler ask of a kind, its types closed over: what a log adds up to, and what is found in it. */
export interface LogRules {
  readonly name: KindName;
  /** How they are kept as JSON. */
  readonly shapes: KeptShapes<Recorded, Happened>;
  /** The record that a whole log adds up to, oldest event first. Throws where it adds up to nothing. */
  readonly replayed: (id: number, log: readonly Happened[]) => Recorded;
  readonly index: (record: Recorded) => RecordIndex;
  readonly wanted: (record: Recorded, context: TimerContext) => readonly Timer[];
  /** Whom the record is for: on whose account the desk says what it says by itself. */
  readonly account: (record: Recorded) => PersonId;
  /** Whether it can't wait for the morning. */
  readonly urgent: (record: Recorded) => boolean;
  /** All that it says of duty. */
  readonly duty: (record: Recorded) => readonly DutyWord[];
  /** Why, for the audit; empty: nothing is told of that. */
  readonly why: (record: Recorded) => string;
  /** Whether this person, whom it names, is told nothing of it. */
  readonly withheld: (record: Recorded, person: PersonId) => boolean;
  /** The event without the words, files and people that `how` takes away; its figures stay. */
  readonly redacted: (event: Happened, how: Redaction) => Happened;
}

/** The rules of a kind as the store and the scheduler ask for them. */
export const logRules = <State extends Recorded, Event extends Happened>(
  rules: RecordRules<State, Event>,
): LogRules => ({
  name: rules.name,
  shapes: (rules.shapes ?? firstShapes(rules.name)) as unknown as KeptShapes<Recorded, Happened>,
  replayed: (id, log) => {
    const [first, ...rest] = log as readonly Event[];
    if (first === undefined) throw new Error(`${rules.name} ${id} has no log`);
    return replayed(rules, id, [first, ...rest]);
  },
  index: (record) => rules.index(record as State),
  wanted: (record, context) => wantedBy(rules, record as State, context),
  account: (record) => rules.account(record as State),
  urgent: (record) => rules.urgent?.(record as State) ?? false,
  duty: (record) => saidOfDuty(rules, record as State),
  why: (record) => rules.why?.(record as State) ?? '',
  withheld: (record, person) => rules.withheld?.(record as State, person) ?? false,
  redacted: (event, how) => rules.redacted(event as Event, how),
});

/** Whether the event names that person as somebody who did or was told something; not in words. */
export function namesPerson<Event extends Happened>(
  redacted: (event: Event, how: Redaction) => unknown,
  event: Event,
  person: string,
): boolean {
  // Looking is cheap, and tells of most events that they do not.
  if (!JSON.stringify(event).includes(JSON.stringify(person))) return false;
  let isNamed = false;
  redacted(event, {
    text: (text) => text,
    files: (files) => files,
    person: (one) => {
      isNamed ||= one === person;
      return one;
    },
  });
  return isNamed;
}
