import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const termsVersion = new Table({
  name: 'terms_version',
  columns: [
    { name: 'version', type: 'integer', isPrimary: true },
    { name: 'hash', type: 'varchar', length: '64' },
    { name: 'from_at', type: 'bigint' },
    { name: 'why', type: 'varchar', length: '16' },
    { name: 'data', type: 'json' },
  ],
});

/** What tickets are judged by, version by version. */
export class AdditiveTerms1796600000000 implements MigrationInterface {
  readonly name = 'AdditiveTerms1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(termsVersion.clone(), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(termsVersion, true);
  }
}
