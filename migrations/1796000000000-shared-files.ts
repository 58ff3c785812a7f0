import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const sharedFile = new Table({
  name: 'shared_file',
  columns: [
    { name: 'file_id', type: 'varchar', length: '32', isPrimary: true },
    { name: 'ticket_id', type: 'integer', isPrimary: true },
  ],
  indices: [{ name: 'ix_shared_file_ticket', columnNames: ['ticket_id'] }],
});

/** Jobs besides the first that name the same file: it stays as long as one of them does. */
export class AdditiveSharedFiles1796000000000 implements MigrationInterface {
  readonly name = 'AdditiveSharedFiles1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(sharedFile.clone(), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(sharedFile, true);
  }
}
