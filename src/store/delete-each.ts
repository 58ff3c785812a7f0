import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { deleteRows } from './change-rows';
import type { Conditions } from './conditions';

/** SQLite takes at most 32,766 parameters a statement. */
const valuesPerStatement = 500;

/** Where rows are, and what else is true of them. */
interface Place<Row extends ObjectLiteral> {
  readonly schema: EntitySchema<Row>;
  readonly column: keyof Row & string;
  readonly where?: Conditions<Row>;
}

/** Deletes the rows whose column has one of the values; none for no value. */
export async function deleteEach<Row extends ObjectLiteral>(
  manager: EntityManager,
  { schema, column, where }: Place<Row>,
  values: readonly string[],
): Promise<void> {
  for (let start = 0; start < values.length; start += valuesPerStatement) {
    const some = values.slice(start, start + valuesPerStatement);
    await deleteRows(manager, schema, { ...where, [column]: some } as Conditions<Row>);
  }
}
