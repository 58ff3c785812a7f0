import { type Answer, type Asked, httpCall } from '../http-call';
import { throughProxy } from '../proxy';
import type { SlackConfig } from './config';

/** Slack's hosts, those of GovSlack and of its sockets among them. */
const hosts = /(^|\.)(slack\.com|slack-gov\.com|slack-files\.com|slack-edge\.com|slack-msgs\.com)$/;

/** Whether an address is Slack's own, or on the server we call as Slack: the only ones that anything of ours goes to. */
export function isSlackAddress(address: string | URL, apiUrl: string): boolean {
  const url = URL.parse(String(address));
  if (url === null) return false;
  // A socket is asked for over HTTP.
  const origin = url.origin.replace(/^ws/, 'http');
  return (/^(https|wss):$/.test(url.protocol) && hosts.test(url.hostname)) || origin === new URL(apiUrl).origin;
}

/** Slack named an address that is not its own. It does not say which: that may be a secret. */
export class ForeignAddress extends Error {
  override readonly name = 'ForeignAddress';
  constructor() {
    super('Slack named an address that is not its own');
  }
}

/**
 * Asks an address that Slack named, and follows it nowhere else: a redirect is the answer. Every such address is asked
 * here. Rejects with ForeignAddress where it is not Slack's, and as `httpCall` does.
 */
export async function fetchFromSlack(
  address: string,
  { apiUrl, proxy }: Pick<SlackConfig, 'apiUrl' | 'proxy'>,
  asked: Asked,
): Promise<Answer> {
  if (!isSlackAddress(address, apiUrl)) throw new ForeignAddress();
  const through = proxy === undefined ? {} : { dispatcher: throughProxy(proxy) };
  return httpCall(address, { ...asked, ...through, redirects: 'answer' });
}
