import { isDeepStrictEqual } from 'node:util';
import { type Fact, listOf, type Say, say } from '../../domain/words';

/** A field of a record that changes, by what it is called (`cli.field.…`), and both values in words. */
export interface FieldChange {
  readonly field: Fact;
  readonly from: Fact;
  readonly to: Fact;
}

/** What an import does with one record. Without `before` it is new, without `after` it goes. */
export interface Change<Row> {
  /** How people call it. */
  readonly title: Say;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** Of a new record, what it begins with; of one that goes, what it said. */
  readonly fields: readonly FieldChange[];
}

/** What an import will do. With `problems` it does nothing. */
export interface Plan<Row> {
  readonly changes: readonly Change<Row>[];
  /** Records that the file names and that stay as they are. */
  readonly unchanged: readonly Say[];
  /** Lines that do nothing, and why. */
  readonly notes: readonly Say[];
  readonly problems: readonly Say[];
}

/** A field of a kind of record: what it is called, and its value in words. */
export interface Field<Row> {
  readonly name: Fact;
  readonly show: (row: Row) => Fact;
}

const nothing = say('cli.none');

/** A list in words, or the word for nothing. */
export const listed = (values: readonly string[]): Fact => (values.length === 0 ? nothing : listOf(values));

/** A text in words, or the word for nothing. */
export const orNone = (text: string | null | undefined): Fact => text || nothing;

/** What becomes of a record; undefined where nothing does. */
export function changeOf<Row extends object>(
  title: Say,
  [before, after]: readonly [Row | undefined, Row | undefined],
  fields: readonly Field<Row>[],
): Change<Row> | undefined {
  if (isDeepStrictEqual(before, after)) return undefined;
  const shown = (show: (row: Row) => Fact, row: Row | undefined): Fact => (row === undefined ? nothing : show(row));
  const rows = fields.map(({ name, show }) => ({ field: name, from: shown(show, before), to: shown(show, after) }));
  return { title, before, after, fields: rows.filter(({ from, to }) => !isDeepStrictEqual(from, to)) };
}
