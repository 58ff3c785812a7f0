import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const dutyChange = new Table({
  name: 'duty_change',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'record_kind', type: 'varchar', length: '32' },
    { name: 'record_id', type: 'integer' },
    { name: 'seq', type: 'integer' },
    { name: 'starts_at', type: 'bigint' },
    { name: 'ends_at', type: 'bigint' },
    { name: 'data', type: 'json' },
  ],
  uniques: [{ name: 'uq_duty_change_record', columnNames: ['record_kind', 'record_id'] }],
  indices: [{ name: 'ix_duty_change_end', columnNames: ['ends_at'] }],
});

/** What records say of who is on duty: leave, swaps, exceptions (docs/decisions/roster.md). An older release knows none. */
export class AdditiveDutyChanges1796800000000 implements MigrationInterface {
  readonly name = 'AdditiveDutyChanges1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(dutyChange.clone(), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(dutyChange, true);
  }
}
