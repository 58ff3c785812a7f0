import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';

/** Rows of one answer: a longer one might be cut off for the time it takes, and is held in memory twice. */
export const rowsPerAnswer = 500;

/** Which rows of a table are read, in the order of `by` and of their key. */
interface Wanted<Row extends ObjectLiteral> {
  readonly schema: EntitySchema<Row>;
  /** Its primary key, of one column. */
  readonly key: keyof Row & string;
  readonly by?: keyof Row & string;
  /** A condition on columns of `one`, such a row, and its values. */
  readonly where?: readonly [condition: string, values: Readonly<Record<string, number>>];
}

/**
 * All such rows, however many: first their keys, which an index over `by` answers alone, then a batch of rows an answer.
 * Of rows that are changed meanwhile it gives those that are such still.
 */
export async function findAll<Row extends ObjectLiteral>(
  manager: EntityManager,
  { schema, key, by = key, where = ['1 = 1', {}] }: Wanted<Row>,
): Promise<readonly Row[]> {
  const [condition, values] = where;
  const such = () => manager.createQueryBuilder(schema, 'one').where(condition, values);
  const keys: { found: string | number }[] = await such()
    .select(`one.${key}`, 'found')
    .orderBy(`one.${by}`)
    .addOrderBy(`one.${key}`)
    .getRawMany();
  const all: Row[] = [];
  for (let start = 0; start < keys.length; start += rowsPerAnswer) {
    const some = keys.slice(start, start + rowsPerAnswer).map(({ found }) => found);
    const rows = await such().andWhere(`one.${key} IN (:...some)`, { some }).getMany();
    const found = new Map(rows.map((row) => [row[key], row]));
    all.push(...some.flatMap((one) => found.get(one as Row[keyof Row & string]) ?? []));
  }
  return all;
}
