import type { Store } from '../../src/store/open-store';
import type { DatabaseKind, FreshDatabase } from '../kit/databases';
import { openAt } from '../store/open-test-store';
import { CommandPlace } from './call-command';

/** Where commands are called, a database for them, and a store on it; new for every test. Closes the store it holds then. */
export function placeWithStore(kind: DatabaseKind): { place: CommandPlace; url: string; store: Store } {
  const at = {} as ReturnType<typeof placeWithStore>;
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await kind.fresh();
    at.url = database.url;
    at.place = new CommandPlace();
    at.store = await openAt(database.url);
  });
  afterEach(async () => {
    await at.store.close();
    await database.drop();
    at.place.remove();
  });
  return at;
}
