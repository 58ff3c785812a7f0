import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const deskVersion = new Table({
  name: 'desk_version',
  columns: [
    { name: 'version', type: 'integer', isPrimary: true },
    { name: 'digest', type: 'varchar', length: '64' },
    { name: 'at', type: 'bigint' },
    { name: 'who', type: 'varchar', length: '190' },
    { name: 'data', type: 'json' },
  ],
  indices: [{ name: 'ix_desk_version_at', columnNames: ['at'] }],
});

/** Which desk file is in force in every process, and what it changed (docs/decisions/reload.md). An older release reads none. */
export class AdditiveDeskVersions1796900000000 implements MigrationInterface {
  readonly name = 'AdditiveDeskVersions1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(deskVersion.clone(), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(deskVersion, true);
  }
}
