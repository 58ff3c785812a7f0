import { createHmac } from 'node:crypto';
import { ask } from '../ask';
import { parseJson } from '../json';
import type { Delivered, Outgoing } from './delivery';
import type { Sockets } from './sockets';

interface LineParts {
  readonly signingSecret: string;
  readonly wall: () => number;
  readonly within: number;
  readonly sockets: Sockets | null;
}

/** What Slack's servers do to reach the app: sign, send, wait 3 s. Over a socket where the app has one open. */
export class AppLine {
  requestUrl: string | undefined;
  private readonly underway = new Set<AbortController>();

  constructor(
    private readonly parts: LineParts,
    requestUrl?: string,
  ) {
    this.requestUrl = requestUrl;
  }

  /** Never throws. */
  async send(outgoing: Outgoing): Promise<Delivered> {
    const sockets = this.parts.sockets;
    if (sockets !== null && outgoing.spoiled === undefined) return sockets.send(outgoing, this.parts.within);
    if (this.requestUrl === undefined) return { ok: false, why: 'connection_failed' };
    return this.post(this.requestUrl, outgoing);
  }

  /** Ends what is still waiting for an answer. */
  stop(): void {
    for (const one of this.underway) one.abort();
  }

  private async post(url: string, outgoing: Outgoing): Promise<Delivered> {
    const body = bodyOf(outgoing);
    const aborter = new AbortController();
    this.underway.add(aborter);
    const timer = setTimeout(() => aborter.abort(), this.parts.within);
    try {
      const headers = this.headers(outgoing, body);
      const { status, ...answer } = await ask(url, { method: 'POST', headers, body, signal: aborter.signal });
      if (status >= 200 && status < 300) return { ok: true, status, body: answerOf(answer.body) };
      const noRetry = answer.headers['x-slack-no-retry'] === '1';
      return { ok: false, why: 'http_error', status, noRetry };
    } catch {
      return { ok: false, why: aborter.signal.aborted ? 'http_timeout' : 'connection_failed' };
    } finally {
      clearTimeout(timer);
      this.underway.delete(aborter);
    }
  }

  private headers(outgoing: Outgoing, body: string): Record<string, string> {
    const { spoiled, retry } = outgoing;
    const at = Math.floor(this.parts.wall() / 1000) - (spoiled?.age ?? 0);
    const secret = spoiled?.signature === 'wrong' ? 'somebody else' : this.parts.signingSecret;
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
    const json = outgoing.kind === 'events_api';
    return {
      // The exact type, without charset: Bolt compares it as a whole.
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(at),
      ...(spoiled?.signature === 'none' ? {} : { 'x-slack-signature': signature }),
      ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    };
  }
}

function bodyOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'events_api') return JSON.stringify(outgoing.payload);
  if (outgoing.kind === 'interactive') return `payload=${encodeURIComponent(JSON.stringify(outgoing.payload))}`;
  return Object.entries(outgoing.payload)
    .map(([field, value]) => `${field}=${encodeURIComponent(String(value))}`)
    .join('&');
}

const answerOf = (text: string): unknown => (text === '' ? null : (parseJson(text) ?? text));
