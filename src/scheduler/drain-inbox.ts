import { before, days, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import { Handling } from '../ports/handling';
import type { Logger } from '../ports/logger';
import type { Platform } from '../ports/platform';
import { type Inbox, type KeptEvent, mostTries } from '../ports/queues';
import type { SharedState } from '../ports/shared-state';
import { eachLimited } from './each-limited';

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
const limit = 20;
const remembered = days(3);

/**
 * Handles kept events that nobody finished, e.g. because a process died. Answers how many were finished now; one that
 * fails is tried again after its lease. `alive` is told of each.
 */
export async function drainInbox(parts: InboxParts, alive = (): void => undefined): Promise<number> {
  const { inbox, worker, clock } = parts;
  const handling = new Handling(parts);
  const events = await inbox.claimUnfinished({ worker, now: clock.now(), length: lease }, limit);
  let finished = 0;
  await eachLimited(events, 4, async (event) => {
    if (await handling.during(event.key, () => replay(parts, event))) finished += 1;
    alive();
  });
  return finished;
}

/**
 * Forgets finished events and delivery keys after three days, for no platform repeats a delivery that late, and shared
 * facts that have ended.
 */
export async function forgetOld({ inbox, shared, clock }: ForgetParts): Promise<void> {
  await inbox.forget(before(clock.now(), remembered));
  await shared.forget(clock.now());
}

async function replay({ inbox, platforms, clock, logger }: InboxParts, event: KeptEvent): Promise<boolean> {
  const facts = { key: event.key, platform: event.platform, attempt: event.attempts };
  const platform = platforms.find(({ name }) => name === event.platform);
  if (platform === undefined) {
    logger.warn('kept event of a platform that is switched off', facts);
    return false;
  }
  try {
    await platform.replay(event.payload, event.attempts >= mostTries);
    await inbox.done(event.key, clock.now());
    logger.info('kept event handled again', facts);
    return true;
  } catch (error) {
    logger.error('kept event failed', { ...facts, error });
    return false;
  }
}
