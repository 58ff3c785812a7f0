import { own } from '../domain/own';
import type { Person, PersonId } from '../domain/people/person';
import { eachText, type InWords } from '../domain/privacy/in-words';
import type { FileRef } from '../domain/ticket/ticket';
import { filesOfDesk } from './file-owners';
import type { KeyNames } from './personal-keys';

/** A row as it was read: its key as `id`, its columns, JSON as the driver gives it. */
export interface PersonalRow {
  readonly id: string | number;
  readonly [column: string]: unknown;
}

/** Whoever is looked for, and what stands for them. */
export interface Sought {
  readonly person: Person;
  readonly pseudonym: PersonId;
  readonly keys: KeyNames;
  readonly words: InWords;
  /** Whether the record of that name was theirs. */
  readonly isOwn: (record: string) => boolean;
  /** Messages about their tickets, and messages that are still to be sent: ids in the outbox, which is gone through first. */
  readonly said: { readonly own: Set<string>; readonly waiting: Set<string> };
}

/** What becomes of a row: other values of its columns, or it goes, with files that nobody filed. */
export type Change =
  | { readonly to: Readonly<Record<string, string | number | null>> }
  | { readonly to: 'gone'; readonly files: readonly FileRef[] };

export type Parsed = Readonly<Record<string, unknown>>;
/** JSON of a column: MySQL's driver gives it parsed, libsql as text. */
export const parsed = (data: unknown): Parsed => (typeof data === 'string' ? JSON.parse(data) : (data ?? {})) as Parsed;
/** The name of the record that a stored message is about; empty where it is about none. */
export const aboutOf = (data: Parsed): string => textOf(data['ticket'] ?? data['about']);
export const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

export const gone = (row: PersonalRow, column?: string): Change => ({
  to: 'gone',
  files: column === undefined ? [] : filesOfDesk(parsed(own(row, column))),
});

/** Only what is different; undefined where nothing is. */
export function changed(row: PersonalRow, to: Readonly<Record<string, unknown>>): Change | undefined {
  const columns = Object.entries(to).flatMap(([name, value]) => {
    const isJson = value !== null && typeof value === 'object';
    const before = isJson ? JSON.stringify(parsed(own(row, name))) : (own(row, name) ?? null);
    const after = isJson ? JSON.stringify(value) : (value as string | number | null);
    return before === after ? [] : [[name, after] as const];
  });
  return columns.length === 0 ? undefined : { to: Object.fromEntries(columns) };
}

/** Properties that hold people. */
const holdPeople: ReadonlySet<string> = new Set(['by', 'from', 'holders', 'mentions', 'origin', 'people', 'person']);
/** Properties that hold keys. */
const holdKeys: ReadonlySet<string> = new Set(['key', 'slot', 'under', 'echoes']);

/** A stored message with the pseudonym in the person's place, and in words that surely mean them. */
export function renamed(value: unknown, sought: Sought, name = ''): unknown {
  const { person, pseudonym, keys, words } = sought;
  if (typeof value === 'string') {
    if (holdPeople.has(name) || name === 'value') return value === person.id ? pseudonym : value;
    if (holdKeys.has(name)) return keys.renamed(value, pseudonym);
    return eachText(value, words.replaced, name);
  }
  if (Array.isArray(value)) return value.map((one) => renamed(one, sought, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, sought, key)]));
}

export const accountsOf = ({ identities }: Person): readonly string[] =>
  Object.values(identities).map((account) => account.toLowerCase());
export const isAccount = ({ person }: Sought, value: unknown): boolean =>
  typeof value === 'string' && accountsOf(person).includes(value.toLowerCase());

/** A card that went to nobody else. */
export const wasForThem = (card: unknown, sought: Sought): boolean => {
  const { to } = (card ?? {}) as { readonly to?: unknown };
  return Array.isArray(to) && to.length > 0 && to.every((account) => isAccount(sought, account));
};

/** Without their accounts in lists of whom a message went to. */
export function without(value: unknown, sought: Sought): unknown {
  if (Array.isArray(value)) {
    const left = value.filter((one) => !isAccount(sought, one) && !wasForThem(one, sought));
    return left.map((one) => without(one, sought));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, sought)]));
}

/** A mention of somebody in an event of others is an account in JSON, which is taken for theirs where it cannot be a word. */
const isMarkup = (account: string): boolean => /^[UW][A-Z0-9]{5,}$/.test(account);

export function mentioned(sought: Sought, text: string): string {
  const { person, pseudonym, words } = sought;
  const isTheirs = Object.values(person.identities).some((account) => isMarkup(account) && account === text);
  return isTheirs ? pseudonym : words.replaced(text);
}
