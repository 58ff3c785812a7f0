import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { keptEvent } from '../../../../src/chat/wecom/callback/kept';
import { type Callback, createCallback } from '../../../../src/chat/wecom/callback/serve';
import type { Instant } from '../../../../src/domain/time/instant';
import { KeptLog, MemoryInbox } from '../../slack/kit/slack-desk';
import { samples } from '../samples';

const config = {
  corpId: 'wx5823bf96d3bd56c7',
  agentId: 1,
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const wall = 1_763_780_000;

let inbox: MemoryInbox;
let log: KeptLog;
let handled: unknown[];
let handle: (payload: unknown) => Promise<void>;
let callback: Callback;
let server: Server;
let url: string;

beforeEach(async () => {
  inbox = new MemoryInbox();
  log = new KeptLog();
  handled = [];
  handle = async (payload) => void handled.push(payload);
  const clock = { now: () => (wall * 1000) as Instant };
  callback = createCallback({ config, inbox, wall: clock, clock, logger: log, handle: (payload) => handle(payload) });
  server = createServer((request, response) => void callback.serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/callback`;
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
});

interface Spoiling {
  readonly corp?: string;
  readonly skew?: number;
  readonly type?: string;
  readonly body?: (sealed: string) => string;
  readonly query?: (query: URLSearchParams) => void;
}

/** Delivers it as WeCom does, or spoiled; every delivery is stamped and sealed anew. */
let delivery = 0;
async function deliver(xml: string, { corp = config.corpId, skew = 0, type, body, query }: Spoiling = {}) {
  delivery += 1;
  const sealed = encrypt(config.encodingAesKey, xml, corp);
  const [timestamp, nonce] = [String(wall + skew), `n${delivery}`];
  const stamp = { msg_signature: getSignature(config.token, timestamp, nonce, sealed), timestamp, nonce };
  const asked = new URLSearchParams(stamp);
  query?.(asked);
  const envelope = `<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt><AgentID>9</AgentID></xml>`;
  const answer = await fetch(`${url}?${asked}`, {
    method: 'POST',
    body: body?.(sealed) ?? envelope,
    headers: { 'content-type': type ?? 'text/xml' },
  });
  await callback.idle();
  return { status: answer.status, text: await answer.text() };
}

async function check(echo: string, change: (query: URLSearchParams) => void = () => undefined) {
  const echostr = encrypt(config.encodingAesKey, echo, config.corpId);
  const [timestamp, nonce] = [String(wall), 'n'];
  const query = new URLSearchParams({
    msg_signature: getSignature(config.token, timestamp, nonce, echostr),
    timestamp,
    nonce,
    echostr,
  });
  change(query);
  const answer = await fetch(`${url}?${query}`);
  return { status: answer.status, text: await answer.text() };
}

describe('the check of the address', () => {
  test('is answered with the very bytes that were sealed', async () => {
    expect(await check('1616140317555161061')).toEqual({ status: 200, text: '1616140317555161061' });
    expect(await check('<none of xml> +/=')).toEqual({ status: 200, text: '<none of xml> +/=' });
  });

  test.each<readonly [string, (query: URLSearchParams) => void, number]>([
    ['without echostr', (query) => query.delete('echostr'), 400],
    ['with two of them', (query) => query.append('echostr', 'x'), 400],
    ['without a nonce', (query) => query.delete('nonce'), 400],
    ['with a forged signature', (query) => query.set('msg_signature', 'f'.repeat(40)), 403],
    ['with another nonce', (query) => query.set('nonce', 'other'), 403],
  ])('%s is refused, and nothing is said', async (_what, change, status) => {
    expect(await check('1', change)).toEqual({ status, text: '' });
  });
});

describe('a callback', () => {
  test('two texts of one person in one second without an id are both kept and handled, each once (1.8)', async () => {
    const text = (words: string) =>
      samples.text.replace(/<MsgId>.*<\/MsgId>/, '<MsgId><![CDATA[]]></MsgId>').replace('this is a test', words);
    for (const words of ['打印机卡纸', '三楼那台', '打印机卡纸']) {
      expect(await deliver(text(words))).toEqual({ status: 200, text: '' });
    }
    expect(handled.map((payload) => keptEvent(payload)?.event)).toMatchObject([
      { said: { text: '打印机卡纸' } },
      { said: { text: '三楼那台' } },
    ]);
  });

  test('is kept before it is acknowledged with nothing, and handled', async () => {
    handle = async (payload) => {
      expect(inbox.kept.size).toBe(1);
      handled.push(payload);
    };
    expect(await deliver(samples.text)).toEqual({ status: 200, text: '' });
    expect([...inbox.kept.keys()]).toEqual([`wecom:${config.corpId}:1:1234567890123456:fromuser`]);
    expect(keptEvent(handled[0])?.event).toMatchObject({ kind: 'message', from: 'fromuser' });
    expect(handled).toEqual([...inbox.kept.values()]);
  });

  test('delivered four times is handled once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => deliver(samples.cardEvent)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(handled).toHaveLength(1);
  });

  test('that comes late, or before what was said earlier, is taken as it comes', async () => {
    const earlier = samples.text.replace('1234567890123456', '1').replace('1348831860', '1348831000');
    expect((await deliver(samples.text, { skew: -500 })).status).toBe(200);
    expect((await deliver(earlier, { skew: 500 })).status).toBe(200);
    expect(handled.map((payload) => keptEvent(payload)?.event)).toMatchObject([
      { at: 1348831860_000 },
      { at: 1348831000_000 },
    ]);
  });

  test('the desk has no use for is acknowledged and not kept', async () => {
    expect(await deliver(samples.openApprovalChange)).toEqual({ status: 200, text: '' });
    expect(await deliver(samples.text.replace('[CDATA[text]', '[CDATA[hologram]'))).toEqual({ status: 200, text: '' });
    expect(await deliver(samples.text.replace('<AgentID>1<', '<AgentID>2<'))).toEqual({ status: 200, text: '' });
    expect(inbox.kept.size).toBe(0);
  });

  test('is not acknowledged while the database is away, so that WeCom brings it again', async () => {
    inbox.down = true;
    expect((await deliver(samples.text)).status).toBe(503);
    inbox.down = false;
    expect((await deliver(samples.text)).status).toBe(200);
    expect(handled).toHaveLength(1);
  });

  test('is acknowledged although it could not be handled, and the trouble is logged', async () => {
    handle = async () => {
      throw new Error('no answer');
    };
    expect((await deliver(samples.text)).status).toBe(200);
    expect(log.lines).toEqual([expect.stringContaining('could not be handled')]);
    expect(log.lines.join()).not.toContain('this is a test');
  });
});

const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><xml><MsgType>text</MsgType><A>&b;</A></xml>';

test.each<readonly [string, string, Spoiling, number]>([
  ['of another company', samples.text, { corp: 'wxOTHER' }, 403],
  ['of last hour', samples.text, { skew: -3600 }, 403],
  ['of the next hour', samples.text, { skew: 3600 }, 403],
  ['with an entity bomb inside', bomb, {}, 400],
  ['with an entity bomb around it', samples.text, { body: () => bomb }, 400],
  ['with JSON inside', '{"msgtype":"text"}', {}, 400],
  ['in a JSON envelope', samples.text, { body: (sealed) => JSON.stringify({ encrypt: sealed }) }, 400],
  ['without a body', samples.text, { body: () => '' }, 400],
  ['in an empty envelope', samples.text, { body: () => '<xml></xml>' }, 400],
  [
    'with two texts in it',
    samples.text,
    { body: (one) => `<xml><Encrypt>${one}</Encrypt><Encrypt>2</Encrypt></xml>` },
    400,
  ],
  ['cut short', samples.text, { body: (one) => `<xml><Encrypt>${one.slice(0, -30)}</Encrypt></xml>` }, 403],
  ['bigger than 64 KB', samples.text, { body: () => `<xml><Encrypt>${'A'.repeat(66_000)}</Encrypt></xml>` }, 413],
  ['with two signatures', samples.text, { query: (query) => query.append('msg_signature', 'x') }, 400],
  ['with two stamps', samples.text, { query: (query) => query.append('timestamp', '1') }, 400],
  ['without a signature', samples.text, { query: (query) => query.delete('msg_signature') }, 400],
  ['with an endless nonce', samples.text, { query: (query) => query.set('nonce', '1'.repeat(5000)) }, 400],
])('a callback %s is refused with nothing done', async (_what, xml, spoiling, status) => {
  expect(await deliver(xml, spoiling)).toEqual({ status, text: '' });
  expect([inbox.kept.size, handled.length]).toEqual([0, 0]);
});

test('a callback may call itself plain text, and a person may write what looks like a bomb', async () => {
  const typed = samples.text.replace('this is a test', '<!DOCTYPE x [<!ENTITY a "ha">]>&a;');
  expect((await deliver(typed, { type: 'text/plain' })).status).toBe(200);
  expect(keptEvent(handled[0])?.event).toMatchObject({ said: { text: '<!DOCTYPE x [<!ENTITY a "ha">]>&a;' } });
});

test('a body that never ends is not waited for', async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<string>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      const head = `POST /wecom/callback?msg_signature=a&timestamp=${wall}&nonce=1 HTTP/1.1\r\nhost: x\r\n`;
      socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
      for (let chunk = 0; chunk < 5; chunk += 1) socket.write(`4000\r\n${'A'.repeat(0x4000)}\r\n`);
    });
    socket.once('data', (data) => {
      socket.destroy();
      done(data.toString());
    });
    socket.on('error', () => undefined);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413/);
});

test.each([
  ['without a signature', 'timestamp=1&nonce=1'],
  ['with an old stamp', `msg_signature=${'f'.repeat(40)}&timestamp=${wall - 601}&nonce=1`],
  ['with a stamp that is none', `msg_signature=${'f'.repeat(40)}&timestamp=soon&nonce=1`],
])('a callback %s is refused before its body is read', async (_what, query) => {
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<string>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST /wecom/callback?${query} HTTP/1.1\r\nhost: x\r\ncontent-length: 60000\r\n\r\n`);
    });
    socket.once('data', (data) => {
      socket.destroy();
      done(data.toString());
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 40[03]/);
});

test('an unsigned envelope of many elements costs what its signature costs, and no tree', async () => {
  const built = jest.spyOn(XMLParser.prototype, 'parse');
  const envelope = `<xml>${'<a/>'.repeat(16_000)}</xml>`;
  expect((await deliver(samples.text, { body: () => envelope })).status).toBe(400);
  const sealed = `<xml>${'<a/>'.repeat(10_000)}<Encrypt>AAAA</Encrypt></xml>`;
  expect((await deliver(samples.text, { body: () => sealed })).status).toBe(403);
  expect(built).not.toHaveBeenCalled();
  await deliver(samples.text);
  expect(built).toHaveBeenCalled();
  built.mockRestore();
});

test('other paths and methods find nothing', async () => {
  const [elsewhere, putting] = await Promise.all([fetch(url.replace('callback', 'x')), fetch(url, { method: 'PUT' })]);
  expect([elsewhere.status, putting.status]).toEqual([404, 405]);
});
