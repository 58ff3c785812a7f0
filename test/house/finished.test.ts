import { type Node, nodesOf, type Source, sourcesIn } from './sources';

/** Signs of work that was put off, or of a check that was switched off. */
const leftovers = [/\b(TODO|FIXME|XXX)\b/, /@ts-(ignore|nocheck)/, /biome-ignore|eslint-disable/];
const switchedOff = /\b(?:test|it|describe)\.(?:skip|only|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/;

/** What a tool loads must be a default export. */
const isConfiguration = (path: string): boolean =>
  /(^|\/)(ormconfig|[\w-]+\.config|global-setup|global-teardown)\.ts$/.test(path);

function unfinished({ text, path }: Source): readonly string[] {
  const patterns = path.startsWith('test/') ? [...leftovers, switchedOff] : leftovers;
  return text
    .split('\n')
    .flatMap((line, n) => (patterns.some((it) => it.test(line)) ? [`line ${n + 1}: ${line}`] : []));
}

const isAny = (node: Node): boolean => node.type === 'TsKeywordType' && node['kind'] === 'any';
const isDefault = ({ type }: Node): boolean => /^(ExportDefault|TsExportAssignment)/.test(type);
const isBarrel = (node: Node): boolean =>
  node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node['source'] !== null);

const ours = sourcesIn('src', 'test', 'migrations', 'bench').filter(({ path }) => !path.startsWith('test/house/'));
const files = ours.map((source) => [source.path, source] as const);

test.each(files)('%s is finished', (_, source) => {
  expect(unfinished(source)).toEqual([]);
});

test.each(files)('%s names its types and its exports, and gives only its own', (_, source) => {
  const nodes = nodesOf(source.tree);
  expect({
    any: nodes.filter(isAny).length,
    defaultExports: isConfiguration(source.path) ? 0 : nodes.filter(isDefault).length,
    barrels: nodes.filter(isBarrel).length,
  }).toEqual({ any: 0, defaultExports: 0, barrels: 0 });
});
