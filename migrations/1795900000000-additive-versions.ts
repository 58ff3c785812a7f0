import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that a release which does not know them leaves as they are, by table. */
const columns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outbox: { renewed_at: 'bigint NULL' },
};

/** Another process that migrates at the same time may have been faster. */
const isThere = (error: unknown): boolean =>
  /duplicate column name|already exists/i.test(error instanceof Error ? error.message : String(error));

/** When a message that waits was given its present content: until then it had another one, whose age is not its own. */
export class AdditiveVersions1795900000000 implements MigrationInterface {
  readonly name = 'AdditiveVersions1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) {
      for (const [column, type] of Object.entries(added)) {
        if (await runner.hasColumn(table, column)) continue;
        // By hand: TypeORM would make SQLite's table anew.
        await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`).catch((error: unknown) => {
          if (!isThere(error)) throw error;
        });
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) {
      for (const column of Object.keys(added)) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  }
}
