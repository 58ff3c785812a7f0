import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Shift {
  readonly id: number;
  readonly data: string | { span: { from: number }; places: string[]; skills: string[] };
}

/** As the desk makes it: when the shift begins, and where and for what. */
function keyOf({ data }: Shift): string {
  const { span, places, skills } =
    typeof data === 'string' ? (JSON.parse(data) as Exclude<Shift['data'], string>) : data;
  const key = `${span.from}/${places.sort().join(',')}/${skills.sort().join(',')}`;
  return key.length <= 190 ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** Runs a statement that a second process may have run just before. */
async function once(runner: QueryRunner, isDone: () => Promise<boolean>, statement: string): Promise<void> {
  if (await isDone()) return;
  try {
    await runner.query(statement);
  } catch (error) {
    if (!(await isDone())) throw error;
  }
}

/**
 * An imported shift has a key, so that the same file imported twice says the same once. Of those imported twice before,
 * the newest stays: it had the last word. Written so that a second process running it at the same time does no harm.
 */
export class ImportedShifts1795824000030 implements MigrationInterface {
  readonly name = 'ImportedShifts1795824000030';

  async up(runner: QueryRunner): Promise<void> {
    const hasColumn = () => runner.hasColumn('shift', 'import_key');
    await once(runner, hasColumn, 'ALTER TABLE shift ADD COLUMN import_key varchar(190) NULL');
    const imported: Shift[] = await runner.query(
      'SELECT id, data FROM shift WHERE record_key IS NULL ORDER BY saved_at DESC, id DESC',
    );
    const seen = new Set<string>();
    for (const shift of imported) {
      const key = keyOf(shift);
      if (seen.has(key)) await runner.query('DELETE FROM shift WHERE id = ?', [shift.id]);
      else await runner.query('UPDATE shift SET import_key = ? WHERE id = ?', [key, shift.id]);
      seen.add(key);
    }
    const hasIndex = async () =>
      (await runner.getTable('shift'))?.indices.some(({ name }) => name === 'uq_shift_import');
    await once(
      runner,
      async () => (await hasIndex()) === true,
      'CREATE UNIQUE INDEX uq_shift_import ON shift (import_key)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('shift', 'uq_shift_import');
    await runner.dropColumn('shift', 'import_key');
  }
}
