import type { Platform } from '../ports/platform';
import type { SchedulerHealth } from '../scheduler/scheduler';
import type { Store } from '../store/open-store';
import type { Metrics } from '../web/metrics';
import { platformRoutes } from '../web/platform-routes';
import type { Route } from '../web/route';
import { startWeb, type Web } from '../web/server';
import { watchRoutes } from '../web/watch-routes';
import type { AppDeps } from './app-deps';
import type { DatabaseClock } from './database-clock';
import { watchedParts } from './watched-parts';

/** What is served, and who is asked how it is. */
interface Served {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly metrics: Metrics;
  /** Pages opened from chat. */
  readonly pages: readonly Route[];
  readonly health: () => SchedulerHealth;
  readonly behind: () => number | undefined;
}

/** The world's address, and beside it the one of whoever runs the desk: a flood on one leaves the other answering. */
export async function startAllWeb(
  deps: AppDeps,
  served: Served,
  shared?: DatabaseClock,
): Promise<Web & { readonly watchUrl: string }> {
  const { config, clock, ids, logger } = deps;
  const { store, platforms, metrics, pages } = served;
  const watched = watchedParts({
    store,
    clock,
    worker: ids.next(),
    health: () => served.health(),
    shared,
    behind: served.behind,
  });
  const watch = await startWeb({
    ...config.watch,
    routes: watchRoutes(watched, metrics),
    logger,
    says: 'watched at',
    setting: 'WATCH_PORT',
  });
  try {
    const web = await startWeb({ ...config.http, routes: [...pages, ...platformRoutes(platforms)], logger });
    const close = async (grace: number): Promise<void> => {
      await Promise.all([web.close(grace), watch.close(0)]);
    };
    return { address: web.address, watchUrl: watch.address.url, close };
  } catch (error) {
    await watch.close(0);
    throw error;
  }
}
