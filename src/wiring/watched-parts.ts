import { after, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { SchedulerHealth } from '../scheduler/scheduler';
import type { Store } from '../store/open-store';
import type { ReadinessParts } from '../web/readiness';
import type { DatabaseClock } from './database-clock';

/** Whom readiness asks. */
interface Watched {
  readonly store: Store;
  readonly clock: Clock;
  /** Name of this process. */
  readonly worker: string;
  readonly health: () => Omit<SchedulerHealth, 'beats' | 'failing'>;
  /** The clock as the database has it; undefined where it is not compared. */
  readonly shared?: Pick<DatabaseClock, 'isFit' | 'apart'> | undefined;
  /** The version in force, where this process goes by another desk file. */
  readonly behind?: (() => number | undefined) | undefined;
}

/** A trial write is forgotten after so long. */
const trialLasts = seconds(60);

/** What readiness looks at, with the desk's own store and scheduler behind it. */
export const watchedParts = ({ store, clock, worker, health, shared, behind }: Watched): ReadinessParts => ({
  pingDatabase: store.ping,
  tryWriting: () => store.shared.put(`watch:${worker}`, 1, after(clock.now(), trialLasts)),
  pendingMigrations: async () => (await store.pendingMigrations()).length,
  heartbeat: health,
  outboxAge: () => store.outbox.oldestDue(clock.now()),
  monotonic: () => clock.monotonic(),
  hasOtherFile: () => behind?.() !== undefined,
  ...(shared && { clock: () => ({ ok: shared.isFit(), apart: shared.apart() }) }),
});
