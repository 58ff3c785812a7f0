import type { Desk } from '../desk';
import type { Person, PersonId } from '../people/person';
import type { OnDuty } from '../roster/on-duty';
import type { Instant } from '../time/instant';

/** Everything a rule may look at besides the record. */
export interface DecisionContext {
  readonly at: Instant;
  readonly desk: Desk;
  readonly duty: OnDuty;
  /** Staff and the people of this record. */
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Everybody on shift, whatever for; and who is for the record's place and kind of work, primaries first. */
  readonly rostered: readonly PersonId[];
  readonly onShift: readonly PersonId[];
  /** Open tickets of each, where somebody is to be chosen. */
  readonly load?: ReadonlyMap<PersonId, number>;
}
