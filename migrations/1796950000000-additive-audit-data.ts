import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another process that migrates at the same time may have been faster. */
const isThere = (error: unknown): boolean =>
  /duplicate column name/i.test(error instanceof Error ? error.message : String(error));

/** What an import of shifts changed, and why, beside who did it. A release that does not know the column leaves it empty. */
export class AdditiveAuditData1796950000000 implements MigrationInterface {
  readonly name = 'AdditiveAuditData1796950000000';

  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('audit', 'data')) return;
    try {
      // By hand: TypeORM would make SQLite's table anew.
      await runner.query('ALTER TABLE audit ADD COLUMN data json NULL');
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit DROP COLUMN data');
  }
}
