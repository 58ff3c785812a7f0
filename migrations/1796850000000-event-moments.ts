import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const index = new TableIndex({ name: 'ix_ticket_event_at', columnNames: ['at'] });

/** What happened to tickets in a time is found without reading all of it: whom the ladder called at night. */
export class AdditiveEventMoments1796850000000 implements MigrationInterface {
  readonly name = 'AdditiveEventMoments1796850000000';

  async up(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('ticket_event');
    if (table?.indices.some(({ name }) => name === index.name)) return;
    await runner.createIndex('ticket_event', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket_event', index.name ?? '');
  }
}
