import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { own } from '../domain/own';
import type { Span } from '../domain/time/instant';

/** What is asked of a column, and the values in it. */
interface Test {
  readonly sql: (column: string) => string;
  readonly values: readonly (string | number)[];
}

/** What a column must hold: this value, nothing, one of these values, or what passes a test. */
type Condition = string | number | null | readonly (string | number)[] | Test;

/** Which rows of a table: each named column holds what is asked of it. */
export type Conditions<Row> = { readonly [Column in keyof Row & string]?: Condition };

/** SQL with its values. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

export const moreThan = (value: number): Test => ({ sql: (column) => `${column} > ?`, values: [value] });
export const lessThan = (value: number): Test => ({ sql: (column) => `${column} < ?`, values: [value] });
export const atMost = (value: number): Test => ({ sql: (column) => `${column} <= ?`, values: [value] });
/** Its first moment belongs to it, its last to the next one. */
export const within = ({ from, to }: Span): Test => ({
  sql: (column) => `(${column} >= ? AND ${column} < ?)`,
  values: [from, to],
});
export const like = (pattern: string): Test => ({ sql: (column) => `${column} LIKE ?`, values: [pattern] });
export const filled: Test = { sql: (column) => `${column} IS NOT NULL`, values: [] };
/** Any of these patterns. */
export const likeAny = (patterns: readonly string[]): Test => ({
  sql: (column) => `(${patterns.map(() => `${column} LIKE ?`).join(' OR ')})`,
  values: patterns,
});
/** A lease that nobody holds, or not any more. */
export const overAt = (now: number): Test => ({
  sql: (column) => `(${column} IS NULL OR ${column} <= ?)`,
  values: [now],
});

const isTest = (condition: Exclude<Condition, null>): condition is Test =>
  typeof condition === 'object' && 'sql' in condition;

function conditionSql(column: string, condition: Condition): Sql {
  if (condition === null) return { text: `${column} IS NULL`, values: [] };
  if (typeof condition !== 'object') return { text: `${column} = ?`, values: [condition] };
  if (isTest(condition)) return { text: condition.sql(column), values: condition.values };
  if (condition.length === 0) return { text: '1 = 0', values: [] };
  return { text: `${column} IN (${condition.map(() => '?').join(',')})`, values: condition };
}

// Every statement asks, and a desk has a few dozen columns.
const named = new WeakMap<EntityMetadata, Map<string, string>>();

/** The column of a property, as statements name it. Throws for one there is not. */
export function columnOf(metadata: EntityMetadata, property: string): string {
  const known = named.get(metadata) ?? new Map<string, string>();
  named.set(metadata, known);
  const name = known.get(property);
  if (name !== undefined) return name;
  const column = metadata.findColumnWithPropertyName(property);
  if (column === undefined) throw new Error(`${metadata.tableName} has no ${property}`);
  const escaped = metadata.dataSource.driver.escape(column.databaseName);
  known.set(property, escaped);
  return escaped;
}

/** What follows WHERE; of every row where nothing is asked. */
export function conditionsSql(metadata: EntityMetadata, conditions: ObjectLiteral): Sql {
  const asked = Object.keys(conditions).map((property) =>
    conditionSql(columnOf(metadata, property), own(conditions, property) as Condition),
  );
  return {
    text: asked.length === 0 ? '1 = 1' : asked.map(({ text }) => text).join(' AND '),
    values: asked.flatMap(({ values }) => values),
  };
}
