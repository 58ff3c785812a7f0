import { createInbound } from './chat/create-inbound';
import { platformsOf } from './chat/index';
import type { DeskDeps } from './commands/desk-deps';
import type { Duration } from './domain/time/instant';
import { createTranslator } from './i18n/create-translator';
import type { Instant } from './domain/time/instant';
import { assertFontsDraw } from './reports/chart/draw-digest';
import { deliverOutbox } from './scheduler/deliver-outbox';
import { deskParts } from './scheduler/desk-tick';
import { drainInbox } from './scheduler/drain-inbox';
import { fireDueTimers } from './scheduler/fire-timers';
import { runDigests } from './scheduler/run-digests';
import { type Scheduler, startScheduler } from './scheduler/scheduler';
import { openStore, type Store } from './store/open-store';
import { createMetrics } from './web/metrics';
import { platformRoutes } from './web/platform-routes';
import { startWeb, type Web } from './web/server';
import { watchRoutes } from './web/watch-routes';
import type { AppDeps } from './wiring/app-deps';
import { partsOf } from './wiring/desk-parts';
import { syncStaff } from './wiring/sync-staff';
import { inboxWithFaults, uowWithFaults } from './wiring/with-faults';

/** A running desk. */
export interface App {
  readonly store: Store;
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Does everything that is due now and waits for it: wake-ups, messages, digests. For tests and the demo's clock. */
  settle(): Promise<void>;
  /** When something is due next; undefined when nothing is. */
  nextDue(): Promise<Instant | undefined>;
  /** Takes nothing new, finishes what is in flight within 10 s, and lets go of everything. */
  stop(): Promise<void>;
}

/** Longest wait for requests that are being answered. */
const grace = 4000;

/** Joins all rooms and starts them. Throws what a platform, the database or the fonts refuse. */
export async function startApp(deps: AppDeps): Promise<App> {
  const { config, clock, logger, ids, reach } = deps;
  await assertFontsDraw();
  const opened = await openStore({ url: config.databaseUrl, ids, now: () => clock.now() });
  const store: Store = {
    ...opened,
    uow: uowWithFaults(opened.uow, reach),
    inbox: inboxWithFaults(opened.inbox, reach),
  };
  try {
    return await startRooms(deps, store);
  } catch (error) {
    await store.close();
    throw error;
  }

  async function startRooms({ wall, pause }: AppDeps, store: Store): Promise<App> {
    await store.migrate();
    await syncStaff(config.desk, store.people, clock.now());
    const translator = createTranslator(logger);
    const metrics = createMetrics();
    let scheduler: Scheduler | undefined;
    const deskDeps: DeskDeps = { uow: store.uow, desk: config.desk, clock, pause, committed: () => scheduler?.wake() };
    const inbound = createInbound({
      ...store,
      ...deskDeps,
      translator,
      ids,
      logger: logger.child({ room: 'chat' }),
      count: metrics.command,
    });
    const platforms = platformsOf(config, {
      ...store,
      desk: config.desk,
      inbound,
      translator,
      clock,
      wall: wall ?? clock,
      logger,
    });
    const hasDigestChannel = platforms.some((platform) => platform.addresses?.({ kind: 'digests' }) ?? false);
    const parts = partsOf({ app: deps, store, deskDeps, platforms, translator, metrics, hasDigestChannel });
    const watch = {
      pingDatabase: store.ping,
      pendingMigrations: async () => (await store.pendingMigrations()).length,
      heartbeat: () => scheduler?.health() ?? { ok: false, silentFor: 0 as Duration },
      outboxAge: () => store.outbox.oldestDue(clock.now()),
    };
    const routes = [...watchRoutes(watch, metrics), ...platformRoutes(platforms)];
    const web: Web = await startWeb({ ...config.http, routes, logger });
    for (const platform of platforms) await platform.start();
    scheduler = startScheduler({ parts: deskParts(parts), clock, logger });
    scheduler.wake();
    return {
      store,
      url: web.address.url,
      settle: async () => {
        for (const platform of platforms) await platform.idle();
        await drainInbox(parts.inbox);
        await fireDueTimers(parts.timers);
        await runDigests(parts.digests);
        await deliverOutbox(parts.delivery);
        // The scheduler's own lanes may hold what these found taken.
        await scheduler?.idle();
        await deliverOutbox(parts.delivery);
      },
      nextDue: async () =>
        earliest([await store.timers.nextDue(), await store.outbox.nextDue(), nextDigest(clock.now())]),
      stop: async () => {
        await web.close(grace);
        for (const platform of platforms) await platform.stop();
        await scheduler?.stop();
        await store.close();
        logger.info('stopped');
      },
    };
  }

  function nextDigest(now: Instant): Instant | undefined {
    return config.desk.digests.find(({ at }) => at > now)?.at;
  }
}

const earliest = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.filter((at) => at !== undefined).sort((one, other) => one - other)[0];
