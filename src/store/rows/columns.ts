import type { EntitySchemaColumnOptions } from 'typeorm';
import type { Shape } from '../../domain/record/shape';
import { wellFormed } from '../../domain/text';

/** A name others give us, compared byte by byte. Longer ones are shortened by `shortKey`. */
export const name = (length = 190): EntitySchemaColumnOptions => ({ type: 'varchar', length });

/** A moment: milliseconds since 1970 in a BIGINT (docs/decisions/storage.md). MySQL's driver gives those as text. */
export const moment: EntitySchemaColumnOptions = {
  type: 'bigint',
  transformer: {
    to: (at: number | null) => at,
    from: (at: string | number | null) => (at === null ? null : Number(at)),
  },
};

export const count: EntitySchemaColumnOptions = { type: 'integer' };
export const serial: EntitySchemaColumnOptions = { type: 'integer', primary: true, generated: 'increment' };
/** MariaDB refuses JSON with half a letter in it, or of more than 32 levels. */
export const json: EntitySchemaColumnOptions = {
  type: 'json',
  transformer: { to: wellFormed, from: (value: unknown) => value },
};
/** JSON of a shape that has versions: whoever reads the column reads it as it is said today. */
export const shaped = <Now extends object>({
  read,
  written,
}: Pick<Shape<Now>, 'read' | 'written'>): EntitySchemaColumnOptions => ({
  type: 'json',
  transformer: {
    to: (now: Now | undefined) => wellFormed(now && written(now)),
    from: (kept: object | null) => (kept === null ? null : read(kept)),
  },
});

export const optional = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  nullable: true,
});
export const primary = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, primary: true });
