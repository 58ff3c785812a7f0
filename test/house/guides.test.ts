import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

/** What both languages write alike: settings, tables, commands, log lines, codes in tables. */
const namedIn = (text: string): readonly string[] => [
  ...new Set((text.match(/```[\s\S]*?```|`[^`]+`/g) ?? []).map((name) => name.replaceAll(/\s+/g, ' '))),
];
const sectionsOf = (path: string) =>
  read(path)
    .split(/^(?=#{1,4} )/m)
    .map((text) => ({
      depth: text.indexOf(' '),
      rows: text.match(/^\|/gm)?.length ?? 0,
      points: text.match(/^- /gm)?.length ?? 0,
      named: [...namedIn(text)].sort(),
    }));

test.each(['docs/operations', 'docs/slack-setup'])('%s has the same sections in Chinese', (guide) => {
  const outline = (path: string) => sectionsOf(path).map(({ depth, rows, points }) => ({ depth, rows, points }));
  expect(outline(`${guide}.zh-CN.md`)).toEqual(outline(`${guide}.md`));
});

test('the operations guide names the same settings, tables and commands in Chinese, section by section', () => {
  const names = (path: string) => sectionsOf(path).map(({ named }) => named);
  expect(names('docs/operations.zh-CN.md')).toEqual(names('docs/operations.md'));
});

test('the Chinese README leads to the Chinese guides', () => {
  const readme = read('README.zh-CN.md');
  for (const guide of ['operations', 'slack-setup']) expect(readme).toContain(`](docs/${guide}.zh-CN.md)`);
});
