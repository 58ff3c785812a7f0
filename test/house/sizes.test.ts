import { linesOf, type Node, nodesOf, type Source, sourcesIn } from './sources';

const mostLines = 300;
const mostFunctionLines = 60;
const mostParameters = 4;

const functions =
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|PrivateMethod|Constructor|MethodProperty)$/;

/** swc keeps the parameters of some kinds of function in an inner node. */
const parametersOf = (node: Node): number =>
  ((node['params'] ?? (node['function'] as Node | undefined)?.['params'] ?? []) as unknown[]).length;

function tooBig(source: Source): readonly string[] {
  return nodesOf(source.tree)
    .filter(({ type }) => functions.test(type))
    .flatMap((node) => {
      const { first, count } = linesOf(source, node);
      return [
        ...(count > mostFunctionLines ? [`line ${first}: ${count} lines`] : []),
        ...(parametersOf(node) > mostParameters ? [`line ${first}: ${parametersOf(node)} parameters`] : []),
      ];
    });
}

const files = sourcesIn('src', 'migrations').map((source) => [source.path, source] as const);

test.each(files)('%s fits on a few screens', (_, source) => {
  expect(source.text.split('\n').length - 1).toBeLessThanOrEqual(mostLines);
});

/** A migration is a table of statements; nobody reads it as a function. */
const withFunctions = files.filter(([path]) => !path.startsWith('migrations/'));

test.each(withFunctions)('%s has functions that fit on one screen and take at most four things', (_, source) => {
  expect(tooBig(source)).toEqual([]);
});
