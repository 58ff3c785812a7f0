import { type Duration, seconds } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import { type Connection, isAway } from './connect';
import { awayWords } from './errors';

/** What connecting for as long as it takes needs. */
export interface ConnectingDeps {
  /** Connects once. Throws SlackError. */
  readonly open: () => Promise<Connection>;
  /** Lets go of what is left of a connection. */
  readonly drain: () => Promise<void>;
  readonly pause: (length: Duration) => Promise<void>;
  readonly logger: Logger;
}

/** Between two tries to reach a Slack that was away when the desk started. */
const longestWait = seconds(15);

/**
 * The connection of a desk, also of one that starts while Slack is away: another platform is served meanwhile, Slack asks
 * again by itself because a 503 is no acknowledgement, and what waits for people is tried as ever.
 */
export class Connecting {
  #connection: Connection | undefined;
  #leaving = false;

  constructor(private readonly deps: ConnectingDeps) {}

  get now(): Connection | undefined {
    return this.#connection;
  }

  /** Throws where Slack refuses the credentials; an outage is waited for. */
  async start(): Promise<void> {
    this.#leaving = false;
    try {
      await this.#open();
    } catch (error) {
      if (!isAway(error)) throw error;
      this.deps.logger.warn(awayWords(error), { failures: 1, error });
      void this.#untilThere();
    }
  }

  async stop(): Promise<void> {
    this.#leaving = true;
    await this.#connection?.socket?.stop();
    await this.deps.drain();
    this.#connection = undefined;
  }

  async #open(): Promise<void> {
    this.#connection = await this.deps.open();
    this.deps.logger.info('connected to Slack', { mode: this.#connection.http ? 'http' : 'socket' });
  }

  async #untilThere(): Promise<void> {
    const { pause, logger } = this.deps;
    for (let failures = 1; !this.#leaving; failures += 1) {
      await pause(Math.min(longestWait, seconds(0.25) * 2 ** Math.min(failures, 16)) as Duration);
      if (this.#leaving) return;
      try {
        await this.#open();
        if (this.#leaving) await this.stop();
        return;
      } catch (error) {
        if (isAway(error)) logger.warn(awayWords(error), { failures: failures + 1, error });
        else logger.error('Slack refuses these credentials', { error });
      }
    }
  }
}
