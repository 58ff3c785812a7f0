import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wecomLimits } from '../../src/platforms/wecom-limits';
import { recurringTaskKeys } from '../../src/ports/queues';
import { sharedKeys } from '../../src/ports/shared-state';

const root = join(__dirname, '../..');
const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const textOf = (file: string): string => readFileSync(join(root, `src/${file}.ts`), 'utf8');

/** Rows of the table below this heading, cell by cell, without the marks of code. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const below = operations.split(heading)[1] ?? '';
  const rows = below.slice(0, below.indexOf('\n\n')).split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}
const facts = tableOf('| fact | in | is | for, at most |');
const tickets = tableOf('| job | in | is |');

/** `(wecomLimits.responseCode.most - hours(1))` as the `hours(71)` it comes to. */
const reckoned = (code: string): string =>
  code.replace(/\(wecomLimits\.(\w+)\.most - hours\((\d+)\)\)/g, (_, name: keyof typeof wecomLimits, less) => {
    const hours = wecomLimits[name].most / 3_600_000;
    return `hours(${hours - Number(less)})`;
  });

const units: Readonly<Record<string, string>> = { s: 'seconds', min: 'minutes', h: 'hours', day: 'days', days: 'days' };

// What is written under another key does not compile.
test('every kind of shared fact and of recurring work is written down for whoever runs the desk', () => {
  expect(facts.map(([key]) => key).sort()).toEqual([...sharedKeys].sort());
  expect(tickets.map(([key]) => key).sort()).toEqual([...recurringTaskKeys].sort());
  expect([...facts, ...tickets].filter((cells) => cells[2] === '')).toEqual([]);
});

test.each([...facts, ...tickets].map((cells) => [cells[0], cells] as const))(
  '%s is where it is said to be',
  (key, cells) => {
    expect(textOf(cells[1] ?? '')).toMatch(new RegExp(`[\`']${key}`));
  },
);

test.each(facts.map(([key, file, , lives]) => [key, lives, file] as const))('%s lives for %s', (_, lives, file) => {
  const [, count, unit] = /^(\d+) (s|min|h|days?)$/.exec(lives ?? '') ?? [];
  const inCode = reckoned(textOf(file ?? '').replaceAll(/(?<=\d)_(?=\d)/g, ''));
  if (unit === undefined) expect(lives).toMatch(/^(as long as it is good|until more may be sent|the longest limit)$/);
  else expect(inCode).toContain(`${units[unit]}(${count})`);
});
