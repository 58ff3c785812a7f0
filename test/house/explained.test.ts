import { brokenBy, type Source, sourcesIn } from './sources';

const told = /^export (?:async |abstract |declare )*(?:function\*?|interface|class) (\w+)/;

/** Exported functions and shapes without a doc comment right above; the formatter keeps them at the line's begin. */
function silent({ text }: Source): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, n) => {
    const name = told.exec(line)?.[1];
    const overload = name !== undefined && lines[n - 1]?.startsWith(`export function ${name}(`);
    return name === undefined || overload || lines[n - 1]?.trimEnd().endsWith('*/') ? [] : [name];
  });
}

const files = sourcesIn('src/domain', 'src/views', 'src/ports', 'src/commands');

test('every function and shape that the inner rooms give is explained', () => {
  expect(brokenBy(files, silent)).toEqual([]);
});
