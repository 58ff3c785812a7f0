import { brokenBy, type Node, nodesOf, type Source, sourcesIn } from './sources';

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

/** Text without which a file has none of that; most have none, and reading a syntax tree is what costs. */
const mayBeUnnamed = /\bany\b|\bexport\s+default\b|\bexport\s*(?:=|\*|\{|type\s*[*{])/;

/** What a file has that nobody can name, or that is not its own. */
function unnamed(source: Source): readonly string[] {
  if (!mayBeUnnamed.test(source.text)) return [];
  const kinds = { any: isAny, 'a default export': isDefault, 'a re-export': isBarrel };
  const nodes = nodesOf(source);
  return Object.entries(kinds).flatMap(([kind, isOne]) =>
    isOne === isDefault && isConfiguration(source.path) ? [] : nodes.filter(isOne).map(() => kind),
  );
}

const files = sourcesIn('src', 'test', 'migrations', 'bench').filter(({ path }) => !path.startsWith('test/house/'));

test('nothing was put off, and no check or test is switched off', () => {
  expect(brokenBy(files, unfinished)).toEqual([]);
});

test('every file names its types and its exports, and gives only its own', () => {
  expect(brokenBy(files, unnamed)).toEqual([]);
});
