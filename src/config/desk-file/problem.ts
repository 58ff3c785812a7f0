import { type Fact, type Say, say } from '../../domain/words';

/** Something wrong with the desk file: where it is, and what, to be read behind the key. */
export type Problem =
  | { readonly path: readonly PropertyKey[]; readonly what: Say; readonly key?: undefined }
  /** An unknown key below `path`. */
  | { readonly path: readonly PropertyKey[]; readonly key: string; readonly hint: Fact };

/** A path as people write it: `people.li.na.skills[1]`. Empty for the whole file. */
export const written = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** The sentence about a problem, with its key. */
export function sentenceOf(problem: Problem): Say {
  const path = written(problem.path);
  if (problem.key === undefined) {
    const { what } = problem;
    return path === '' ? say('config.ofFile', { what }) : say('config.ofKey', { path, what });
  }
  const { key, hint } = problem;
  return path === '' ? say('config.unknownKey', { key, hint }) : say('config.unknownKeyIn', { key, path, hint });
}

/** A sentence with the file, and the line where it is known. */
export const placed = (file: string, line: number | undefined, problem: Say): Say =>
  line ? say('config.atLine', { file, line: String(line), problem }) : say('config.at', { file, problem });
