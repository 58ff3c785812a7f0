/** Something wrong with the desk file: where it is, and the sentence that follows the key. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** An unknown key below `path`. */
  readonly key?: string;
}

/** A path as people write it: `people.li.na.skills[1]`. Empty for the whole file. */
export const written = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** The sentence about a problem, with its key. */
export function sentenceOf({ path, message, key }: Problem): string {
  if (key === undefined) return path.length === 0 ? `the file ${message}` : `\`${written(path)}\` ${message}`;
  const inside = path.length === 0 ? '' : ` in \`${written(path)}\``;
  return `unknown key \`${key}\`${inside}${message}`;
}
