import { posix } from 'node:path';
import { importsOf, sourcesIn } from './sources';

const files = sourcesIn('src', 'migrations');
const known = new Set(files.map(({ path }) => path));

const edges = new Map(
  files.map((source) => {
    const targets = importsOf(source)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(source.path), specifier))
      .flatMap((path) => [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].filter((file) => known.has(file)));
    return [source.path, targets];
  }),
);

/** The first circle met on the way from `file`, as a path of files; each is told once. */
function circle(file: string, way: readonly string[], seen: Set<string>): readonly string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (seen.has(file)) return undefined;
  seen.add(file);
  for (const next of edges.get(file) ?? []) {
    const found = circle(next, [...way, file], seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

test('no file imports itself by a detour, not even for a type', () => {
  const seen = new Set<string>();
  expect(files.map(({ path }) => circle(path, [], seen)).filter((found) => found !== undefined)).toEqual([]);
});
