import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const ticketWords = new Table({
  name: 'ticket_words',
  columns: [
    { name: 'ticket_id', type: 'integer', isPrimary: true },
    { name: 'requester', type: 'varchar', length: '190' },
    { name: 'words', type: 'blob' },
  ],
  indices: [{ name: 'ix_words_requester', columnNames: ['requester'] }],
});

/** What a search looks through (docs/decisions/search.md). Tickets that are there already are added while the desk runs. */
export class AdditiveTicketWords1796300000000 implements MigrationInterface {
  readonly name = 'AdditiveTicketWords1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(ticketWords.clone(), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(ticketWords, true);
  }
}
