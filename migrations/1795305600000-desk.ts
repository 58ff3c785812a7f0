import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const name = (column: string, length = 190): TableColumnOptions => ({
  name: column,
  type: 'varchar',
  length: `${length}`,
});
const moment = (column: string): TableColumnOptions => ({ name: column, type: 'bigint' });
const count = (column: string): TableColumnOptions => ({ name: column, type: 'integer' });
const json = (column: string): TableColumnOptions => ({ name: column, type: 'json' });
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
const primary = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true });
const serial: TableColumnOptions = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};

/** Columns, and the names of indices with the columns they hold; `uq_` are unique. */
type Plan = readonly [columns: readonly TableColumnOptions[], indices?: Readonly<Record<string, readonly string[]>>];

const plans = (blob: 'blob' | 'longblob'): Readonly<Record<string, Plan>> => ({
  ticket: [
    [
      serial,
      count('version'),
      name('state', 16),
      name('requester'),
      optional(name('owner')),
      moment('reported_at'),
      optional(moment('open_since')),
      optional(moment('resolved_at')),
      optional(moment('rated_at')),
      optional(count('stars')),
      json('data'),
    ],
    {
      ix_ticket_open: ['open_since', 'owner'],
      ix_ticket_requester: ['requester', 'reported_at'],
      ix_ticket_reported: ['reported_at'],
      ix_ticket_resolved: ['resolved_at'],
      ix_ticket_rated: ['rated_at', 'stars'],
    },
  ],
  ticket_event: [[primary(count('ticket_id')), primary(count('seq')), moment('at'), json('data')]],
  ticket_engineer: [[primary(count('ticket_id')), primary(name('person'))], { ix_engineer_person: ['person'] }],
  timer: [
    [
      serial,
      count('ticket_id'),
      name('name'),
      name('kind', 32),
      optional(name('about')),
      moment('wanted_at'),
      moment('due_at'),
      optional(moment('lease_until')),
      optional(name('lease_by')),
    ],
    { uq_timer_name: ['ticket_id', 'name'], ix_timer_due: ['due_at'] },
  ],
  outbox: [
    [
      serial,
      name('dedup_key'),
      name('conversation'),
      optional(name('slot')),
      name('state', 16),
      moment('created_at'),
      moment('due_at'),
      count('attempts'),
      optional(moment('attempt_at')),
      optional(moment('uncertain_since')),
      optional(moment('lease_until')),
      optional(name('lease_by')),
      optional(moment('ended_at')),
      optional(name('why')),
      json('data'),
    ],
    {
      uq_outbox_key: ['dedup_key'],
      ix_outbox_due: ['state', 'due_at'],
      ix_outbox_conversation: ['conversation', 'state', 'created_at'],
    },
  ],
  message_ref: [
    [primary(name('slot')), name('platform', 32), name('ref_key'), json('data')],
    { uq_message_ref: ['platform', 'ref_key'] },
  ],
  inbox: [
    [
      primary(name('event_key')),
      name('platform', 32),
      json('payload'),
      count('attempts'),
      optional(moment('wake_at')),
      optional(name('lease_by')),
      optional(moment('done_at')),
    ],
    { ix_inbox_wake: ['wake_at'], ix_inbox_done: ['done_at'] },
  ],
  delivery_key: [[primary(name('delivery_key')), moment('seen_at')], { ix_delivery_key_seen: ['seen_at'] }],
  desk_job: [[primary(name('job_key')), moment('lease_until'), name('lease_by'), optional(moment('done_at'))]],
  person: [[primary(name('id')), count('staff'), moment('updated_at'), json('data')], { ix_person_staff: ['staff'] }],
  person_account: [
    [primary(name('platform', 32)), primary(name('account')), name('person')],
    { ix_account_person: ['person'] },
  ],
  shift: [
    [serial, moment('starts_at'), moment('ends_at'), optional(name('record_key')), moment('saved_at'), json('data')],
    { uq_shift_record: ['record_key'], ix_shift_end: ['ends_at'] },
  ],
  asset: [
    [primary(name('tag')), optional(name('used_by')), moment('updated_at'), json('data')],
    { ix_asset_user: ['used_by'] },
  ],
  draft: [[primary(name('id')), name('person'), moment('saved_at'), json('data')], { ix_draft_saved: ['saved_at'] }],
  picture: [[primary(name('picture_key')), moment('saved_at'), { name: 'png', type: blob }]],
});

function tableOf(table: string, [columns, indices = {}]: Plan): Table {
  const named = Object.entries(indices).map(([index, columnNames]) => ({ name: index, columnNames: [...columnNames] }));
  return new Table({
    name: table,
    columns: [...columns],
    uniques: named.filter((index) => index.name.startsWith('uq_')),
    indices: named.filter((index) => index.name.startsWith('ix_')),
  });
}

/** Every table of the desk. Written so that a second process running it at the same time does no harm. */
export class Desk1795305600000 implements MigrationInterface {
  readonly name = 'Desk1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    // Names are compared byte by byte, as SQLite does: 'A' is not 'a', 'a ' is not 'a'.
    if (!sqlite) await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    for (const [table, plan] of Object.entries(plans(sqlite ? 'blob' : 'longblob'))) {
      await runner.createTable(tableOf(table, plan), true);
    }
    // People read ticket numbers aloud: they start with four digits.
    await runner.query(
      sqlite
        ? "INSERT INTO sqlite_sequence (name, seq) VALUES ('ticket', 1000)"
        : 'ALTER TABLE ticket AUTO_INCREMENT = 1001',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(plans('blob')).reverse()) await runner.dropTable(table, true);
  }
}
