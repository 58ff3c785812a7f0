import { type Duration, seconds } from '../domain/time/instant';
import { isLost } from '../store/failure';
import type { Store } from '../store/open-store';
import { leastStatement } from '../store/server-facts';
import type { AppDeps } from './app-deps';

const firstPause = seconds(0.5);
const longestPause = seconds(5);

/**
 * Opens the store. A database that is away, because it starts beside the desk or is moved elsewhere, is waited for and
 * asked again, for the configured time at most; one that refuses, e.g. the password, is not. Throws what it said last.
 */
export async function openWhenThere(deps: AppDeps, open: () => Promise<Store>): Promise<Store> {
  const { clock, logger, pause, config } = deps;
  const began = clock.monotonic();
  const waited = (): Duration => (clock.monotonic() - began) as Duration;
  for (let length: number = firstPause; ; length = Math.min(longestPause, length * 2)) {
    try {
      const store = await open();
      await tellSmall(deps, store);
      return store;
    } catch (error) {
      if (!isLost(error) || waited() + length > config.databaseWait) throw error;
      logger.warn('the database is not there yet', { waited: waited(), atMost: config.databaseWait, error });
      await pause(length);
    }
  }
}

async function tellSmall({ logger }: AppDeps, store: Store): Promise<void> {
  const bytes = await store.longestStatement();
  if (bytes === undefined || bytes >= leastStatement) return;
  logger.warn('max_allowed_packet of the database is small; long reports and pictures may fail', {
    bytes,
    atLeast: leastStatement,
  });
}
