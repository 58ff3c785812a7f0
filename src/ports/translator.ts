import type { Person, PersonId } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { Language, Text } from '../domain/words';

/** Whose eyes a text is for. */
export interface Reader {
  readonly language: Language;
  /** IANA time zone. */
  readonly zone: string;
  readonly now: Instant;
  /** Name of a person; their id when nobody knows them. */
  readonly nameOf: (id: PersonId) => string;
  /** Who it is, where one person alone reads it: they are addressed, not named. */
  readonly self?: PersonId;
}

/** Makes plain text of a sentence, for one reader. The result is data: the platform escapes it. */
export type Speak = (text: Text) => string;

/** Gives each reader a voice. */
export interface Translator {
  speakTo(reader: Reader): Speak;
}

/** The reader's view of a person record. */
export const readerOf = (
  person: Pick<Person, 'language' | 'zone'> & Partial<Pick<Person, 'id'>>,
  now: Instant,
  nameOf: Reader['nameOf'],
): Reader => ({
  language: person.language,
  zone: person.zone,
  now,
  nameOf,
  ...(person.id === undefined ? {} : { self: person.id }),
});
