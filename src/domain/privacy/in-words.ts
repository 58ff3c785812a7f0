import type { Person } from '../people/person';

/** What to do about somebody in words of others. */
export interface InWords {
  /** The words with the pseudonym wherever they surely mean this person. */
  readonly replaced: (text: string) => string;
  /** Whether they may mean this person, or somebody else, or nobody: a human has to read them. */
  readonly mayName: (text: string) => boolean;
}

/** Letters of scripts that are written without spaces: where a name ends cannot be told. */
const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const isUnspaced = new RegExp(`^[${unspaced}·・]+$`, 'u');
const beginsSpaced = new RegExp(`^(?![${unspaced}])[\\p{L}\\p{N}]`, 'u');
const endsSpaced = new RegExp(`(?![${unspaced}])[\\p{L}\\p{N}]$`, 'u');
const spacedBefore = `(?<!(?![${unspaced}])[\\p{L}\\p{N}])`;
const spacedAfter = `(?!(?![${unspaced}])[\\p{L}\\p{N}])`;

/** Any text as a pattern that matches it alone. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A character in half and in full width. */
function inBothWidths(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0x20 || code >= 0x7f) return escaped(char);
  return `[${escaped(char)}${String.fromCodePoint(code + 0xfee0)}]`;
}

/** Matches a name as a word of its own, in either width, composed or not, whatever its spaces. */
function patternOf(name: string): string {
  const forms = new Set([name.normalize('NFC'), name.normalize('NFD'), name.normalize('NFKC')]);
  const written = [...forms].map((form) =>
    form
      .trim()
      .split(/\s+/u)
      .map((word) => [...word].map(inBothWidths).join(''))
      .join('\\s+'),
  );
  const before = beginsSpaced.test(name) ? spacedBefore : '';
  const after = endsSpaced.test(name) ? spacedAfter : '';
  return `${before}(?:${written.join('|')})${after}`;
}

/** Matches none: no name at all. */
const nothing = '(?!)';
const anyOf = (names: readonly string[], flags: string): RegExp =>
  new RegExp(names.length === 0 ? nothing : names.map(patternOf).join('|'), flags);

const fewest = 3;
const asSaid = (name: string): string => name.normalize('NFKC').toLowerCase();

const isWord = (part: string): boolean => /\p{L}.*\p{L}/u.test(part);

/**
 * Whether a name means somebody wherever it stands: of two words, or of three letters where words are not spaced. `Li`,
 * `An` and `高明` are parts of other words, or words.
 */
const isDistinctive = (name: string): boolean =>
  isUnspaced.test(name) ? [...name].length >= fewest : name.split(/\s+/u).filter(isWord).length > 1;

/** The name where it may be replaced without asking: nobody else's name is, or has in it, the same. */
export function surelyTheirs({ id, name }: Person, everybody: readonly Person[]): readonly string[] {
  const isShared = everybody.some((other) => other.id !== id && asSaid(other.name).includes(asSaid(name)));
  return isDistinctive(name) && !isShared ? [name] : [];
}

/** Parts of a name that people call each other by. */
function partsOf(name: string): readonly string[] {
  if (isUnspaced.test(name)) return [...name].length >= fewest ? [[...name].slice(1).join('')] : [];
  return name.split(/\s+/u).filter((part) => [...part].length >= fewest);
}

/**
 * How to find somebody in words of others. `words` are replaced wherever they stand; mentions of an account are markup
 * that means nobody else, and always are. Whatever else looks like the name or an account may mean them.
 */
export function inWords(person: Person, words: readonly string[], pseudonym: string): InWords {
  const accounts = Object.values(person.identities);
  const mention = accounts.map((account) => `<@${escaped(account)}(?:\\|[^>]*)?>`).join('|') || nothing;
  const mentions = new RegExp(mention, 'giu');
  const sure = anyOf(words, 'gu');
  const names = [person.name, ...partsOf(person.name), ...words, ...accounts].filter((name) => [...name].length > 1);
  const possible = anyOf(names, 'iu');
  const replaced = (text: string): string => text.replace(mentions, `@${pseudonym}`).replace(sure, pseudonym);
  return { replaced, mayName: (text) => possible.test(replaced(text)) };
}

/** The same for every text in a stored value, but for what only the desk reads: keys, ids, kinds. */
export function eachText(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return machine.has(key) ? value : change(value);
  if (Array.isArray(value)) return value.map((one) => eachText(one, change, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, eachText(one, change, name)]));
}

/** All those texts, apart from each other. */
export function textsIn(value: unknown): string {
  const texts: string[] = [];
  eachText(value, (text) => {
    texts.push(text);
    return text;
  });
  return texts.join('\u0000');
}

/** Properties of stored values whose texts nobody wrote. */
const machine: ReadonlySet<string> = new Set([
  ...['action', 'by', 'echoes', 'from', 'holders', 'id', 'key', 'kind', 'mentions', 'mime', 'on', 'origin', 'people'],
  ...['person', 'place', 'platform', 'say', 'slot', 'style', 'tone', 'under', 'user'],
]);
