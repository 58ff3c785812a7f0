import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';

const root = join(__dirname, '../..');

/** A node of the syntax tree, as swc gives it. `span` counts bytes from 1. */
export interface Node {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [field: string]: unknown;
}

/** A source file of ours. */
export interface Source {
  /** From the top of the repository, with slashes: `src/domain/words.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: Node;
}

/** Every TypeScript file below these folders. */
export const sourcesIn = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap((folder) => filesBelow(join(root, folder)).map(read));

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const ours = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name));
  return ours.map((entry) => join(entry.parentPath, entry.name)).sort();
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const parse = () => parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2023' });
  let tree: Node | undefined;
  return {
    path: relative(root, file).split(sep).join('/'),
    text,
    // Many rules read the words only.
    get tree() {
      tree ??= parse() as unknown as Node;
      return tree;
    },
  };
}

/** What these files have that a rule forbids, each with its file: `src/app.ts: line 3: 61 lines`. */
export const brokenBy = (files: readonly Source[], rule: (source: Source) => readonly string[]): readonly string[] => {
  // A rule over no files would hold whatever they said.
  if (files.length === 0) throw new Error('there is no file to look at');
  return files.flatMap((source) => rule(source).map((found) => `${source.path}: ${found}`));
};

const known = new WeakMap<Source, readonly Node[]>();

/** All nodes of a file's tree, outer before inner. */
export function nodesOf(source: Source): readonly Node[] {
  const nodes = known.get(source) ?? nodesIn(source.tree);
  known.set(source, nodes);
  return nodes;
}

function nodesIn(tree: Node): readonly Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (isNode(value)) found.push(value);
    for (const part of Object.values(value)) visit(part);
  };
  visit(tree);
  return found;
}

const isNode = (value: object): value is Node => 'type' in value && typeof value.type === 'string';

/** A field that is a node; an empty one where there is none. */
export const child = (node: Node, field: string): Node => {
  const value = node[field];
  return value !== null && typeof value === 'object' && isNode(value) ? value : { type: 'none' };
};

/** How many lines a node covers, and where it begins, counted from 1. */
export function linesOf(source: Source, { span = { start: 1, end: 1 } }: Node) {
  const first = lineAt(source, span.start - 1);
  return { first, count: lineAt(source, span.end - 1) - first + 1 };
}

const lineEnds = new WeakMap<Source, readonly number[]>();

function lineAt(source: Source, byte: number): number {
  const ends = lineEnds.get(source) ?? endsOf(source.text);
  lineEnds.set(source, ends);
  return ends.filter((end) => end < byte).length + 1;
}

/** Where each line ends, in bytes. */
function endsOf(text: string): readonly number[] {
  let byte = -1;
  return text.split('\n').map((line) => {
    byte += Buffer.byteLength(line) + 1;
    return byte;
  });
}

/** Everything a file imports, types included, as written. */
export function importsOf(source: Source): readonly string[] {
  const found: string[] = [];
  for (const node of nodesOf(source)) {
    const callee = child(node, 'callee');
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) found.push(textOf(child(node, 'source')));
    else if (node.type === 'TsImportType') found.push(textOf(child(node, 'argument')));
    else if (node.type === 'CallExpression' && (callee.type === 'Import' || callee['value'] === 'require')) {
      found.push(textOf((node['arguments'] as { expression: Node }[])[0]?.expression));
    }
  }
  return found.filter((specifier) => specifier !== '');
}

const textOf = (node: Node | undefined): string =>
  node?.type === 'StringLiteral' && typeof node['value'] === 'string' ? node['value'] : '';

/** The package a specifier names: `mysql2` of `mysql2/promise`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
