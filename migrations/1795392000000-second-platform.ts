import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const name = (column: string, length = 190): TableColumnOptions => ({
  name: column,
  type: 'varchar',
  length: `${length}`,
  isPrimary: true,
});
const column = (called: string, type: string): TableColumnOptions => ({ name: called, type });

const sharedFact = new Table({
  name: 'shared_fact',
  columns: [name('fact_key'), column('version', 'integer'), column('ends_at', 'bigint'), column('data', 'json')],
  indices: [{ name: 'ix_shared_fact_end', columnNames: ['ends_at'] }],
});

const deskFile = (blob: 'blob' | 'longblob'): Table =>
  new Table({
    name: 'desk_file',
    columns: [name('id', 32), column('saved_at', 'bigint'), column('data', 'json'), column('bytes', blob)],
  });

interface Waiting {
  readonly id: number;
  readonly conversation: string;
  readonly data: string | { to: { kind: string; on?: string; holders?: string[] }; slot?: string; under?: string };
}

const renamed = (slot: string | undefined): string | undefined =>
  slot?.endsWith(':engineers') ? `${slot}:slack` : slot;

/**
 * A waiting message to the engineers, as the desk writes it now: its conversation and itself. In the conversation of its
 * old name it would wait for nothing that is said from now on, and an old card could be drawn over a new one.
 */
function onSlack({ conversation, data }: Waiting): readonly [string, string] {
  const said = typeof data === 'string' ? JSON.parse(data) : data;
  const isNamed = said.to.kind !== 'engineers' || said.to.on !== undefined;
  const to = isNamed ? said.to : { ...said.to, on: 'slack', holders: [] };
  return [
    isNamed ? conversation : conversation.replace(/^engineers:/, 'engineers:slack:').slice(0, 190),
    JSON.stringify({ ...said, to, slot: renamed(said.slot), under: renamed(said.under) }),
  ];
}

/**
 * Facts that processes share, files the desk keeps itself, and a card of the engineers on each platform: those there are
 * stand in Slack. Written so that a second process running it at the same time does no harm.
 */
export class SecondPlatform1795392000000 implements MigrationInterface {
  readonly name = 'SecondPlatform1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    await runner.createTable(sharedFact.clone(), true);
    await runner.createTable(deskFile(sqlite ? 'blob' : 'longblob'), true);
    const joined = (called: string) => (sqlite ? `${called} || ':slack'` : `CONCAT(${called}, ':slack')`);
    await runner.query(`UPDATE message_ref SET slot = ${joined('slot')} WHERE slot LIKE '%:engineers'`);
    await runner.query(`UPDATE outbox SET slot = ${joined('slot')} WHERE slot LIKE '%:engineers'`);
    const waiting: Waiting[] = await runner.query(
      "SELECT id, conversation, data FROM outbox WHERE state = 'waiting' AND conversation LIKE 'engineers:%'",
    );
    for (const row of waiting) {
      await runner.query('UPDATE outbox SET conversation = ?, data = ? WHERE id = ?', [...onSlack(row), row.id]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['desk_file', 'shared_fact']) await runner.dropTable(table, true);
  }
}
