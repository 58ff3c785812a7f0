import type { FileChange } from '../../domain/desk-version';
import { graphemesOf } from '../../domain/graphemes';
import { own } from '../../domain/own';
import { hashOf } from '../hash-of';

type Section = Readonly<Record<string, unknown>>;

/** Longest value that is shown, in letters. */
const longest = 120;
/** What is told of somebody; names, accounts and numbers are theirs. */
const toldOfPeople: ReadonlySet<string> = new Set([
  ...(['roles', 'skills', 'places', 'language', 'zone', 'active', 'permits', 'since', 'familiar', 'party'] as const),
]);

/** What a desk file says otherwise than the one before, in the order of its topics: both as they were written. */
export const changesBetween = (before: Section, after: Section): readonly FileChange[] => inSections([], before, after);

function between(path: readonly string[], before: unknown, after: unknown): readonly FileChange[] {
  if (before === after || hashOf(before ?? null) === hashOf(after ?? null)) return [];
  if (isSection(before) && isSection(after)) return inSections(path, before, after);
  if (!Array.isArray(before) || !Array.isArray(after)) return [change(path, before, after)];
  if ([...before, ...after].every(isPlain)) return [change(path, before, after)];
  const [olds, news] = [byName(before), byName(after)];
  const found = olds && news ? inSections(path, olds, news) : inRows(path, before, after);
  // The same in another order, which counts: the first place is the default.
  return found.length > 0 ? found : [change(path, namesOf(before), namesOf(after))];
}

function inSections(path: readonly string[], before: Section, after: Section): readonly FileChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => between([...path, name], own(before, name), own(after, name)));
}

/** Rows that have no name, e.g. of the duty pattern: those that are gone, then those that are new. */
function inRows(path: readonly string[], before: readonly unknown[], after: readonly unknown[]): readonly FileChange[] {
  const gone = without(before, after).map((row) => change(path, row, undefined));
  return [...gone, ...without(after, before).map((row) => change(path, undefined, row))];
}

/** Those of the first that the second does not have, each as often as it has them more. */
function without(rows: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(hashOf(row), (left.get(hashOf(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(hashOf(row)) ?? 0;
    left.set(hashOf(row), count - 1);
    return count <= 0;
  });
}

function byName(rows: readonly unknown[]): Section | undefined {
  const named = rows.flatMap((row) => (isSection(row) && typeof row['id'] === 'string' ? [[row['id'], row]] : []));
  return named.length === rows.length ? Object.fromEntries(named) : undefined;
}

const namesOf = (rows: readonly unknown[]): readonly unknown[] =>
  rows.map((row) => (isSection(row) && typeof row['id'] === 'string' ? row['id'] : row));

const isPlain = (value: unknown): boolean => typeof value !== 'object';

const isSection = (value: unknown): value is Section =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const change = (path: readonly string[], before: unknown, after: unknown): FileChange => ({
  path,
  ...(before !== undefined && { before: shown(path, before) }),
  ...(after !== undefined && { after: shown(path, after) }),
});

function shown([topic, _person, field]: readonly string[], value: unknown): string {
  if (topic !== 'people') return cut(written(value));
  if (field !== undefined) return toldOfPeople.has(field) ? cut(written(value)) : '';
  const told = isSection(value) ? Object.entries(value).filter(([name]) => toldOfPeople.has(name)) : [];
  return cut(written(Object.fromEntries(told)));
}

/** As one would write it in one line of a desk file. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(inside).join(', ');
  if (!isSection(value)) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${inside(one)}`)
    .join(', ');
}

function inside(value: unknown): string {
  if (Array.isArray(value)) return `[${written(value)}]`;
  return isSection(value) ? `{ ${written(value)} }` : written(value);
}

function cut(text: string): string {
  const letters = [...graphemesOf(text)];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
