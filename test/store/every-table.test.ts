import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptKinds } from '../../src/domain/privacy/retention';
import { entities } from '../../src/store/entities';
import { personalTables } from '../../src/store/personal-tables';

const read = (file: string): string => readFileSync(path.join(__dirname, '../..', file), 'utf8');

/** The table of docs/operations.md: table names and how they are removed. */
const told = new Map(
  [...read('docs/operations.md').matchAll(/^\| ((?:`\w+`(?:, )?)+) \| [^|]+ \| ([^|]+) \|$/gm)].flatMap(
    ([, names = '', removed = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, removed.trim()] as const),
  ),
);
const tables = (['sqlite', 'mysql'] as const).flatMap((dialect) =>
  entities(dialect).map(({ options }) => options.tableName ?? options.name),
);

/** How a table stops growing; whoever adds one decides here, and says it to whoever runs the desk. */
const decided = {
  retention: [
    'ticket',
    'ticket_event',
    'desk_file',
    'outbox',
    'message_ref',
    'inbox',
    'draft',
    'picture',
    'desk_job',
    'audit',
    'kept_digest',
    'record',
    'record_event',
  ],
  'by itself': ['delivery_key', 'shared_fact'],
  'with its record': [
    ...['timer', 'ticket_engineer', 'ticket_words', 'shared_file'],
    ...['record_timer', 'record_party', 'record_words', 'record_file'],
  ],
  'for good': ['person', 'person_account', 'shift', 'duty_change', 'asset'],
  'for ever': ['terms_version', 'desk_version', 'record_number'],
} as const;

test('every table is removed by a length of the desk file, ends by itself or with its record, or is kept for good', () => {
  expect(Object.values(decided).flat().sort()).toEqual([...new Set(tables)].sort());
});

test('how long the rows of every table stay is written down for whoever runs the desk', () => {
  expect(tables.filter((table) => !told.has(table))).toEqual([]);
  for (const table of decided.retention) expect(told.get(table)).toMatch(new RegExp(`\`(?:${keptKinds.join('|')})\``));
  for (const table of decided['for good']) expect(told.get(table)).toBe('by hand');
});

test('every table in which somebody may be named is looked through when they are erased', () => {
  // Records and what a search finds them by have their own way, the person goes last, and these name nobody: pictures,
  // recurring work, wake-ups, files of records, terms, numbers.
  const others = [
    'ticket',
    'ticket_event',
    'ticket_engineer',
    'ticket_words',
    'person',
    'person_account',
    'picture',
    'desk_job',
    'timer',
    'shared_file',
    'terms_version',
    ...['record', 'record_event', 'record_party', 'record_words', 'record_timer', 'record_file', 'record_number'],
  ];
  expect([...others, ...personalTables.map(({ table }) => table)].sort()).toEqual([...new Set(tables)].sort());
});
