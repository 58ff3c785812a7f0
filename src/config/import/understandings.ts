import { own } from '../../domain/own';
import { type Fact, listOf } from '../../domain/words';
import { plainWord } from './clean-cell';
import { type Dictionary, Unclear, type Understanding } from './row-reader';

/** Text as it stands; `-` empties it where that is allowed. */
export const words: Understanding<string> = { read: (text) => text };

/** What `read` makes of a word in plain letters; `example` shows one. */
export const word = <Value>(
  read: (text: string) => Value | Unclear | undefined,
  example: string,
): Understanding<Value> => ({
  read: (text) => read(plainWord(text)) ?? new Unclear('cli.cellBad', { example }),
});

/** The same with what `-` makes of the field. */
export const orNothing = <Value>(understanding: Understanding<Value>, emptied: Value): Understanding<Value> => ({
  ...understanding,
  emptied,
});

/** One of the values of a dictionary. */
export const oneOf = <Value>(known: Dictionary<Value>): Understanding<Value> => ({
  read: (text) => meaning(known, text) ?? new Unclear('cli.cellUnknown', { known: wordsOf(known) }),
});

/** Some of the values of a dictionary, each once, with spaces or any list mark between them; `-` is none of them. */
export const someOf = <Value>(known: Dictionary<Value>): Understanding<readonly Value[]> => ({
  emptied: [],
  read: (text) => {
    const parts = text.split(/[\s,，;；、/|]+/).filter((part) => part !== '');
    const values = parts.map((part) => meaning(known, part)).filter((value) => value !== undefined);
    return values.length < parts.length
      ? new Unclear('cli.cellUnknown', { known: wordsOf(known) })
      : [...new Set(values)];
  },
});

const meaning = <Value>(known: Dictionary<Value>, text: string): Value | undefined =>
  own(known, plainWord(text).toLowerCase());

const wordsOf = (known: Dictionary<unknown>): Fact => listOf(Object.keys(known));
