import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { brokenBy, child, linesOf, type Node, nodesOf, type Source, sourcesIn } from './sources';

const folder = join(__dirname, '../../locales/en');

/** Every key of a sentence, as code writes it. */
const keys = new Set(
  readdirSync(folder).flatMap((file) => {
    const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return Object.keys(words).map((key) => `${file.replace('.json', '')}.${key.replace(/_(one|other)$/, '')}`);
  }),
);

/** `x.say`, or a key written out. */
function isWording(node: Node): boolean {
  if (node.type === 'StringLiteral') return keys.has(String(node['value']));
  return node.type === 'MemberExpression' && child(node, 'property')['value'] === 'say';
}

const comparing = new Set(['===', '!==', '==', '!=']);
const asking = new Set(['includes', 'has', 'indexOf', 'startsWith', 'endsWith', 'match', 'test']);

/** Something is decided by which sentence it is. */
function decidesByWording(node: Node): boolean {
  if (node.type === 'BinaryExpression' && comparing.has(String(node['operator']))) {
    return isWording(child(node, 'left')) || isWording(child(node, 'right'));
  }
  if (node.type === 'SwitchStatement') return isWording(child(node, 'discriminant'));
  if (node.type !== 'CallExpression') return false;
  const callee = child(node, 'callee');
  if (!asking.has(String(child(callee, 'property')['value']))) return false;
  const given = (node['arguments'] as readonly { readonly expression: Node }[]).map(({ expression }) => expression);
  return isWording(child(callee, 'object')) || given.some(isWording);
}

const placesIn = (source: Source): readonly string[] =>
  nodesOf(source)
    .filter(decidesByWording)
    .map((node) => `line ${linesOf(source, node).first}`);

// A sentence is for people: whoever changes it must change nothing else. What code goes by has a name of its own, as `why` of a
// refusal has.
test('nothing is decided by which sentence is said', () => {
  expect(brokenBy(sourcesIn('src'), placesIn)).toEqual([]);
});

test.each([
  ["const hidden = reply.refusal.say === 'refusal.noTicket';", 1],
  ["const urgent = 'card.nextOpening' !== key;", 1],
  ['switch (text.say) { default: }', 1],
  ['const ours = known.includes(text.say);', 1],
  ["const hidden = reply.refusal.why === 'no-record';", 0],
  ["const said = say('refusal.noTicket');", 0],
])('%s: found %i times', (text, times) => {
  const tree = parseSync(text, { syntax: 'typescript', target: 'es2023' }) as unknown as Node;
  expect(placesIn({ path: 'a.ts', text, tree })).toHaveLength(times);
});
