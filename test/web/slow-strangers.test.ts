import { connect, type Socket } from 'node:net';
import type { Duration } from '../../src/domain/time/instant';
import type { Route } from '../../src/web/route';
import { startWeb, type Web, type WebParts } from '../../src/web/server';
import { FakeLogger } from '../scheduler/fakes';

/** Reads the body, as platforms do. */
const reading: Route = {
  methods: ['POST'],
  path: '/slack/',
  serve: async (request, response) => {
    let size = 0;
    try {
      for await (const chunk of request) size += chunk.length;
    } catch {
      return;
    }
    response.end(`${size}`);
  },
};

const length = (ms: number): Duration => ms as Duration;

let web: Web;
let sockets: Socket[] = [];
const start = async (parts: Partial<WebParts> = {}): Promise<void> => {
  web = await startWeb({ port: 0, routes: [reading], logger: new FakeLogger(), ...parts });
};
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await web.close(0);
});

interface Line {
  readonly socket: Socket;
  /** Everything that came back, once the other side has ended it; ours stays half open. */
  readonly ended: Promise<string>;
  /** It is gone on both sides. */
  readonly gone: Promise<void>;
}

/** Somebody who sends this and then never ends the line by themselves. */
async function stranger(sent: string): Promise<Line> {
  const socket = connect({ port: web.address.port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  socket.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const ended = Promise.race([gone, new Promise((resolve) => socket.once('end', resolve))]).then(() => text);
  socket.write(sent);
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, ended, gone };
}

const head = (length: number): string => `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;
const impatient: WebParts['waits'] = {
  headersTimeout: length(50),
  requestTimeout: length(60),
  connectionsCheckingInterval: length(20),
};
const honest = (body: string) => fetch(`${web.address.url}/slack/events`, { method: 'POST', body });

test.each([
  ['headers that are never finished', 'POST /slack/events HTTP/1.1\r\nhost: x\r\nx-slow: '],
  ['a body that never comes', head(1000)],
  ['a body that comes a letter at a time', `${head(1000)}x`],
])('%s are not waited for, and the line is ended from our side', async (_, sent) => {
  await start({ waits: impatient });
  const { socket, ended, gone } = await stranger(sent);
  const drip = setInterval(() => socket.write('x'), 25);
  await ended;
  // Only a line that is gone on both sides refuses what is written to it.
  await gone;
  clearInterval(drip);
});

test('a body that a platform does not send at once is not waited for as long as a photo', async () => {
  await start({ routes: [{ ...reading, bodyWithin: length(50) }] });
  const { ended } = await stranger(`${head(1000)}x`);
  expect(await ended).toBe('');
  expect(await (await honest('x'.repeat(70_000))).text()).toBe('70000');
});

test('one address holds no more connections than its share, and gets it back; a proxy brings everybody’s', async () => {
  await start({ room: { all: 100, perAddress: 3, proxies: [] } });
  const first = await Promise.all([1, 2, 3].map(() => stranger('POST')));
  expect(await (await stranger(head(0))).ended).toBe('');
  first[0]?.socket.destroy();
  await first[0]?.gone;
  const tries: (number | undefined)[] = [];
  while (!tries.includes(200) && tries.length < 200) {
    tries.push((await honest('x').catch(() => undefined))?.status);
  }
  expect(tries.at(-1)).toBe(200);

  await web.close(0);
  await start({ room: { all: 100, perAddress: 3, proxies: ['127.0.0.1'] } });
  await Promise.all([1, 2, 3, 4, 5].map(() => stranger('POST')));
  expect((await honest('x')).status).toBe(200);
});

test('there are never more connections than the desk bears', async () => {
  await start({ room: { all: 4, perAddress: 100, proxies: [] } });
  const lines = await Promise.all(Array.from({ length: 12 }, () => stranger('POST')));
  let away = 0;
  await new Promise<void>((resolve) => {
    for (const { gone } of lines) {
      void gone.then(() => {
        away += 1;
        if (away === 8) resolve();
      });
    }
  });
  expect(lines.filter(({ socket }) => !socket.destroyed)).toHaveLength(4);
});

test('bodies that nobody finishes make way for those that come at once', async () => {
  await start();
  const lines: Line[] = [];
  // 40 MB announced, of which 32 have room.
  for (let nth = 0; nth < 40; nth += 1) lines.push(await stranger(`${head(1024 * 1024)}x`));
  await Promise.all(lines.slice(0, 8).map(({ ended }) => ended));
  expect(lines.slice(-8).every(({ socket }) => !socket.readableEnded)).toBe(true);
  expect(await (await honest('x'.repeat(500_000))).text()).toBe('500000');
});
