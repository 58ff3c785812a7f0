import type { Desk } from '../../domain/desk';
import type { Dictionary } from './row-reader';

/** Everything by which people may name a place without spaces, in lower case. */
export function placesOf({ places }: Pick<Desk, 'places'>): Dictionary<string> {
  return Object.fromEntries(
    places.flatMap(({ id, name }) => [id, name['zh-CN']].map((word) => [word.toLowerCase(), id])),
  );
}
