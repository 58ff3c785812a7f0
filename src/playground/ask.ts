import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { text } from 'node:stream/consumers';

/** What the app's server is asked. */
interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** What it answered. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Connections are kept for less time than servers keep idle ones (Node: 5 s): none is used in the moment it ends. */
const agent = new Agent({ keepAlive: true, timeout: 2000 });

/**
 * One request to the app, redirects not followed. Throws what the network throws. A workspace tells its app of every message,
 * and Node's `fetch` takes four times the processor time.
 */
export function ask(address: string, { method = 'GET', headers = {}, body, signal }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const isSecret = address.startsWith('https:');
    const options = { method, headers, signal, ...(!isSecret && { agent }) };
    const asking = (isSecret ? requestOverTls : request)(address, options, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      text(answer).then((body) => resolve({ status, headers, body }), reject);
    });
    asking.once('error', reject);
    asking.end(body);
  });
}
