import { brokenBy, linesOf, type Node, nodesOf, type Source, sourcesIn } from './sources';

const mostLines = 300;
const mostFunctionLines = 60;
const mostParameters = 4;

const functions =
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|PrivateMethod|Constructor|MethodProperty)$/;

/** swc keeps the parameters of some kinds of function in an inner node. */
const parametersOf = (node: Node): number =>
  ((node['params'] ?? (node['function'] as Node | undefined)?.['params'] ?? []) as unknown[]).length;

function tooBig(source: Source): readonly string[] {
  return nodesOf(source)
    .filter(({ type }) => functions.test(type))
    .flatMap((node) => {
      const { first, count } = linesOf(source, node);
      return [
        ...(count > mostFunctionLines ? [`line ${first}: ${count} lines`] : []),
        ...(parametersOf(node) > mostParameters ? [`line ${first}: ${parametersOf(node)} parameters`] : []),
      ];
    });
}

const files = sourcesIn('src', 'migrations');

test('every file fits on a few screens', () => {
  const tooLong = ({ text }: Source) => {
    const lines = text.split('\n').length - 1;
    return lines > mostLines ? [`${lines} lines`] : [];
  };
  expect(brokenBy(files, tooLong)).toEqual([]);
});

/** A migration is a table of statements; nobody reads it as a function. */
const withFunctions = files.filter(({ path }) => !path.startsWith('migrations/'));

test('every function fits on one screen and takes at most four things', () => {
  expect(brokenBy(withFunctions, tooBig)).toEqual([]);
});
