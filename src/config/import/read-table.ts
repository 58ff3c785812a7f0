import { listOf, type Say, say } from '../../domain/words';
import { plainWord } from './clean-cell';
import type { Imported } from './imported';
import { type Line, readLines } from './read-lines';

/** A column of an import. `headings`: what may stand in the first line for it, in lower case. */
export interface Column {
  readonly headings: readonly string[];
  readonly needed?: boolean;
}

/** A row of the file. `line` counts from 1, the header's; a cell of an absent column is empty. */
export interface TableRow<Name extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Name, string>>;
  /** How the file itself calls its columns; of an absent one, how it might. */
  readonly headings: Readonly<Record<Name, string>>;
}

/** How a table is read. */
export interface TablePlan<Name extends string> {
  readonly columns: Readonly<Record<Name, Column>>;
  /** Whether a file of headings alone says something. */
  readonly mayBeEmpty?: boolean;
}

/** Reads a CSV file with a header line; the delimiter is the header's: comma, semicolon or tab, or what `sep=` says. */
export function readTable<Name extends string>(bytes: Uint8Array, plan: TablePlan<Name>): Imported<TableRow<Name>> {
  const { columns, mayBeEmpty = false } = plan;
  const lines = readLines(bytes);
  if ('say' in lines) return { rows: [], problems: [lines] };
  const [header, ...body] = withoutEmptyColumns(lines);
  if (header === undefined) return { rows: [], problems: [say('cli.fileBlank')] };

  const order = header.record.map((heading) => nameOf(heading, columns));
  const problems = [
    ...headerProblems(header.record, order, columns),
    ...(body.length === 0 && !mayBeEmpty ? [say('cli.fileEmpty')] : []),
    ...body.filter(({ record }) => record.length !== order.length).map((line) => wrongLength(line, order.length)),
  ];
  const headings = cellsOf(columns, order, header.record, (name) => columns[name].headings[0] ?? name);
  const rows = body.map(({ line, record }) => ({ line, cells: cellsOf(columns, order, record, () => ''), headings }));
  return { rows: problems.length > 0 ? [] : rows, problems };
}

/** Spreadsheets save columns that were used once and are empty now; what stands under no heading stays, to be told. */
function withoutEmptyColumns(lines: readonly Line[]): readonly Line[] {
  const widest = lines.reduce((most, { record }) => Math.max(most, record.length), 0);
  const used = Array.from({ length: widest }, (_, at) => lines.some(({ record }) => (record[at] ?? '') !== ''));
  const end = used.lastIndexOf(true) + 1;
  return lines.map(({ line, record }) => ({
    line,
    record: record.slice(0, Math.max(end, 1)).filter((_, at) => used[at]),
  }));
}

const keysOf = <Name extends string>(columns: Readonly<Record<Name, Column>>): readonly Name[] =>
  Object.keys(columns) as Name[];

function nameOf<Name extends string>(heading: string, columns: Readonly<Record<Name, Column>>): Name | undefined {
  const wanted = plainWord(heading)
    .toLowerCase()
    .replaceAll(/[\s_*-]/g, '');
  return keysOf(columns).find((name) => columns[name].headings.includes(wanted));
}

function headerProblems<Name extends string>(
  header: readonly string[],
  order: readonly (Name | undefined)[],
  columns: Readonly<Record<Name, Column>>,
): readonly Say[] {
  const names = keysOf(columns);
  const shown = (name: Name): string => columns[name].headings.slice(0, 2).join(' / ');
  const known = listOf(names.map(shown));
  const unknown = header.filter((heading, index) => heading !== '' && order[index] === undefined);
  const nameless = header.flatMap((heading, index) => (heading === '' ? [index + 1] : []));
  const twice = order.flatMap((name, index) => (name && order.indexOf(name) < index ? [header[index] ?? name] : []));
  const missing = names.filter((name) => columns[name].needed && !order.includes(name));
  return [
    ...unknown.map((column) => say('cli.columnUnknown', { column, known })),
    ...nameless.map((place) => say('cli.columnNameless', { place })),
    ...twice.map((column) => say('cli.columnTwice', { column })),
    ...missing.map((name) => say('cli.columnMissing', { column: shown(name) })),
  ];
}

const wrongLength = ({ line, record }: Line, expected: number): Say =>
  say('cli.rowLength', { line, found: record.length, expected });

function cellsOf<Name extends string>(
  columns: Readonly<Record<Name, Column>>,
  order: readonly (Name | undefined)[],
  record: readonly string[],
  absent: (name: Name) => string,
): Readonly<Record<Name, string>> {
  const cell = (name: Name): readonly [Name, string] => {
    const index = order.indexOf(name);
    return [name, index < 0 ? absent(name) : (record[index] ?? '')];
  };
  return Object.fromEntries(keysOf(columns).map(cell)) as Record<Name, string>;
}
