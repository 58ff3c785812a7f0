import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const byState = new TableIndex({ name: 'ix_ticket_state', columnNames: ['state'] });

/**
 * Counts how often the wake-ups of a ticket were written without an event, so that such a writing and an event change one
 * row and cannot both go through. Jobs are found by their state, for what is asked at each start.
 */
export class AdditiveWakeUpsByVersion1795824000020 implements MigrationInterface {
  readonly name = 'AdditiveWakeUpsByVersion1795824000020';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM would make SQLite's table anew, and ticket numbers would begin at 1 again.
    if (!(await runner.hasColumn('ticket', 'renewals'))) {
      await runner.query('ALTER TABLE ticket ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0');
    }
    const table = await runner.getTable('ticket');
    if (!table?.indices.some(({ name }) => name === byState.name)) await runner.createIndex('ticket', byState);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket', byState);
    await runner.query('ALTER TABLE ticket DROP COLUMN renewals');
  }
}
