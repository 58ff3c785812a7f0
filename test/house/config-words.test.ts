import { sourcesIn } from './sources';

/** Texts between quotation marks that read like English: three words in a row with a blank between them. */
const spoken = (text: string): readonly string[] =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|import .*;$/gm, '')
    .split('\n')
    // Told to whoever mends the code; and what a desk says to its people until its file says something else.
    .filter((line) => !/new \w*Error\(|super\(|^\s*en: /.test(line))
    .flatMap((line) =>
      [...line.matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)].map(([, quoted, filled]) => quoted ?? filled ?? ''),
    )
    .filter((words) => /[a-z]{2,}[,;]? [a-z]{2,} [a-z]{2,}/.test(words));

test('what reads the configuration, and the command line, have no sentence of their own: all are in the locales (K9)', () => {
  const found = [...sourcesIn('src/config'), ...sourcesIn('src/cli')]
    .filter(({ path }) => !/\/(defaults|calendar\/china)\//.test(path))
    .flatMap(({ path, text }) => spoken(text).map((words) => `${path}: ${words}`));
  expect(found).toEqual([]);
});

test('a sentence is found where there is one', () => {
  expect(spoken("complain('names no place; write at least one')")).toHaveLength(1);
  expect(spoken("say('config.noPlace')")).toEqual([]);
});
