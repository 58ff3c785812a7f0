import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const keptDigest = new Table({
  name: 'kept_digest',
  columns: [
    { name: 'day', type: 'varchar', length: '10', isPrimary: true },
    { name: 'kept_at', type: 'bigint' },
    { name: 'words', type: 'integer', default: 1 },
    { name: 'data', type: 'json' },
  ],
  indices: [{ name: 'ix_kept_digest_words', columnNames: ['words', 'kept_at'] }],
});

/** What was sent stays as it was sent. */
export class AdditiveKeptDigests1796600000010 implements MigrationInterface {
  readonly name = 'AdditiveKeptDigests1796600000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(keptDigest.clone(), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(keptDigest, true);
  }
}
