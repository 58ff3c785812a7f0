import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { own } from '../domain/own';
import { type Conditions, columnOf, conditionsSql } from './conditions';

/** In which order rows are read, at most how many, and which of their columns. */
interface Order<Row, Only, Besides> {
  /** The first decides; `-` before a name: the greatest first. */
  readonly by?: readonly ((keyof Row & string) | `-${keyof Row & string}`)[];
  readonly most?: number;
  /** Thousands of rows are read in a third of the time without what nobody looks at. */
  readonly only?: readonly Only[];
  /** Numbers that no column holds, by name: the SQL of each. */
  readonly besides?: { readonly [Name in Besides & string]: string };
}

/**
 * The rows that these conditions hold for, with all their columns or some, decoded as their entity says. TypeORM's `find` builds
 * and hydrates for several times as long.
 */
export async function findRows<
  Row extends ObjectLiteral,
  Only extends keyof Row & string = keyof Row & string,
  Besides extends string = never,
>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  conditions: Conditions<NoInfer<Row>>,
  { by = [], most, only, besides }: Order<NoInfer<Row>, Only, Besides> = {},
): Promise<(Pick<Row, Only> & Readonly<Record<Besides, number | null>>)[]> {
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(schema);
  const columns = metadata.columns.filter(({ propertyName }) => only?.includes(propertyName as Only) ?? true);
  const more = Object.entries<string>(besides ?? {});
  const names = [
    ...columns.map(({ propertyName }) => columnOf(metadata, propertyName)),
    ...more.map(([name, sql]) => `(${sql}) AS ${driver.escape(name)}`),
  ].join(',');
  const { text, values } = conditionsSql(metadata, conditions);
  const order = by.map((one) =>
    one.startsWith('-') ? `${columnOf(metadata, one.slice(1))} DESC` : columnOf(metadata, one),
  );
  const found: ObjectLiteral[] = await manager.query(
    `SELECT ${names} FROM ${driver.escape(metadata.tableName)} WHERE ${text}${
      order.length === 0 ? '' : ` ORDER BY ${order.join(',')}`
    }${most === undefined ? '' : ` LIMIT ${most}`}`,
    [...values],
  );
  return found.map((raw) =>
    Object.fromEntries([
      ...columns.map((column) => [
        column.propertyName,
        driver.prepareHydratedValue(own(raw, column.databaseName), column),
      ]),
      ...more.map(([name]) => [name, numberOf(own(raw, name))]),
    ]),
  ) as (Pick<Row, Only> & Readonly<Record<Besides, number | null>>)[];
}

/** How many rows these conditions hold for. */
export async function countRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  conditions: Conditions<NoInfer<Row>>,
): Promise<number> {
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(schema);
  const { text, values } = conditionsSql(metadata, conditions);
  const table = driver.escape(metadata.tableName);
  const [row] = await manager.query(`SELECT COUNT(*) AS found FROM ${table} WHERE ${text}`, [...values]);
  return Number(own(row, 'found'));
}

/** MySQL's driver gives a BIGINT as text. */
const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** The one row that these conditions hold for. */
export async function findRow<Row extends ObjectLiteral, Besides extends string = never>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  conditions: Conditions<NoInfer<Row>>,
  order: Pick<Order<NoInfer<Row>, keyof Row & string, Besides>, 'besides'> = {},
): Promise<(Row & Readonly<Record<Besides, number | null>>) | undefined> {
  const rows = await findRows(manager, schema, conditions, { ...order, most: 1 });
  return rows[0] as (Row & Readonly<Record<Besides, number | null>>) | undefined;
}
