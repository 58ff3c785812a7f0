import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlack, type SlackDeps } from '../../../../src/chat/slack/index';
import type { Duration, Instant } from '../../../../src/domain/time/instant';
import { createTranslator } from '../../../../src/i18n/create-translator';
import type { Logger } from '../../../../src/ports/logger';
import type { Platform } from '../../../../src/ports/platform';
import { DeliveryFailed } from '../../../../src/ports/platform';
import type { Inbox, KeptEvent } from '../../../../src/ports/queues';
import { patience } from '../../../kit/patience';
import { ScriptedInbound } from './scripted-inbound';

/** A log that keeps its lines. */
export class KeptLog implements Logger {
  readonly lines: string[] = [];
  readonly debug = (): void => undefined;
  readonly info = (): void => undefined;
  readonly warn = (message: string, facts?: object): void => this.keep('warn', message, facts);
  readonly error = (message: string, facts?: object): void => this.keep('error', message, facts);
  readonly child = (): Logger => this;
  private keep(level: string, message: string, facts?: object): void {
    this.lines.push(`${level} ${message} ${JSON.stringify(facts ?? {})}`);
  }
}

/** An inbox in memory. `down`: the database is away. */
export class MemoryInbox implements Inbox {
  readonly kept = new Map<string, unknown>();
  readonly finished: string[] = [];
  down = false;
  readonly keep = async (event: Omit<KeptEvent, 'attempts'>): Promise<boolean> => {
    if (this.down) throw new Error('the database is away');
    if (this.kept.has(event.key)) return false;
    this.kept.set(event.key, event.payload);
    return true;
  };
  readonly done = async (key: string): Promise<void> => void this.finished.push(key);
  readonly renewed: string[] = [];
  readonly renew = async (keys: readonly string[]): Promise<void> => void this.renewed.push(...keys);
  readonly claimUnfinished = async (): Promise<readonly KeptEvent[]> => [];
  readonly forget = async (): Promise<void> => undefined;
}

export const signingSecret = 'a-secret-of-the-test';

/** The adapter with a scripted desk behind it and a server in front. */
export interface SlackUnderTest {
  readonly slack: Platform;
  readonly inbound: ScriptedInbound;
  readonly inbox: MemoryInbox;
  readonly log: KeptLog;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Real time for the adapter under test. */
export const realClock = {
  now: (): Instant => Date.now() as Instant,
  monotonic: (): Duration => performance.now() as Duration,
};

/** The adapter's dependencies, with those of a test in their place. */
export function depsFor(apiUrl: string, changes: Partial<SlackDeps> = {}) {
  const inbound = new ScriptedInbound();
  const inbox = new MemoryInbox();
  const log = new KeptLog();
  const deps: SlackDeps = {
    config: {
      botToken: 'xoxb-test',
      signingSecret,
      apiUrl,
      language: 'en',
      engineers: { fallback: 'CENG', byPlace: {} },
    },
    inbound,
    inbox,
    refs: { slotOf: async () => undefined, undecided: async () => false },
    pictures: { put: async () => undefined, get: async () => undefined },
    fetchFile: async () => {
      throw new DeliveryFailed('slack', null, 'foreign_file');
    },
    translator: createTranslator(),
    clock: realClock,
    logger: log,
    ...changes,
  };
  return { deps, inbound, inbox, log };
}

/** Starts the adapter over HTTP. */
export async function startSlack(apiUrl: string, changes: Partial<SlackDeps> = {}): Promise<SlackUnderTest> {
  const { deps, inbound, inbox, log } = depsFor(apiUrl, changes);
  const slack = createSlack(deps);
  await slack.start();
  const server = createServer((request, response) => void slack.serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await slack.stop();
  };
  return { slack, inbound, inbox, log, url, stop };
}

/** How a request may be spoiled. */
export interface Spoiling {
  readonly secret?: string;
  /** Seconds away from now. */
  readonly skew?: number;
  readonly type?: string;
}

/** Sends what Slack would send, signed. */
export async function send(url: string, body: string, spoiling: Spoiling = {}): Promise<Response> {
  const stamp = Math.floor(Date.now() / 1000) + (spoiling.skew ?? 0);
  const hash = createHmac('sha256', spoiling.secret ?? signingSecret)
    .update(`v0:${stamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type':
        spoiling.type ?? (body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'),
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${hash}`,
    },
  });
}

/** An interaction, as Slack encodes it. */
export const interaction = (payload: object): string => `payload=${encodeURIComponent(JSON.stringify(payload))}`;

/** A delivered event. */
export const eventOf = (id: string, event: object): string =>
  JSON.stringify({ type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: id, event_time: 1, event });

/** Resolves once the question is answered yes; fails when it takes too long. */
export const until = (question: () => boolean): Promise<void> => untilAsync(async () => question());

/** The same, where the question takes a while. */
export async function untilAsync(question: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end; ) {
    if (await question()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not happen');
}
