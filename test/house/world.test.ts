import { brokenBy, child, linesOf, type Node, nodesOf, type Source, sourcesIn } from './sources';

/** Files that own the clock, chance and settings, and hand them on. */
const mayLook = [
  'src/app.ts',
  'src/main.ts',
  'src/cli.ts',
  'src/logger.ts',
  // Secrets of browsers must be unguessable.
  'src/web/pages/random-secret.ts',
  'src/chat/wecom/series.ts',
  // The playground's own wiring: it stands for the world outside.
  'src/playground/main.ts',
];
const mayLookFolders = ['src/wiring/', 'src/cli/', 'src/demo/', 'src/playground/page/'];

const outside: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  process: ['env'],
  performance: ['now'],
  crypto: ['randomUUID', 'getRandomValues', 'randomBytes', 'randomInt'],
};
const chance = ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'];

function looksOutside(node: Node): string | undefined {
  if (node.type === 'NewExpression' && child(node, 'callee')['value'] === 'Date') {
    return (node['arguments'] as unknown[] | undefined)?.length ? undefined : 'new Date()';
  }
  if (node.type === 'MemberExpression') {
    const [object, property] = [String(child(node, 'object')['value']), String(child(node, 'property')['value'])];
    return outside[object]?.includes(property) ? `${object}.${property}` : undefined;
  }
  const name = String(child(node, 'callee')['value']);
  return node.type === 'CallExpression' && chance.includes(name) ? name : undefined;
}

/** Text without which a file looks at none of that; reading a syntax tree is what costs. */
const mayLookOutside = new RegExp(`\\b(?:${[...Object.keys(outside), ...chance].join('|')})\\b`);

function glances(source: Source): readonly string[] {
  if (!mayLookOutside.test(source.text)) return [];
  return nodesOf(source).flatMap((node) => {
    const what = looksOutside(node);
    return what === undefined ? [] : [`${what} in line ${linesOf(source, node).first}`];
  });
}

const files = sourcesIn('src').filter(
  ({ path }) => !mayLook.includes(path) && !mayLookFolders.some((folder) => path.startsWith(folder)),
);

test('every file is told the time, the dice and the settings', () => {
  expect(brokenBy(files, glances)).toEqual([]);
});
