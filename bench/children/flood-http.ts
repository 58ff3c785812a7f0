import { setMaxListeners } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { constantly, steadily, Tally } from '../flood/tally';

/** How to flood this address; `end` ends it. */
export interface FloodOrder {
  readonly kind: keyof typeof kinds;
  readonly url: string;
}

const patience = 10_000;

/** A request without any right to come; answers how it ended. */
function ask(url: string, agent: Agent, body?: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { 'content-type': 'text/xml', 'content-length': `${body.length}` };
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers });
    sent.setTimeout(patience, () => sent.destroy());
    sent.once('response', (answer) => {
      answer.resume();
      answer.once('close', () => resolve(`${answer.statusCode}`));
    });
    sent.once('error', () => resolve('cut'));
    sent.end(body);
  });
}

async function unsigned(url: string, tally: Tally, until: AbortSignal): Promise<void> {
  const agent = new Agent({ maxSockets: 400 });
  const big = Buffer.alloc(1_000_000, 'x');
  await constantly(400, until, () => tally.count(ask(`${url}/slack/events`, agent, big)));
}

async function envelopes(url: string, tally: Tally, until: AbortSignal): Promise<void> {
  const agent = new Agent({ maxSockets: 30 });
  const crowded = Buffer.from(`<xml>${'<x/>'.repeat(16_200)}</xml>`);
  await steadily(30, until, () => void tally.count(ask(`${url}/wecom/callback`, agent, crowded)));
}

async function watch(url: string, tally: Tally, until: AbortSignal): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 300 });
  await constantly(300, until, () => tally.count(ask(`${url}/readyz`, agent)));
}

const head = (more: string): string => `POST /slack/events HTTP/1.1\r\nHost: desk\r\n${more}`;
const halves = [
  ...Array.from({ length: 3000 }, () => head('X-Slow: ')),
  ...Array.from({ length: 400 }, () => head('Content-Length: 100000\r\n\r\nx')),
];

/** A stranger without a proxy before the desk: another address of this computer than the one that a proxy has. */
const strangersAddress = '127.0.0.2';

interface Trickle {
  readonly url: URL;
  readonly localAddress: string;
  readonly first: string;
  readonly until: AbortSignal;
}

/** A connection that sends one byte in ten seconds. Answers how it ended; `open` where it did not. */
function trickle({ url, localAddress, first, until }: Trickle): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ port: Number(url.port), host: url.hostname, localAddress });
    socket.once('connect', () => socket.write(first));
    const more = setInterval(() => socket.write('x'), 10_000);
    const end = (how: string): void => {
      clearInterval(more);
      socket.destroy();
      resolve(how);
    };
    socket.once('error', () => end('refused'));
    socket.once('data', (answer) => end(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1] ?? 'odd'));
    socket.once('close', () => end('closed'));
    until.addEventListener('abort', () => end('open'), { once: true });
  });
}

const slowFrom =
  (localAddress: string) =>
  async (target: string, tally: Tally, until: AbortSignal): Promise<void> => {
    const url = new URL(target);
    await Promise.all(halves.map((first) => tally.count(trickle({ url, localAddress, first, until }))));
  };

const kinds = { unsigned, envelopes, watch, slow: slowFrom(strangersAddress), slowByProxy: slowFrom('127.0.0.1') };

const ending = new AbortController();
// Each of thousands of connections waits for it.
setMaxListeners(0, ending.signal);

async function obey({ kind, url }: FloodOrder): Promise<void> {
  const tally = new Tally();
  const flooding = kinds[kind](url, tally, ending.signal);
  await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }));
  await Promise.race([flooding, new Promise((resolve) => setTimeout(resolve, 1000))]);
  process.send?.(tally.result);
}

process.on('message', (order: FloodOrder | { readonly kind: 'end' }) => {
  if (order.kind === 'end') ending.abort();
  else void obey(order as FloodOrder);
});
process.send?.('ready');
