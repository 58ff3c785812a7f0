import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told about a waiting message beside what it says; each is written by the release that knows it. */
const columns: Readonly<Record<string, string>> = {
  priority: "varchar(16) NOT NULL DEFAULT 'usual'",
  turn_at: 'bigint NOT NULL DEFAULT 0',
  origin: 'varchar(190) NULL',
  aside: 'integer NOT NULL DEFAULT 0',
  revision: 'integer NOT NULL DEFAULT 0',
  broken: 'integer NOT NULL DEFAULT 0',
};

const indices: Readonly<Record<string, string>> = {
  ix_outbox_turn: 'state, turn_at',
  ix_outbox_origin: 'origin, state',
};

/** MySQL's numbers and SQLite's words for "there is one of that name already": another process was first. */
const isThere = (error: unknown): boolean => {
  const text = error instanceof Error ? error.message : String(error);
  return /duplicate (column|key) name|already exists/i.test(text);
};

async function unlessThere(runner: QueryRunner, statement: string): Promise<void> {
  try {
    await runner.query(statement);
  } catch (error) {
    if (!isThere(error)) throw error;
  }
}

/**
 * Order and causes of what waits in the outbox: how urgent a message is, when its turn comes, on whose account it is
 * sent, whether others may pass it, and its attempts by cause. What waits keeps its place. Written so that a second
 * process running it at the same time does no harm.
 */
export class Flow1795824000000 implements MigrationInterface {
  readonly name = 'Flow1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(columns)) {
      if (!(await runner.hasColumn('outbox', name))) {
        await unlessThere(runner, `ALTER TABLE outbox ADD COLUMN ${name} ${type}`);
      }
    }
    const known = new Set((await runner.getTable('outbox'))?.indices.map(({ name }) => name));
    for (const [name, named] of Object.entries(indices)) {
      if (!known.has(name)) await unlessThere(runner, `CREATE INDEX ${name} ON outbox (${named})`);
    }
    await runner.query("UPDATE outbox SET turn_at = due_at WHERE state = 'waiting' AND turn_at = 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indices)) await runner.dropIndex('outbox', name);
    await runner.dropColumns('outbox', Object.keys(columns));
  }
}
