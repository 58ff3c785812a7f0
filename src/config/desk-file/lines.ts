import { type Document, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml';

/** Line of the file on which a path, or a key below it, is written; the nearest line above for what is missing. */
export function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const start = startOf(document, path.slice(0, depth));
    if (start !== undefined) return counter.linePos(start).line;
  }
  return undefined;
}

function startOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = nodeAt(document, path.slice(0, -1));
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
  }
  return nodeAt(document, path)?.range?.[0];
}

function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  const node = document.getIn(path, true);
  return isNode(node) ? node : undefined;
}
