import type { Desk } from '../desk';
import type { Person, PersonId } from '../people/person';
import type { DutyCall } from '../roster/burden';
import type { OnDuty } from '../roster/on-duty';
import type { Shifts } from '../roster/shifts';
import type { Instant } from '../time/instant';
import type { KindName, RecordRef } from './record-ref';

/** Another record, whole: whoever knows its kind knows what `record` is. */
export interface Linked<Kind extends KindName = KindName, State = unknown> {
  readonly about: RecordRef<Kind>;
  readonly record: State;
}

/** A record that another one lists, with what is open about it. */
export interface Listed extends Linked {
  readonly linked: readonly Linked[];
}

/** Everything a rule may look at besides the record. */
export interface DecisionContext {
  readonly at: Instant;
  readonly desk: Desk;
  /** The roster, with what is known some days around the moment. */
  readonly shifts: Shifts;
  readonly duty: OnDuty;
  /** Staff and the people of this record. */
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Everybody on shift, whatever for; and who is for the record's place and kind of work, primaries first. */
  readonly rostered: readonly PersonId[];
  readonly onShift: readonly PersonId[];
  /** Open tickets of each, where somebody is to be chosen. */
  readonly load?: ReadonlyMap<PersonId, number>;
  /** Whom the ladder called in the last four weeks, where people are compared by what they bear. */
  readonly calls?: readonly DutyCall[];
  /** The record that this one is about, as it stands in the same transaction. Absent: it is about none. */
  readonly subject?: Linked;
  /** Other records about that one which are not over, likewise. Absent: it is about none, or does not look at them. */
  readonly beside?: readonly Linked[];
  /** Other records of a kind in which somebody has a part, over or not, where they matter. Absent: it does not look at them. */
  readonly others?: readonly Linked[];
  /** The records that it lists, likewise, in its order, without those that are gone. Absent: it lists none. */
  readonly listed?: readonly Listed[];
  /** Records that are about this one and not over, likewise, in order of kind and number. */
  readonly linked: readonly Linked[];
}
