import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

/** Columns that may be left out by a release which does not know them, by table. */
const columns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ticket: { kept: 'integer NOT NULL DEFAULT 7', redactions: 'integer NOT NULL DEFAULT 0' },
  desk_file: { ticket_id: 'integer NULL' },
  inbox: { received_at: 'bigint NULL' },
};

/** Indices by name: a sweep costs by what is old. */
const indices: Readonly<Record<string, readonly [table: string, columns: string]>> = {
  ix_ticket_kept: ['ticket', 'kept, resolved_at'],
  ix_file_ticket: ['desk_file', 'ticket_id, saved_at'],
  ix_inbox_received: ['inbox', 'received_at'],
  ix_outbox_ended: ['outbox', 'ended_at'],
  ix_picture_saved: ['picture', 'saved_at'],
  ix_desk_job_lease: ['desk_job', 'lease_until'],
};

const name = (column: string): TableColumnOptions => ({ name: column, type: 'varchar', length: '190' });
// On MySQL creating it adds to it: a copy is created.
const audit = new Table({
  name: 'audit',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'at', type: 'bigint' },
    name('who'),
    { ...name('action'), length: '32' },
    { ...name('about'), isNullable: true },
    { ...name('once_key'), isNullable: true },
  ],
  uniques: [{ name: 'uq_audit_once', columnNames: ['once_key'] }],
  indices: [{ name: 'ix_audit_at', columnNames: ['at'] }],
});

const isThere = (error: unknown): boolean =>
  /duplicate (column|key) name|already exists/i.test(error instanceof Error ? error.message : String(error));

/** By hand: TypeORM would make SQLite's table anew, and ticket numbers would begin at 1 again. */
async function unlessThere(runner: QueryRunner, statement: string): Promise<void> {
  try {
    await runner.query(statement);
  } catch (error) {
    if (!isThere(error)) throw error;
  }
}

const batch = 200;

/** Files belong to the job they were filed with; what is in no job was never filed. */
async function findOwners(runner: QueryRunner): Promise<void> {
  for (let last = 0; ; ) {
    const rows: { ticket_id: number; data: string | object }[] = await runner.query(
      `SELECT ticket_id, data FROM ticket_event WHERE ticket_id IN
         (SELECT id FROM (SELECT id FROM ticket WHERE id > ${last} ORDER BY id LIMIT ${batch}) few)
       ORDER BY ticket_id`,
    );
    const reached = rows.at(-1)?.ticket_id;
    if (reached === undefined) return;
    for (const { ticket_id: ticket, data } of rows) {
      const event = (typeof data === 'string' ? JSON.parse(data) : data) as {
        files?: { id: string; platform: string }[];
      };
      for (const { id } of (event.files ?? []).filter(({ platform }) => platform === 'desk')) {
        // Its pieces are named `<id>:<number>`, and `;` comes after `:`.
        const owned = 'UPDATE desk_file SET ticket_id = ? WHERE id = ? OR (id > ? AND id < ?)';
        await runner.query(owned, [ticket, id, `${id}:`, `${id};`]);
      }
    }
    last = reached;
  }
}

/**
 * What a sweep needs to find what is old: of which job a file is, when an event came, what is left of a ticket; and the
 * table of who read and did what. Written so that a second process running it at the same time does no harm. Not additive:
 * a release that does not say whose a file is would file some that a sweep takes for forgotten uploads.
 */
export class Retention1795824000040 implements MigrationInterface {
  readonly name = 'Retention1795824000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(audit.clone(), true);
    for (const [table, added] of Object.entries(columns)) {
      for (const [column, type] of Object.entries(added)) {
        if (!(await runner.hasColumn(table, column)))
          await unlessThere(runner, `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
      }
    }
    for (const [index, [table, indexed]] of Object.entries(indices)) {
      const known = (await runner.getTable(table))?.indices.some((one) => one.name === index);
      if (!known) await unlessThere(runner, `CREATE INDEX ${index} ON ${table} (${indexed})`);
    }
    await findOwners(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [index, [table]] of Object.entries(indices)) await runner.dropIndex(table, index);
    for (const [table, added] of Object.entries(columns)) {
      for (const column of Object.keys(added)) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
    await runner.dropTable(audit, true);
  }
}
