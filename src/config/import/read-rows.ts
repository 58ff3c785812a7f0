import { type Say, say } from '../../domain/words';
import type { Imported } from './imported';
import { readTable, type TablePlan, type TableRow } from './read-table';
import { RowReader } from './row-reader';

/** How a file becomes rows of the desk. */
export interface ImportPlan<Name extends string, Value> extends TablePlan<Name> {
  /** Undefined where the reader has complained. */
  readonly readRow: (reader: RowReader<Name>) => Value | undefined;
  /** Columns in which no value may be there twice, and what of it counts. */
  readonly unique: Partial<Readonly<Record<Name, (text: string) => string>>>;
}

/** A row that was understood, and the words in which more may be said of it. */
export interface Read<Name extends string, Value> {
  readonly value: Value;
  readonly problem: RowReader<Name>['problem'];
}

/** Reads a file by its plan; every bad row has its problems. Pure: saves nothing. */
export function readRows<Name extends string, Value>(
  bytes: Uint8Array,
  plan: ImportPlan<Name, Value>,
): Imported<Read<Name, Value>> {
  const table = readTable(bytes, plan);
  const rows: Read<Name, Value>[] = [];
  const problems: Say[] = [...table.problems];
  const repeated = repetitions(table.rows, plan.unique);
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const value = plan.readRow(reader);
    const bad = [...reader.problems, ...(repeated.get(row.line) ?? [])];
    problems.push(...bad);
    const problem: RowReader<Name>['problem'] = (key, column, facts) => reader.problem(key, column, facts);
    if (value !== undefined && bad.length === 0) rows.push({ value, problem });
  }
  return { rows, problems };
}

function repetitions<Name extends string>(
  rows: readonly TableRow<Name>[],
  unique: ImportPlan<Name, unknown>['unique'],
): ReadonlyMap<number, readonly Say[]> {
  const problems = new Map<number, Say[]>();
  for (const column of Object.keys(unique) as Name[]) {
    const seen = new Map<string, number>();
    for (const { line, cells, headings } of rows) {
      const value = cells[column];
      const counted = unique[column]?.(value) ?? value;
      const first = seen.get(counted);
      if (counted === '' || counted === '-') continue;
      if (first !== undefined) {
        const problem = say('cli.cellTwice', { line, column: headings[column], value, first });
        problems.set(line, [...(problems.get(line) ?? []), problem]);
      } else seen.set(counted, line);
    }
  }
  return problems;
}
