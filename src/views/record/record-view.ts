import type { Person, PersonId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { RecordRef } from '../../domain/record/record-ref';
import type { Button, FactRow } from '../card';

/** Buttons of a card: those shown at once, and those behind its menu. */
export interface Offered {
  readonly buttons: readonly Button[];
  readonly menu: readonly Button[];
}

/** What people may do with a record now, as the rules of its actions say. */
export interface Offers {
  /** What any of these people may press: what is shown at once first, the rest behind the menu. */
  readonly offeredToAny: (viewers: readonly Person[]) => Offered;
  /** The button of one action, where its rule lets this reader press it now; else none. Nobody gets one that refuses them. */
  readonly buttonFor: (reader: PersonId | undefined, action: string, value?: string) => readonly Button[];
}

/** Everything a card of a record may show, gathered at one moment. */
export interface RecordView<State> extends DecisionContext, Offers {
  readonly about: RecordRef;
  readonly record: State;
  /** How the records that are about it stand, as far as they are told on its card. */
  readonly linkedRows: readonly FactRow[];
}
