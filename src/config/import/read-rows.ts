import { type Say, say } from '../../domain/words';
import type { Imported } from './imported';
import { type Column, readTable, type TableRow } from './read-table';
import { RowReader } from './row-reader';

/** How a file becomes rows of the desk. */
export interface ImportPlan<Name extends string, Row> {
  readonly columns: Readonly<Record<Name, Column>>;
  /** Undefined where the reader has complained. */
  readonly readRow: (reader: RowReader<Name>) => Row | undefined;
  /** Columns in which no value may be there twice. */
  readonly unique: readonly Name[];
}

/** Reads a file by its plan; every bad row has its problems. Pure: saves nothing. */
export function readRows<Name extends string, Row>(bytes: Uint8Array, plan: ImportPlan<Name, Row>): Imported<Row> {
  const table = readTable(bytes, plan.columns);
  const rows: Row[] = [];
  const problems: Say[] = [...table.problems];
  const repeated = repetitions(table.rows, plan.unique);
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const value = plan.readRow(reader);
    const bad = [...reader.problems, ...(repeated.get(row.line) ?? [])];
    problems.push(...bad);
    if (value !== undefined && bad.length === 0) rows.push(value);
  }
  return { rows, problems };
}

function repetitions<Name extends string>(
  rows: readonly TableRow<Name>[],
  unique: readonly Name[],
): ReadonlyMap<number, readonly Say[]> {
  const problems = new Map<number, Say[]>();
  for (const column of unique) {
    const seen = new Map<string, number>();
    for (const { line, cells, headings } of rows) {
      const value = cells[column];
      const first = seen.get(value);
      if (value !== '' && first !== undefined) {
        const problem = say('cli.cellTwice', { line, column: headings[column], value, first });
        problems.set(line, [...(problems.get(line) ?? []), problem]);
      }
      if (first === undefined) seen.set(value, line);
    }
  }
  return problems;
}
