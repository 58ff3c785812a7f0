import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { type Duration, seconds } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import { awayWords } from './errors';

/** Longest wait between two tries: after an outage of any length we are back within half a minute. */
const longestWait = seconds(30);
const connectWithin = seconds(20);
const lookEvery = seconds(10);

/** What the link needs. */
export interface LinkDeps {
  /** Made with `autoReconnectEnabled: false`. */
  readonly receiver: SocketModeReceiver;
  readonly logger: Logger;
  readonly pause: (length: Duration) => Promise<void>;
}

/**
 * Keeps the Socket Mode connection. The SDK's own reconnecting waits for ever longer and, when Slack refuses it once,
 * ends in an unhandled rejection and with it the process (socket-mode 3.1.0, delayReconnectAttempt); so that is off, and
 * we connect again ourselves, at once and then at growing waits up to half a minute.
 */
export class SocketLink {
  private stopped = false;

  constructor(private readonly deps: LinkDeps) {}

  /** Connects, and stays connected from then on. Throws where Slack refuses the app token; an outage is waited for. */
  async start(): Promise<void> {
    this.stopped = false;
    try {
      await this.connect();
    } catch (error) {
      if (error instanceof WebAPIPlatformError) throw error;
      this.deps.logger.warn(awayWords(error), { error });
    }
    void this.stay();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { receiver } = this.deps;
    const closed = new Promise<void>((resolve) => receiver.client.once('disconnected', () => resolve()));
    await receiver.stop();
    // The SDK answers before the line is closed, and a line that closes keeps the process alive.
    const closing = receiver.client.websocket?.readyState !== undefined;
    if (closing) await Promise.race([closed, this.deps.pause(seconds(1))]);
  }

  get connected(): boolean {
    return this.deps.receiver.client.websocket?.isActive() ?? false;
  }

  private async stay(): Promise<void> {
    for (let failures = 0; !this.stopped; ) {
      if (this.connected) {
        failures = 0;
        await this.untilLost();
        continue;
      }
      try {
        await this.connect();
        this.deps.logger.info('connected to Slack again');
      } catch (error) {
        failures += 1;
        this.deps.logger.warn('no connection to Slack', { failures, error });
        await this.deps.pause(Math.min(longestWait, seconds(0.5) * 2 ** failures) as Duration);
      }
    }
  }

  private async connect(): Promise<void> {
    const { receiver } = this.deps;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Slack did not say hello')), connectWithin);
    });
    try {
      await Promise.race([receiver.start(), late]);
    } catch (error) {
      void receiver.client.websocket?.disconnect();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Resolves when the connection is lost; looks for itself too, should nobody say so. */
  private untilLost(): Promise<void> {
    const { client } = this.deps.receiver;
    return new Promise((resolve) => {
      const lost = (): void => {
        clearInterval(watchdog);
        client.off('disconnected', lost);
        resolve();
      };
      const watchdog = setInterval(() => {
        if (this.stopped || !this.connected) lost();
      }, lookEvery);
      watchdog.unref();
      client.once('disconnected', lost);
    });
  }
}
