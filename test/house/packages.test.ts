import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brokenBy, importsOf, packageOf, type Source, sourcesIn } from './sources';

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');

/** What a `package.json` names, version by package. */
interface Named {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const desk = JSON.parse(read('package.json')) as Named;
const playground = JSON.parse(read('src/playground/package.json')) as Named;

const files = sourcesIn('src', 'locales', 'migrations');
const isIn = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const inPlayground = isIn('src/playground');
const ofPlayground = files.filter(({ path }) => inPlayground(path));
const ofDesk = files.filter(({ path }) => !inPlayground(path));

/** The packages that these files import, for their types too. */
function packagesOf(sources: readonly Source[]): readonly string[] {
  const outside = sources.flatMap(importsOf).filter((specifier) => !/^(?:\.|node:)/.test(specifier));
  return [...new Set(outside.map(packageOf))].sort();
}

/** Types of a package that brings none go with it. */
const withoutTypes = (named: Named['dependencies'] = {}): readonly string[] =>
  Object.keys(named)
    .filter((name) => !name.startsWith('@types/'))
    .sort();

test('an installation for production brings what the desk imports, and nothing that only the playground does', () => {
  expect(withoutTypes(desk.dependencies)).toEqual(packagesOf(ofDesk));
});

test('the playground names what it imports, and all of it is left out of an installation for production', () => {
  expect(withoutTypes(playground.devDependencies)).toEqual(packagesOf(ofPlayground));
  expect(playground.dependencies).toBeUndefined();
  expect(desk.workspaces).toEqual(['src/playground']);
});

test('of the desk, only the demo imports the playground, and only its command imports the demo', () => {
  const strangers = ({ path }: Source, specifiers: readonly string[]): readonly string[] =>
    specifiers
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(path), specifier))
      .filter((target) => (inPlayground(target) ? !isIn('src/demo')(path) : isIn('src/demo')(target)));
  const others = ofDesk.filter(({ path }) => !isIn('src/demo')(path) && path !== 'src/cli/demo.ts');
  expect(brokenBy(others, (source) => strangers(source, importsOf(source)))).toEqual([]);
});

test('every package is named in one version, and the compiled playground finds its own', () => {
  const named = [desk, playground].flatMap(({ dependencies, devDependencies }) => [
    ...Object.values({ ...dependencies, ...devDependencies }),
  ]);
  expect(named.filter((version) => !/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  // `dist/src/playground` looks in the folder at the top; and what is locked comes from no registry in particular.
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: true }>>;
  };
  expect(Object.keys(packages).filter(isIn('src/playground'))).toEqual([]);
  expect(Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && !link)).toEqual([]);
});

test('the image is built with the playground’s packages', () => {
  const [build = ''] = read('Dockerfile').split(/^RUN npm ci/m);
  expect(build).toContain('COPY src/playground/package.json src/playground/');
});
