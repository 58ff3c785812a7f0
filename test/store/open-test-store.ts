import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import type { DatabaseKind, FreshDatabase } from '../kit/databases';
import { nine } from './samples';

export const openAt = (url: string): Promise<Store> => openStore({ url, ids: countingIds, now: () => nine });

/** One database, and two stores on it as two processes would have them; new for every test. */
export function twoStores(kind: DatabaseKind): { one: Store; two: Store; url: string } {
  const stores = {} as { one: Store; two: Store; url: string };
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await kind.fresh();
    stores.url = database.url;
    stores.one = await openAt(database.url);
    stores.two = await openAt(database.url);
  });
  afterEach(async () => {
    await stores.one.close();
    await stores.two.close();
    await database.drop();
  });
  return stores;
}
