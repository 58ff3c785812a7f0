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

/** Which record: its kind, and its number within the kind. */
const which = [primary(name('kind', 32)), primary(count('id'))];

/** Columns, and the names of indices with the columns they hold; `uq_` are unique. */
type Plan = readonly [columns: readonly TableColumnOptions[], indices?: Readonly<Record<string, readonly string[]>>];

const plans: Readonly<Record<string, Plan>> = {
  record: [
    [
      ...which,
      count('version'),
      name('state', 32),
      optional(name('about')),
      moment('opened_at'),
      optional(moment('open_since')),
      optional(moment('ended_at')),
      { ...count('renewals'), default: 0 },
      { ...count('kept'), default: 7 },
      { ...count('redactions'), default: 0 },
      json('data'),
    ],
    {
      ix_record_open: ['kind', 'open_since'],
      ix_record_ended: ['kind', 'ended_at'],
      ix_record_kept: ['kind', 'kept', 'ended_at'],
      ix_record_about: ['about', 'open_since'],
    },
  ],
  record_event: [[...which, primary(count('seq')), moment('at'), json('data')]],
  record_number: [[primary(name('kind', 32)), count('newest')]],
  record_party: [
    [...which, primary(name('person')), primary(name('part', 32))],
    { ix_record_party_person: ['person', 'kind', 'part'] },
  ],
  record_words: [[...which, { name: 'words', type: 'blob' }]],
  record_file: [[primary(name('file_id', 32)), ...which], { ix_record_file_record: ['kind', 'id'] }],
  record_timer: [
    [
      serial,
      name('record_kind', 32),
      count('record_id'),
      name('name'),
      name('kind', 32),
      optional(name('about')),
      moment('wanted_at'),
      moment('due_at'),
      optional(moment('lease_until')),
      optional(name('lease_by')),
    ],
    { uq_record_timer_name: ['record_kind', 'record_id', 'name'], ix_record_timer_due: ['due_at'] },
  ],
};

function tableOf(table: string, [columns, indices = {}]: Plan): Table {
  const named = Object.entries(indices).map(([index, columnNames]) => ({ name: index, columnNames: [...columnNames] }));
  return new Table({
    name: table,
    columns: [...columns],
    uniques: named.filter((index) => index.name.startsWith('uq_')),
    indices: named.filter((index) => index.name.startsWith('ix_')),
  });
}

/** Records of any kind but tickets, which keep their own tables: a release from before works on beside this one. */
export class AdditiveRecords1796700000000 implements MigrationInterface {
  readonly name = 'AdditiveRecords1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, plan] of Object.entries(plans)) await runner.createTable(tableOf(table, plan), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(plans)) await runner.dropTable(table, true);
  }
}
