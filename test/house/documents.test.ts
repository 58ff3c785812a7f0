import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptKinds, retentionBounds } from '../../src/domain/privacy/retention';
import { contractTargets } from '../../src/domain/sla/targets';
import { clockName } from '../../src/views/ticket-facts';
import { createMetrics } from '../../src/web/metrics';
import { sourcesIn } from './sources';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A document that a comment cites, and the section it names. */
interface Citation {
  readonly where: string;
  readonly document: string;
  readonly section?: string;
}

/** What the code calls by name only: `product §3` is a section of `docs/product.md`. */
const byName = /\b(product|architecture) §(\d+(?:\.\d+)?)/gi;
const byFile = /(?<![\w/.-])([\w./-]+\.md)(?: §(\d+(?:\.\d+)?))?/g;

/** A file is named from the top; facts of a platform by their name alone: `wecom.md` is `docs/platforms/wecom.md`. */
const placeOf = (name: string): string =>
  name.includes('/') || /^[A-Z]+\.md$/.test(name) ? name : `docs/platforms/${name}`;

function citationsIn(path: string, text: string): readonly Citation[] {
  const cited = (document: string, section: string | undefined): Citation => ({
    where: path,
    document,
    ...(section === undefined ? {} : { section }),
  });
  return [
    ...[...text.matchAll(byFile)].map(([, name = '', section]) => cited(placeOf(name), section)),
    ...[...text.matchAll(byName)].map(([, name = '', section]) => cited(`docs/${name.toLowerCase()}.md`, section)),
  ];
}

const commentsOf = (text: string): string => (text.match(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g) ?? []).join('\n');

const hasSection = (document: string, section: string): boolean =>
  new RegExp(`^#{2,4} ${section.replace('.', '\\.')}[. ]`, 'm').test(read(document));

const ours = sourcesIn('src', 'test', 'migrations', 'bench').filter(({ path }) => !path.startsWith('test/house/'));
const citations = ours.flatMap(({ path, text }) => citationsIn(path, commentsOf(text)));

test('every document that a comment cites is in the repository', () => {
  expect(citations.length).toBeGreaterThan(0);
  expect(citations.filter(({ document }) => !existsSync(join(root, document)))).toEqual([]);
});

test('every section that a comment cites is there', () => {
  const sections = citations.filter(({ document }) => existsSync(join(root, document)));
  expect(sections.filter(({ document, section }) => section !== undefined && !hasSection(document, section))).toEqual(
    [],
  );
});

/** `[words](path#section)`, within the repository. */
const links = /\]\((?!https?:|mailto:|#)([^)\s#]+)(#[^)\s]*)?\)/g;

/** What people read here: the README and the documents, and what says how to set a platform up. */
const documents = [
  'README.md',
  ...['docs', 'manifest'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

test('every link of a document leads somewhere', () => {
  const dead = documents.flatMap((path) =>
    [...read(path).matchAll(links)]
      .map(([, target = '']) => join(path, '..', target))
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(dead).toEqual([]);
});

/** Clauses as people cite them: `SLA-2`, `HOT-6`. */
const clause = /\b(?:HOT|SITE|OBJ|SW|HW|OTH|TIME|SLA|STAFF)-\d+\b/g;
const contract = read('docs/contract.md');

test('every clause that is cited stands in the contract map', () => {
  const known = new Set(contract.match(clause));
  for (const [, kind, first, last] of contract.matchAll(/\b([A-Z]+)-(\d+) to \1-(\d+)/g)) {
    for (let number = Number(first); number <= Number(last); number += 1) known.add(`${kind}-${number}`);
  }
  const strange = sourcesIn('src').flatMap(({ path, text }) =>
    (text.match(clause) ?? []).filter((cited) => !known.has(cited)).map((cited) => `${path}: ${cited}`),
  );
  expect(strange).toEqual([]);
});

test('every clause with a clock has a name of its own in every language', () => {
  for (const language of ['en', 'zh-CN']) {
    const words: Readonly<Record<string, string>> = JSON.parse(read(`locales/${language}/card.json`));
    const names = contractTargets.map((target) => words[`clock.${target.clause}`]);
    expect(names).toEqual(names.filter((name) => name !== undefined && name !== '' && !name.match(clause)));
    expect(new Set(names).size).toBe(contractTargets.length);
  }
  const said = contractTargets.map((target) => clockName(target.clause).say);
  expect(said).toEqual(contractTargets.map((target) => `card.clock.${target.clause}`));
});

test('every number of the operations guide is counted, and every number counted is in it', async () => {
  const metrics = createMetrics();
  const counted = [...(await metrics.text()).matchAll(/^# TYPE (dutydesk_\w+)/gm)].map(([, name]) => name);
  const told = new Set(read('docs/operations.md').match(/\bdutydesk_\w+/g));
  expect([...told].sort()).toEqual(counted.sort());
  const rest = sourcesIn('src').filter(({ path }) => path !== 'src/web/metrics.ts');
  const code = rest.map(({ text }) => text).join('\n');
  const counters = Object.entries(metrics).flatMap(([name, part]) => (typeof part === 'function' ? [name] : []));
  expect(counters.filter((name) => !code.includes(`metrics.${name}`))).toEqual([]);
});

/** `path` "title", as the table of faults names a test. */
const named = /`([\w./-]+\.test\.ts)` "([^"]+)"/g;

test('every test that the table of faults names is there', () => {
  const rows = [...read('docs/faults.md').matchAll(named)].map(([, path = '', title = '']) => ({ path, title }));
  expect(rows.length).toBeGreaterThan(0);
  const missing = rows.filter(({ path, title }) => {
    const file = join('test', path);
    return !existsSync(join(root, file)) || !read(file).replaceAll("\\'", "'").includes(title);
  });
  expect(missing).toEqual([]);
});

test('what is kept how long stands in the security guide and the example as the code has it', () => {
  const rows = read('docs/security.md').matchAll(/^\| `(\w+)` \| [^|]+ \| (\d+)d \| (\d+)d \| (\d+)d \|$/gm);
  const told = [...rows].map(([, kind, usual, least, most]) => [kind, Number(usual), Number(least), Number(most)]);
  const inCode = keptKinds.map((kind) => [kind, ...Object.values(retentionBounds[kind])]);
  expect(told.sort()).toEqual(inCode.sort());
  const example = read('desk.example.yaml').split('\nretention:\n')[1] ?? '';
  const lengths = keptKinds.map((kind) => example.match(new RegExp(`^  ${kind}: (\\d+)d`, 'm'))?.[1]);
  expect(lengths).toEqual(keptKinds.map((kind) => `${retentionBounds[kind].usual}`));
});
