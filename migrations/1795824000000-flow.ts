import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told about what waits beside what it says; each is written by the release that knows it. */
const columns: readonly (readonly [table: string, name: string, type: string])[] = [
  ['outbox', 'priority', "varchar(16) NOT NULL DEFAULT 'usual'"],
  ['outbox', 'turn_at', 'bigint NOT NULL DEFAULT 0'],
  ['outbox', 'origin', 'varchar(190) NULL'],
  ['outbox', 'aside', 'integer NOT NULL DEFAULT 0'],
  ['outbox', 'revision', 'integer NOT NULL DEFAULT 0'],
  ['outbox', 'broken', 'integer NOT NULL DEFAULT 0'],
  ['inbox', 'origin', 'varchar(190) NULL'],
];

const indices: Readonly<Record<string, string>> = {
  ix_outbox_turn: 'state, turn_at',
  ix_outbox_origin: 'origin, state',
};

/** What waits for the release that knows it was announced with less: how urgent it is follows from why it is said. */
const urgentReasons = ['rescue', 'claimed', 'reply', 'handover', 'unreached'];
const lowReasons = ['digest', 'help'];

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

/** A text field of the announcement, in SQL. */
const said = (runner: QueryRunner, field: string): string => {
  const found = `json_extract(data, '$.${field}')`;
  return runner.connection.options.type === 'better-sqlite3' ? found : `json_unquote(${found})`;
};

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/**
 * Order and causes of what waits in the outbox: how urgent a message is, when its turn comes, on whose account it is
 * sent, whether others may pass it, and its attempts by cause; and who did what waits in the inbox. What waits keeps its
 * place. Written so that a second process running it at the same time does no harm.
 */
export class Flow1795824000000 implements MigrationInterface {
  readonly name = 'Flow1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM would make SQLite's table anew, and numbers given before would be given again.
    for (const [table, name, type] of columns) {
      if (!(await runner.hasColumn(table, name))) {
        await unlessThere(runner, `ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
      }
    }
    const known = new Set((await runner.getTable('outbox'))?.indices.map(({ name }) => name));
    for (const [name, named] of Object.entries(indices)) {
      if (!known.has(name)) await unlessThere(runner, `CREATE INDEX ${name} ON outbox (${named})`);
    }
    const old = "state = 'waiting' AND turn_at = 0";
    const reason = said(runner, 'reason');
    await runner.query(
      `UPDATE outbox SET priority = 'urgent' WHERE ${old} AND ${reason} IN (${listed(urgentReasons)})`,
    );
    await runner.query(
      `UPDATE outbox SET priority = 'low' WHERE ${old}
       AND (${reason} IN (${listed(lowReasons)}) OR ${said(runner, 'urgency')} = 'gathered')`,
    );
    await runner.query(`UPDATE outbox SET turn_at = due_at WHERE ${old}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indices)) await runner.dropIndex('outbox', name);
    for (const [table, name] of columns) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}
