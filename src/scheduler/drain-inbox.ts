import { before, days, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import { Handling } from '../ports/handling';
import type { Logger } from '../ports/logger';
import type { Platform } from '../ports/platform';
import { type Inbox, type KeptEvent, mostTries } from '../ports/queues';
import type { SharedState } from '../ports/shared-state';
import { SideBySide } from './side-by-side';

/** What going through the inbox needs. */
export interface InboxParts {
  readonly inbox: Inbox;
  readonly platforms: readonly Platform[];
  readonly worker: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What forgetting needs. */
export interface ForgetParts extends Pick<InboxParts, 'inbox' | 'clock'> {
  readonly shared: Pick<SharedState, 'forget'>;
}

const lease = seconds(20);
const remembered = days(3);

/** Handles kept events that nobody finished, e.g. because a process died. */
export interface Draining {
  /**
   * Begins handling what is due, a few at a time, until nothing is. One that waits for its platform keeps no other
   * waiting: it goes on after this returns. One that fails is tried again after its lease. `alive` is told of each end.
   */
  run(alive?: () => void): Promise<void>;
  /** Waits for those that were begun. */
  drain(): Promise<void>;
}

/** Four at a time, and at most twenty with those that wait for their platform. */
export function createDraining(parts: InboxParts): Draining {
  const { inbox, worker, clock } = parts;
  const handling = new Handling(parts);
  const going = new SideBySide({ width: 4, most: 20 });
  const run = async (alive = (): void => undefined): Promise<void> => {
    for (;;) {
      while (going.room() <= 0) await going.roomAgain();
      const events = await inbox.claimUnfinished({ worker, now: clock.now(), length: lease }, going.room());
      for (const event of events) {
        going.begin(event.key, () => handling.during(event.key, () => replay(parts, event)).finally(alive));
      }
      if (events.length === 0) return;
    }
  };
  return { run, drain: () => going.drain() };
}

/** Handles everything that nobody finished and is due now, and waits until all of it was tried. */
export async function drainInbox(parts: InboxParts): Promise<void> {
  const draining = createDraining(parts);
  await draining.run();
  await draining.drain();
}

/**
 * Forgets finished events and delivery keys after three days, for no platform repeats a delivery that late, and shared
 * facts that have ended.
 */
export async function forgetOld({ inbox, shared, clock }: ForgetParts): Promise<void> {
  await inbox.forget(before(clock.now(), remembered));
  await shared.forget(clock.now());
}

async function replay({ inbox, platforms, clock, logger }: InboxParts, event: KeptEvent): Promise<void> {
  const facts = { key: event.key, platform: event.platform, attempt: event.attempts };
  const platform = platforms.find(({ name }) => name === event.platform);
  if (platform === undefined) {
    logger.warn('kept event of a platform that is switched off', facts);
    return;
  }
  try {
    await platform.replay(event.payload, event.attempts >= mostTries);
    await inbox.done(event.key, clock.now());
    logger.info('kept event handled again', facts);
  } catch (error) {
    logger.error('kept event failed', { ...facts, error });
  }
}
