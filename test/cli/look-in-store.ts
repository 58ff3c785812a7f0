import type { Instant } from '../../src/domain/time/instant';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import type { CommandPlace } from './call-command';

/** Looks at what a command has left in the database of its place, and closes it again. */
export async function lookInStore<T>(place: CommandPlace, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url: place.env['DATABASE_URL'] ?? '', ids: countingIds, now: () => 0 as Instant });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}
