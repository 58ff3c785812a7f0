import { type Duration, minutes, seconds } from '../domain/time/instant';
import type { Clock } from './clock';
import type { Logger } from './logger';
import type { Inbox } from './queues';
import { renewLease } from './renew-lease';

/** What handling needs. */
export interface HandlingParts {
  readonly inbox: Pick<Inbox, 'renew'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const lease = seconds(20);
const renewedEvery = seconds(5);
/** What has not ended by then hangs, and somebody else shall try. */
const longest = minutes(5);

/**
 * Holds on to kept events while they are handled, so that no other worker takes them up beside: not the database, nor a
 * platform that answers late, ends a handling within a fixed time. What a dead process handled is free when its lease
 * ends.
 */
export class Handling {
  readonly #held = new Set<{ readonly key: string; readonly since: Duration }>();
  readonly #renewal;

  constructor(private readonly parts: HandlingParts) {
    this.#renewal = renewLease({ every: renewedEvery, renew: () => this.#renew(), logger: parts.logger });
  }

  /** Handles the event that has this key, and holds it until that ends, well or not. */
  async during<T>(key: string, work: () => Promise<T>): Promise<T> {
    const held = { key, since: this.parts.clock.monotonic() };
    this.#held.add(held);
    this.#renewal.begin();
    try {
      return await work();
    } finally {
      this.#held.delete(held);
      if (this.#held.size === 0) this.#renewal.end();
    }
  }

  async #renew(): Promise<void> {
    const { inbox, clock } = this.parts;
    const oldest = clock.monotonic() - longest;
    const keys = [...this.#held].filter(({ since }) => since > oldest).map(({ key }) => key);
    if (keys.length > 0) await inbox.renew(keys, { now: clock.now(), length: lease });
  }
}
