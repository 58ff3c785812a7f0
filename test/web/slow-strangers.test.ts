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
  /** So many requests of theirs were answered. */
  answered(times: number): Promise<void>;
}

/** Somebody who sends this and then never ends the line by themselves. */
async function stranger(sent: string, localAddress = '127.0.0.1'): Promise<Line> {
  const socket = connect({ port: web.address.port, host: '127.0.0.1', localAddress, allowHalfOpen: true });
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
  const answered = async (times: number): Promise<void> => {
    while (text.split('HTTP/1.1 200 ').length <= times) await new Promise((resolve) => socket.once('data', resolve));
  };
  return { socket, ended, gone, answered };
}

const head = (length: number): string => `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;
const closing = (length: number): string => head(length).replace('host: x', 'host: x\r\nconnection: close');
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

/** What strangers come from where they do not come through a proxy of this computer. */
const elsewhere = '127.0.0.2';
const isEnded = ({ socket }: Line): boolean => socket.readableEnded || socket.destroyed;
const lost = async (lines: readonly Line[], count: number): Promise<void> => {
  let ended = 0;
  await new Promise<void>((resolve) => {
    for (const line of lines) {
      void line.ended.then(() => {
        ended += 1;
        if (ended === count) resolve();
      });
    }
  });
};
const many = async (count: number, sent: string, from?: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (let nth = 0; nth < count; nth += 1) lines.push(await stranger(sent, from));
  return lines;
};

test('one address holds no more connections than its share: the oldest that it never finished makes way', async () => {
  await start({ room: { all: 100, perAddress: 3, proxies: [] } });
  const other = await stranger('POST', '127.0.0.3');
  const lines = await many(5, 'POST', elsewhere);
  await lost(lines, 2);
  expect(lines.map(isEnded)).toEqual([true, true, false, false, false]);
  expect(await (await stranger(`${closing(1)}x`, elsewhere)).ended).toMatch(/^HTTP\/1\.1 200 /);
  expect(isEnded(other)).toBe(false);
});

test.each([
  ['on this computer', undefined, []],
  ['that is named', elsewhere, [elsewhere]],
] as const)('a proxy %s brings everybody’s, and has no share', async (_, from, proxies) => {
  await start({ room: { all: 100, perAddress: 3, proxies } });
  const lines = await many(5, 'POST', from);
  expect((await honest('x')).status).toBe(200);
  expect(lines.filter(isEnded)).toEqual([]);
});

test.each([
  ['headers that are never finished', 'POST /slack/events HTTP/1.1\r\nhost: x\r\nx-slow: '],
  ['bodies that are never finished', `${head(1000)}x`],
  ['bodies for nobody that are never finished', `POST /nowhere HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nx`],
  ['nothing at all', ''],
  ['an answered request, and then nothing', head(0)],
])('there are never more connections than the desk bears; %s make way for whoever comes', async (_, sent) => {
  await start({ room: { all: 4, perAddress: 100, proxies: [] } });
  const lines = await many(12, sent);
  await lost(lines, 8);
  expect(lines.filter((line) => !isEnded(line))).toEqual(lines.slice(-4));
  expect((await honest('x')).status).toBe(200);
});

test('few addresses that keep answered connections open keep nobody out: the one that is idle the longest goes', async () => {
  await start({ room: { all: 16, perAddress: 4, proxies: [] } });
  const idle: Line[] = [];
  for (const from of ['127.0.0.2', '127.0.0.3', '127.0.0.4']) idle.push(...(await many(4, head(0), from)));
  await Promise.all(idle.map(({ answered }) => answered(1)));
  const [first, second, ...others] = idle as [Line, Line, ...Line[]];
  // Its next request ends the idleness of the first.
  first.socket.write(head(0));
  await first.answered(2);
  expect(await (await stranger(`${closing(1)}x`, '127.0.0.5')).ended).toMatch(/^HTTP\/1\.1 200 /);
  await second.ended;
  expect([first, ...others].filter(isEnded)).toEqual([]);
});

/** A route that begins to work and ends when it is told to. */
const working = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let begun = 0;
  const serve: Route['serve'] = async (request, response) => {
    for await (const _ of request);
    begun += 1;
    await opened;
    response.end('done');
  };
  const at = async (count: number): Promise<void> => {
    while (begun < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { route: { ...reading, serve }, open, at };
};

test('what the desk works on makes way for nobody, and is answered', async () => {
  const { route, open, at } = working();
  await start({ routes: [route], room: { all: 4, perAddress: 100, proxies: [] } });
  const busy = await many(4, `${closing(1)}x`);
  await at(4);
  await lost(await many(6, 'POST'), 6);
  open();
  for (const { ended } of busy) expect(await ended).toMatch(/done$/);
});

test('however many strangers the desk works for, a platform behind the proxy gets in', async () => {
  const { route, open, at } = working();
  await start({ routes: [route], room: { all: 4, perAddress: 100, proxies: [] } });
  const busy = await many(3, `${closing(1)}x`, elsewhere);
  await at(3);
  await lost(await many(6, `${closing(1)}x`, elsewhere), 6);
  const platform = await stranger(`${closing(1)}x`);
  await at(4);
  open();
  for (const { ended } of [...busy, platform]) expect(await ended).toMatch(/done$/);
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

test.each([
  ['of all routes together', (nth: number) => `/path${nth % 20}/`, 210, 192],
  ['for nobody', () => '/nowhere', 40, 32],
])('unfinished bodies %s have a bound', async (_, path, count, kept) => {
  const routes = Array.from({ length: 20 }, (_, nth): Route => ({ ...reading, path: `/path${nth}/` }));
  await start({ routes: [...routes, reading] });
  const lines: Line[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    lines.push(await stranger(`POST ${path(nth)} HTTP/1.1\r\nhost: x\r\ncontent-length: ${1024 * 1024}\r\n\r\nx`));
  }
  await Promise.all(lines.slice(0, count - kept).map(({ ended }) => ended));
  // Whoever is honest costs the one that has been coming the longest its place.
  expect(await (await honest('x'.repeat(500_000))).text()).toBe('500000');
  expect(lines.slice(count - kept + 1).filter(isEnded)).toEqual([]);
});
