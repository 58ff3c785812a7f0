import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that a release which does not know them leaves as they are, by table. */
const columns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outbox: { renewed_at: 'bigint NULL' },
};

/** Indices by name. */
const indices: Readonly<Record<string, readonly [table: string, columns: string]>> = {
  ix_outbox_head: ['outbox', 'state, aside, conversation, created_at'],
};

/** Another process that migrates at the same time may have been faster. */
const isThere = (error: unknown): boolean =>
  /duplicate (column|key) name|already exists/i.test(error instanceof Error ? error.message : String(error));

async function unlessThere(runner: QueryRunner, statement: string): Promise<void> {
  try {
    await runner.query(statement);
  } catch (error) {
    if (!isThere(error)) throw error;
  }
}

/**
 * When a message that waits was given its present content: until then it had another one, whose age is not its own. And
 * an index by which the first that waits of a conversation is found, however many wait behind it.
 */
export class AdditiveVersions1795900000000 implements MigrationInterface {
  readonly name = 'AdditiveVersions1795900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, added] of Object.entries(columns)) {
      for (const [column, type] of Object.entries(added)) {
        if (await runner.hasColumn(table, column)) continue;
        // By hand: TypeORM would make SQLite's table anew.
        await unlessThere(runner, `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
      }
    }
    for (const [index, [table, indexed]] of Object.entries(indices)) {
      const known = (await runner.getTable(table))?.indices.some((one) => one.name === index);
      if (!known) await unlessThere(runner, `CREATE INDEX ${index} ON ${table} (${indexed})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [index, [table]] of Object.entries(indices)) await runner.dropIndex(table, index);
    for (const [table, added] of Object.entries(columns)) {
      for (const column of Object.keys(added)) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  }
}
