import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Words, wordsFor } from '../words';

/** A person as the page shows them. */
export interface PersonShown {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

/** Everything text needs to be shown to one persona: who people are, in which language and zone. */
export interface Reader {
  readonly me: string;
  readonly locale: string;
  readonly zone: string;
  readonly words: Words;
  person(id: string): PersonShown | undefined;
  channel(id: string): string | undefined;
  fileUrl(id: string): string;
  readonly people: readonly PersonShown[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

const nobody: Reader = {
  me: '',
  locale: 'en',
  zone: 'UTC',
  words: wordsFor('en'),
  person: () => undefined,
  channel: () => undefined,
  fileUrl: (id) => id,
  people: [],
  channels: [],
};

/** Who reads, for everything below. */
export const ReaderContext = createContext<Reader>(nobody);

/** The persona who reads. */
export const useReader = (): Reader => useContext(ReaderContext);
