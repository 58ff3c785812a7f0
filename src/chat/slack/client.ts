import { createHash } from 'node:crypto';
import { type FetchFunction, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Priority } from '../../domain/flow/turn';
import { type Duration, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { SharedState } from '../../ports/shared-state';
import { headerOf, httpCall, isDone } from '../http-call';
import { throughProxy } from '../proxy';
import type { SlackConfig } from './config';
import { slackError } from './errors';
import type { Json } from './fields';
import { SharedLedger } from './ledger';
import type { Method } from './methods';
import { Pacing } from './pacing';
import { quietLogger } from './quiet-logger';

/** How a call behaves. */
export interface CallOptions {
  /** The channel it speaks in. */
  readonly channel?: string;
  /** What it may wait for; `at-once` unless told: somebody waits for the answer. */
  readonly priority?: Priority;
  /** On whose account it is said; what one person causes yields in a busy channel to what others wait for. */
  readonly origin?: string;
  /** How long it may wait for its turn; 4 s unless told. */
  readonly patience?: Duration;
  /** Told before it waits. */
  readonly onWait?: () => Promise<void>;
}

/** Slack's Web API, at a pace Slack takes. Throws SlackError. */
export interface SlackApi {
  call(method: Method, args: Json, options?: CallOptions): Promise<Json>;
}

/** How long Slack may take for an answer. */
const answers = seconds(10);

/** What the SDK needs of `fetch`. */
function askOf(proxy: string | undefined, onDate?: ClientDeps['onDate']): FetchFunction {
  const way = { patience: answers, ...(proxy !== undefined && { dispatcher: throughProxy(proxy) }) };
  return async (url, { headers, body } = {}) => {
    if (typeof body !== 'string') throw new Error('the Web API is asked by text here');
    const address = String(url);
    const answer = await httpCall(address, { method: 'POST', ...(headers && { headers }), body, ...way });
    onDate?.(headerOf(answer, 'date') ?? '');
    const { statusCode: status, statusText } = answer;
    // The SDK does not read what Slack says to a call too many.
    if (status === 429) void answer.body.dump();
    return {
      ok: isDone(answer),
      status,
      statusText,
      url: address,
      headers: {
        get: (name) => headerOf(answer, name.toLowerCase()),
        entries: () => Object.keys(answer.headers).map((name) => [name, headerOf(answer, name) ?? '']),
      },
      arrayBuffer: () => answer.body.arrayBuffer(),
      json: () => answer.body.json(),
      text: () => answer.body.text(),
    };
  };
}

/**
 * Options of every Web API client here. No retries and no waiting inside: the SDK would post twice after a timeout and
 * hold up all methods for one that is limited. No time limit of the SDK’s: `askOf` has one. Never `headers`: web-api
 * changes that object, and one workspace's token would reach the next (slack.md §0). A new object each time, because
 * Bolt writes into it.
 */
export const clientOptions = (config: Pick<SlackConfig, 'apiUrl' | 'proxy'>, logger: Logger): WebClientOptions => ({
  slackApiUrl: config.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 0,
  fetch: askOf(config.proxy),
  logger: quietLogger(logger),
});

/** What a client needs. */
export interface ClientDeps {
  readonly config: Pick<SlackConfig, 'apiUrl' | 'botToken' | 'proxy'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly logger: Logger;
  readonly pause: (length: Duration) => Promise<void>;
  /** Told the `Date` of each answer. */
  readonly onDate?: (date: string) => void;
  /** Where the pace is shared with other processes, and the real time; each keeps its own unless given. */
  readonly together?: { readonly shared: Pick<SharedState, 'get' | 'swap'>; readonly wall: Pick<Clock, 'now'> };
}

/** The paced client. */
export function createApi({ config, clock, logger, pause, together, onDate }: ClientDeps): SlackApi {
  const options = { ...clientOptions(config, logger), fetch: askOf(config.proxy, onDate) };
  const client = new WebClient(config.botToken, options);
  const workspace = createHash('sha256').update(config.botToken).digest('hex').slice(0, 12);
  const ledger = together && new SharedLedger(together.shared, workspace, logger);
  const pacing = new Pacing(clock, pause, ledger && { ledger, clock: together.wall });
  return {
    async call(method, args, { channel, patience = seconds(4), ...waiting } = {}) {
      try {
        await pacing.turn(method, channel, patience, waiting);
        return { ...(await client.apiCall(method, args)) };
      } catch (error) {
        const failure = slackError(method, error);
        if (failure.code === 'ratelimited') await pacing.block(method, failure.retryIn, channel);
        throw failure;
      }
    },
  };
}
