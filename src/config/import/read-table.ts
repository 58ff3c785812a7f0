import { CsvError, parse } from 'csv-parse/sync';
import { type Say, say } from '../../domain/words';
import { textOf } from '../text-of';
import type { Imported } from './imported';

const megabytes = 5;
const rowLimit = 20_000;

/** A column of an import. `headings`: what may stand in the first line for it, in lower case. */
export interface Column {
  readonly headings: readonly string[];
  readonly needed?: boolean;
}

/** A row of the file. `line` counts from 1, the header's; a cell of an absent column is empty. */
export interface TableRow<Name extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Name, string>>;
  /** How the file itself calls its columns. */
  readonly headings: Readonly<Record<Name, string>>;
}

interface Line {
  readonly line: number;
  readonly record: readonly string[];
}

/** Reads a CSV file with a header line; the delimiter is the header's: comma, semicolon or tab. */
export function readTable<Name extends string>(
  bytes: Uint8Array,
  columns: Readonly<Record<Name, Column>>,
): Imported<TableRow<Name>> {
  const lines = readLines(bytes);
  if ('say' in lines) return { rows: [], problems: [lines] };
  const [header, ...body] = lines;
  if (header === undefined || body.length === 0) return { rows: [], problems: [say('cli.fileEmpty')] };

  const order = header.record.map((heading) => nameOf(heading, columns));
  const problems = [
    ...headerProblems(header.record, order, columns),
    ...body.filter(({ record }) => record.length !== order.length).map((line) => wrongLength(line, order.length)),
  ];
  const headings = cellsOf(columns, order, header.record);
  const rows = body.map(({ line, record }) => ({ line, cells: cellsOf(columns, order, record), headings }));
  return { rows: problems.length > 0 ? [] : rows, problems };
}

const unreadable = { workbook: 'cli.fileWorkbook', binary: 'cli.fileNotText', foreign: 'cli.fileForeign' } as const;

function readLines(bytes: Uint8Array): readonly Line[] | Say {
  if (bytes.length > megabytes * 1024 * 1024) return say('cli.fileTooBig', { megabytes });
  const read = textOf(bytes);
  if (read.why === 'damaged') return say('cli.fileDamaged', { line: read.line });
  if (read.why !== undefined) return say(unreadable[read.why]);
  const { text } = read;
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
      // One more than is taken, and the header.
      to: rowLimit + 2,
    });
    const lines = (parsed as readonly { record: string[]; info: { lines: number } }[]).map(lineOf);
    return lines.length > rowLimit + 1 ? say('cli.tooManyRows', { limit: rowLimit }) : lines;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return say('cli.fileBroken', { line: Number(error['lines']) });
  }
}

/** csv-parse counts the line a row ends on; people look for the one it begins on. */
function lineOf({ record, info }: { record: string[]; info: { lines: number } }): Line {
  const breaks = record.join('').split('\n').length - 1;
  return { line: info.lines - breaks, record };
}

function delimiterOf(text: string): string {
  const header = /^.*$/m.exec(text)?.[0] ?? '';
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.sort((left, right) => right.count - left.count)[0]?.delimiter ?? ',';
}

const keysOf = <Name extends string>(columns: Readonly<Record<Name, Column>>): readonly Name[] =>
  Object.keys(columns) as Name[];

function nameOf<Name extends string>(heading: string, columns: Readonly<Record<Name, Column>>): Name | undefined {
  const wanted = heading.toLowerCase().replaceAll(/[\s_*]/g, '');
  return keysOf(columns).find((name) => columns[name].headings.includes(wanted));
}

function headerProblems<Name extends string>(
  header: readonly string[],
  order: readonly (Name | undefined)[],
  columns: Readonly<Record<Name, Column>>,
): readonly Say[] {
  const names = keysOf(columns);
  const shown = (name: Name): string => columns[name].headings.slice(0, 2).join(' / ');
  const known = names.map(shown).join(', ');
  const unknown = header.filter((_, index) => order[index] === undefined);
  const twice = order.flatMap((name, index) => (name && order.indexOf(name) < index ? [header[index] ?? name] : []));
  const missing = names.filter((name) => columns[name].needed && !order.includes(name));
  return [
    ...unknown.map((column) => say('cli.columnUnknown', { column, known })),
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
): Readonly<Record<Name, string>> {
  const cell = (name: Name): readonly [Name, string] => [name, record[order.indexOf(name)] ?? ''];
  return Object.fromEntries(keysOf(columns).map(cell)) as Record<Name, string>;
}
