import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn } from './sources';

const operations = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');

const units: Readonly<Record<string, string>> = { seconds: 's', minutes: 'min', hours: 'h', days: 'd' };

/** The length that a file gives a name, as people write it: `15 s`; empty where it has none. */
function lengthOf(name: string, text: string): string {
  const [, unit = '', count] =
    new RegExp(`^const ${name} = (seconds|minutes|hours|days)\\((\\d+)\\);`, 'm').exec(text) ?? [];
  return count === undefined ? '' : `${count} ${units[unit]}`;
}

test('every lease is written down for whoever runs the desk, as long as it is', () => {
  const inCode = sourcesIn('src')
    .filter(({ text }) => /^const lease\b/m.test(text))
    .map(({ path, text }) => [
      path.replace(/^src\/|\.ts$/g, ''),
      lengthOf('lease', text),
      lengthOf('renewedEvery', text),
    ]);
  const rows = operations.matchAll(
    /^\| [^|]+ \| (?<length>[^|]+) \| (?<renewed>[^|]*) ?\| `(?<file>\w+\/[\w/-]+)` \|$/gm,
  );
  const told = [...rows].map(({ groups }) => [groups?.['file'], groups?.['length'], groups?.['renewed']?.trim()]);
  expect(inCode.length).toBeGreaterThan(5);
  expect(told.sort()).toEqual(inCode.sort());
});

test('nothing is held for a length that has no name', () => {
  const held = sourcesIn('src').flatMap(({ path, text }) =>
    [...text.matchAll(/\bworker\b[^{}]*\blength: (?<length>[^,}\s]+)/g)]
      .filter(({ groups }) => !/^(lease|Duration;?)$/.test(groups?.['length'] ?? ''))
      .map(([found]) => `${path}: ${found}`),
  );
  expect(held).toEqual([]);
});
