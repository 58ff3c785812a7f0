import type { PersonId } from '../people/person';
import type { FileRef } from '../ticket/ticket';

/** What becomes of words, files and people in one event. `by`: whose words and files they are. */
export interface Redaction {
  /** `isInside`: they stay among those who serve; whom the record is for does not read them. */
  readonly text: (text: string, by: PersonId, isInside?: boolean) => string;
  readonly files: (files: readonly FileRef[], by: PersonId) => readonly FileRef[];
  readonly person: (person: PersonId) => PersonId;
}

/** Stands for whom the record is for: words about them that another one wrote go when they are erased. */
export const whoeverItIsFor = 'whoever-it-is-for' as PersonId;

/** Stands where words were: what was empty stays empty, so that the card keeps its form. */
export const removedText = '—';
const removed = (text: string): string => (text === '' ? '' : removedText);

/** Takes the files away. */
export const withoutFiles: Redaction = { text: (text) => text, files: () => [], person: (person) => person };

/** Takes everything away that people wrote or sent. */
export const withoutWords: Redaction = { ...withoutFiles, text: removed };
