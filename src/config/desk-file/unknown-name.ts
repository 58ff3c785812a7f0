import { say } from '../../domain/words';
import { hintFor } from '../suggest';
import type { Problem } from './problem';

/** A complaint about a name that leads nowhere; none where it is known. */
export const unknownName = (
  path: readonly PropertyKey[],
  name: string,
  known: readonly string[],
): readonly Problem[] =>
  known.includes(name) ? [] : [{ path, what: say('config.notThere', { name, hint: hintFor(name, known) }) }];

/** A complaint for each value that an earlier one already has. */
export function repeated(
  values: readonly { path: readonly PropertyKey[]; value: string | undefined }[],
): readonly Problem[] {
  const seen = new Set<string>();
  return values.flatMap(({ path, value }) => {
    if (value === undefined) return [];
    if (seen.has(value)) return [{ path, what: say('config.twice', { value }) }];
    seen.add(value);
    return [];
  });
}
