import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from '../src/chat/slack/client';
import { download, upload } from '../src/chat/slack/files';
import { createWecomApi } from '../src/chat/wecom/api/client';
import { deliveryError } from '../src/chat/wecom/api/errors';
import type { Instant } from '../src/domain/time/instant';
import { createLogger } from '../src/logger';
import { openStore, type Store } from '../src/store/open-store';
import { realClock } from '../src/wiring/real-clock';
import { SharedInMemory } from '../src/wiring/shared-in-memory';
import { countingIds } from './kit/counting-ids';
import { describeEachDatabase, type FreshDatabase } from './kit/databases';
import { openTicket, recordTicket } from './kit/ticket-in-tx';
import { aDraft, nine, noted } from './store/samples';

/** What somebody typed, with everything in it that breaks out of quotation marks, and their number. */
const words = `三楼"打印机' \`坏\` 了\nline two: it's 13800138000`;
const secrets = { botToken: 'xoxb-geheim-1', secret: 'corpgeheim', token: 'tokengeheim' };
const planted = /三楼|打印机|坏|line two|13800138000|geheim/;

const logged: string[] = [];
const written: string[] = [];
const logger = createLogger('trace', { write: (line) => void logged.push(line) });
/** Runs what fails, and logs it as an edge does. */
async function fails(work: () => Promise<unknown>): Promise<void> {
  const error: unknown = await work().then(
    () => new Error('it went well'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  for (const one of [error, deliveryError(error), new Error('a part failed', { cause: error })])
    logger.error('failed', { error: one });
}

beforeEach(() => {
  logged.length = 0;
  written.length = 0;
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    jest.spyOn(console, name).mockImplementation((...parts) => void written.push(parts.map(String).join(' ')));
  }
});
afterEach(() => jest.restoreAllMocks());

function proveSilent(): void {
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.filter((line) => planted.test(line))).toEqual([]);
  expect(written.filter((text) => planted.test(text))).toEqual([]);
}

/** How a platform answers garbage that quotes what it was asked: path, headers and body. */
type Garbage = (asked: string) => { readonly status: number; readonly type: string; readonly text: string };
const garbage: Readonly<Record<string, Garbage>> = {
  'a page instead of JSON': (asked) => ({ status: 200, type: 'text/html', text: `<html>${asked}</html>` }),
  'an error of a proxy that quotes the request': (asked) => ({ status: 502, type: 'text/plain', text: asked }),
  'a refusal that quotes the request': (asked) => ({ status: 403, type: 'text/plain', text: asked }),
  'JSON that breaks off': (asked) => ({
    status: 200,
    type: 'application/json',
    text: `{"ok":${JSON.stringify(asked)}`,
  }),
  'an error in words of people': (asked) => ({
    status: 200,
    type: 'application/json',
    text: JSON.stringify({ ok: false, error: asked, errcode: 40058, errmsg: `invalid value "${asked}"` }),
  }),
  'an error whose details quote the request': (asked) => ({
    status: 200,
    type: 'application/json',
    text: JSON.stringify({ ok: false, error: 'invalid_arguments', response_metadata: { messages: [asked] } }),
  }),
  'a redirect that carries the request along': () => ({ status: 302, type: 'text/plain', text: '' }),
  'too many requests without saying until when': (asked) => ({ status: 429, type: 'text/plain', text: asked }),
};

describe.each(Object.entries(garbage))('when a platform answers %s', (_title, answer) => {
  let server: Server;
  let url: string;
  beforeEach(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url?.includes('gettoken'))
          return response.end(JSON.stringify({ errcode: 0, access_token: secrets.token, expires_in: 7200 }));
        const { status, type, text } = answer(
          `${request.url} ${request.headers.authorization} ${decodeURIComponent(Buffer.concat(chunks).toString())} ${words}`,
        );
        return response.writeHead(status, { 'content-type': type, location: `/x?token=${secrets.token}` }).end(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

  test('no log says what it was asked', async () => {
    const pause = async (): Promise<void> => undefined;
    const { botToken, secret } = secrets;
    const config = { apiUrl: `${url}/api/`, botToken };
    const slack = createApi({ config, clock: realClock, logger, pause });
    const wecom = createWecomApi({
      config: { corpId: 'wx1', agentId: 1, secret, apiUrl: url },
      ...{ shared: new SharedInMemory(), clock: { now: () => Date.now() as Instant }, logger, pause },
    });
    const file = { name: words, bytes: Buffer.from(words) };
    const held = { id: 'F', platform: 'slack', name: words, source: { url: `${url}/f?token=${secrets.token}` } };
    await fails(() => slack.call('chat.postMessage', { channel: 'C1', text: words }));
    await fails(() => slack.call('views.open', { trigger_id: secrets.token, view: { title: words } }));
    await fails(() => upload(file, { api: slack, config }));
    await fails(() => download(held as never, config));
    await fails(() => wecom.call('message/send', { touser: 'a', text: { content: words } }));
    await fails(() => wecom.upload('file', file));
    await fails(() => wecom.download(secrets.token));
    proveSilent();
  });
});

describeEachDatabase('when a statement fails', (kind) => {
  let database: FreshDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await kind.fresh();
    store = await openStore({ url: database.url, ids: countingIds, now: () => nine, logger });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  test('no log says what was in it', async () => {
    const open = (change: object) =>
      store.uow.transact(nine, (tx) => openTicket(tx, { ...aDraft({ title: words }), ...change }, noted(words)));
    const id = await open({});
    await fails(() => open({ requester: null }));
    await fails(() => open({ reportedAt: `${words}` }));
    await fails(() => store.inbox.keep({ key: words, platform: null as never, payload: { words } }, nine));
    await fails(() => store.inbox.keep({ key: 'k', platform: words.repeat(200), payload: {} }, nine));
    await fails(() => store.tickets.find(words as never));
    await fails(() =>
      store.uow.transact(nine, async (tx) => {
        const ticket = await tx.ticket(id);
        await recordTicket(tx, { ...ticket, title: words, version: 99 }, noted(words));
      }),
    );
    const circular: Record<string, unknown> = { words };
    circular['self'] = circular;
    await fails(() => store.shared.put(words, circular, nine));
    expect(logged.filter((line) => !line.includes('it went well')).length).toBeGreaterThan(8);
    proveSilent();
  });
});
