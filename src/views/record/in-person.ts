import type { Person, PersonId } from '../../domain/people/person';
import type { RecordRef } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Say } from '../../domain/words';
import { asCard, type Card } from '../card';
import { message, type NewMessage, toPerson, toPersonUnder } from '../notifications/recipients';

/** What of a record and of whom it concerns is needed to tell them. */
interface Seen {
  readonly about: RecordRef;
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** What happened, and how everything stands after it. */
interface Happening<View> {
  readonly event: { readonly by: PersonId };
  readonly view: View;
}

type More = Partial<NewMessage>;

/** How people are told in person of records of a kind: each has one card of it, and reads below it what happens. */
export interface InPerson<View extends Seen> {
  /** Where somebody's card of it stands. */
  readonly slotOf: (view: Pick<View, 'about'>, person: PersonId) => Slot;
  /** The cards of these, in their order, drawn where they stand; of nobody of whom nothing is known. */
  readonly cards: (people: readonly PersonId[], view: View, more?: (person: Person) => More) => readonly NewMessage[];
  /** Said below their cards so that they notice it, once to each; never of what they did themselves. */
  readonly said: (
    people: readonly (PersonId | undefined)[],
    happening: Happening<View>,
    text: Say,
    more?: More,
  ) => readonly NewMessage[];
  /** Files that came with it, below their cards; nothing where there are none. */
  readonly files: (
    people: readonly PersonId[],
    view: View,
    text: Say,
    files: readonly FileRef[],
  ) => readonly NewMessage[];
}

/** The same of a kind whose cards have this role, and are drawn so for whoever reads them. */
export function inPerson<View extends Seen>(role: string, card: (view: View, reader: Person) => Card): InPerson<View> {
  const slotOf = ({ about }: Pick<View, 'about'>, person: PersonId): Slot => ({ about, role, person });
  return {
    slotOf,
    cards: (people, view, more) =>
      people.flatMap((id) => {
        const reader = view.people.get(id);
        if (reader === undefined) return [];
        return [{ ...toPerson(id, 'record', asCard(card(view, reader)), slotOf(view, id)), ...more?.(reader) }];
      }),
    said: (people, { event, view }, text, more) =>
      [...new Set(people)].flatMap((id) =>
        id === undefined || id === event.by
          ? []
          : [{ ...toPersonUnder(slotOf(view, id), id, 'record', message(text)), surfaces: true, ...more }],
      ),
    files: (people, view, text, files) =>
      files.length === 0
        ? []
        : people.map((id) => toPersonUnder(slotOf(view, id), id, 'record', message(text, { files }))),
  };
}
