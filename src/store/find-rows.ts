import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { own } from '../domain/own';
import { type Conditions, columnOf, conditionsSql } from './conditions';

/** In which order rows are read, at most how many, and which of their columns. */
interface Order<Row, Only> {
  /** The first decides; `-` before a name: the greatest first. */
  readonly by?: readonly ((keyof Row & string) | `-${keyof Row & string}`)[];
  readonly most?: number;
  /** Thousands of rows are read in a third of the time without what nobody looks at. */
  readonly only?: readonly Only[];
}

/**
 * The rows that these conditions hold for, with all their columns or some, decoded as their entity says. TypeORM's `find` builds
 * and hydrates for several times as long.
 */
export async function findRows<Row extends ObjectLiteral, Only extends keyof Row & string = keyof Row & string>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  conditions: Conditions<NoInfer<Row>>,
  { by = [], most, only }: Order<NoInfer<Row>, Only> = {},
): Promise<Pick<Row, Only>[]> {
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(schema);
  const columns = metadata.columns.filter(({ propertyName }) => only?.includes(propertyName as Only) ?? true);
  const names = columns.map((column) => driver.escape(column.databaseName)).join(',');
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
    Object.fromEntries(
      columns.map((column) => [
        column.propertyName,
        driver.prepareHydratedValue(own(raw, column.databaseName), column),
      ]),
    ),
  ) as Pick<Row, Only>[];
}

/** The one row that these conditions hold for. */
export async function findRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  conditions: Conditions<NoInfer<Row>>,
): Promise<Row | undefined> {
  return (await findRows(manager, schema, conditions, { most: 1 }))[0] as Row | undefined;
}
