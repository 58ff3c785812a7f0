import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from '../../src/chat/slack/client';
import { download, upload } from '../../src/chat/slack/files';
import { createWecomApi } from '../../src/chat/wecom/api/client';
import { deliveryError } from '../../src/chat/wecom/api/errors';
import { type Duration, type Instant, seconds } from '../../src/domain/time/instant';
import { DeliveryFailed, DeliveryUncertain } from '../../src/ports/platform';
import { realClock } from '../../src/wiring/real-clock';
import { SharedInMemory } from '../../src/wiring/shared-in-memory';
import { KeptLog } from './slack/kit/slack-desk';

/** How far a platform gets before it says no more. */
const manners = ['takes it', 'begins to answer'] as const;
type Manner = (typeof manners)[number];

let server: Server;
let url: string;
let manner: Manner;
/** What the clients asked to be woken after, in seconds. */
let waits: number[];
const real = { signal: AbortSignal.timeout.bind(AbortSignal), timer: globalThis.setTimeout };
/** Written down; long enough for a slow machine to be answered what is answered. */
function shortened(length: number): number {
  waits.push(length / 1000);
  return Math.min(length, 150);
}
beforeEach(async () => {
  waits = [];
  server = createServer((request, response) => {
    request.resume();
    if (request.url?.includes('gettoken')) return response.end('{"errcode":0,"access_token":"T","expires_in":7200}');
    if (request.url?.includes('getUploadURL'))
      return response.end(JSON.stringify({ ok: true, file_id: 'F1', upload_url: `${url}/hole` }));
    if (manner === 'begins to answer') response.writeHead(200, { 'content-type': 'application/json' }).write('{"ok":');
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((length) => real.signal(shortened(length)));
  jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((act: () => void, length = 0) =>
      real.timer(act, length < seconds(5) ? length : shortened(length))) as typeof setTimeout);
});
afterEach(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const logger = new KeptLog();
const pause = async (): Promise<void> => undefined;
const slack = () =>
  createApi({ config: { apiUrl: `${url}/api/`, botToken: 'xoxb-1' }, clock: realClock, logger, pause });
const wecom = () =>
  createWecomApi({
    config: { corpId: 'wx1', agentId: 1, secret: 's', apiUrl: url },
    shared: new SharedInMemory(),
    clock: { now: () => Date.now() as Instant },
    logger,
    pause: async (_: Duration) => undefined,
  });
const file = { name: 'a.png', bytes: Buffer.alloc(100) };
const held = {
  ...{ id: 'F1', platform: 'slack', name: 'a.png', mime: 'image/png', size: 100 },
  source: { url: '' },
};

/** Everything that asks a platform, and the seconds after which it no longer waits for it. */
const calls: readonly (readonly [string, number, () => Promise<unknown>])[] = [
  ['a message in Slack', 10, () => slack().call('chat.postMessage', { channel: 'C1', text: 'x' })],
  ['a question to Slack', 10, () => slack().call('users.info', { user: 'U1' })],
  [
    'a file from Slack',
    30,
    () => download({ ...held, source: { url: `${url}/f` } } as never, { apiUrl: url, botToken: 'x' }),
  ],
  ['a file for Slack', 30, () => upload(file, { api: slack(), config: { apiUrl: `${url}/api/` } })],
  ['a message in WeCom', 10, () => wecom().call('message/send', { touser: 'a' })],
  ['a question to WeCom', 10, () => wecom().call('user/get', undefined, { userid: 'a' })],
  ['a file from WeCom', 60, () => wecom().download('M1')],
  ['a file for WeCom', 60, () => wecom().upload('file', file)],
];

describe.each(manners)('of a platform that %s and says no more', (how) => {
  beforeEach(() => {
    manner = how;
  });

  test.each(calls)('%s is waited for at most %d s', async (_, most, call) => {
    await expect(call()).rejects.toThrow();
    expect(Math.max(...waits)).toBe(most);
  });

  test('a file is asked for again later, and nobody is said to have no such file', async () => {
    const failed = download({ ...held, source: { url: `${url}/f` } } as never, { apiUrl: url, botToken: 'x' });
    const error: unknown = await failed.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeliveryFailed);
    expect((error as DeliveryFailed).retryIn).toBe(seconds(60));
  });

  test('a message may have arrived: it is looked for, or repeated as it was, and not simply sent again', async () => {
    const error: unknown = await wecom()
      .call('message/send', { touser: 'a' })
      .catch((thrown: unknown) => deliveryError(thrown));
    expect(error).toBeInstanceOf(DeliveryUncertain);
    const inSlack: unknown = await slack()
      .call('chat.postMessage', { channel: 'C1' })
      .catch((thrown: unknown) => thrown);
    expect(inSlack).toMatchObject({ fate: 'uncertain' });
  });
});
