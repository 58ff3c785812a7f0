import type { Store } from '../store/open-store';
import type { AppDeps } from './app-deps';
import { DatabaseClock, inSureTime } from './database-clock';

/** What goes by the desk's clock; `shared` where that is the database's. */
interface InTime {
  readonly deps: AppDeps;
  readonly store: Store;
  readonly shared?: DatabaseClock;
}

/** A desk that lives in real time takes it from the database, as all desks do; one whose clock is pushed keeps that. */
export async function withSharedClock(given: AppDeps, store: Store): Promise<InTime> {
  const { clock, wall = clock, logger } = given;
  if (wall !== clock) return { deps: given, store };
  const shared = new DatabaseClock(clock, store.databaseTime, logger.child({ room: 'clock' }));
  await shared.measure();
  return { deps: { ...given, wall, clock: shared }, store: { ...store, uow: inSureTime(store.uow, shared) }, shared };
}
