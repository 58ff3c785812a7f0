import { WecomError } from '../../../../src/chat/wecom/api';
import { createWecomApi, type WecomApiDeps } from '../../../../src/chat/wecom/api/client';
import { deliveryError } from '../../../../src/chat/wecom/api/errors';
import { type Duration, type Instant, minutes } from '../../../../src/domain/time/instant';
import { DeliveryFailed, DeliveryUncertain, MessageGone } from '../../../../src/ports/platform';
import { SharedInMemory } from '../../../../src/wiring/shared-in-memory';
import { ForwardProxy } from '../../../kit/forward-proxy';
import { KeptLog } from '../../slack/kit/slack-desk';
import { type Answer, FakeApi } from './fake-api';

let fake: FakeApi;
let shared: SharedInMemory;
let log: KeptLog;
let now: number;
const pauses: number[] = [];

beforeEach(async () => {
  fake = await new FakeApi().start();
  shared = new SharedInMemory();
  log = new KeptLog();
  now = 1_763_780_000_000;
  pauses.length = 0;
});
afterEach(() => fake.stop());

const client = (more: Partial<WecomApiDeps['config']> = {}) =>
  createWecomApi({
    config: { corpId: 'wx1', agentId: 1000002, secret: 'geheim', apiUrl: fake.url, ...more },
    shared,
    clock: { now: () => now as Instant },
    logger: log,
    pause: async (length: Duration) => {
      pauses.push(length);
      await new Promise((done) => setImmediate(done));
    },
  });
const failure = async (promise: Promise<unknown>): Promise<WecomError> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof WecomError) return error;
  throw new Error(`no WecomError: ${String(error)}`);
};
const refusal = (errcode: number, errmsg = ''): object => ({ errcode, errmsg });

describe('the access token', () => {
  test('is bought once by all processes together', async () => {
    const clients = [client(), client(), client()];
    await Promise.all(clients.flatMap((api) => [1, 2, 3].map(() => api.call('message/send', { touser: 'li' }))));
    expect(fake.sold).toBe(1);
    expect(fake.to('gettoken')[0]?.query.get('corpsecret')).toBe('geheim');
    expect(fake.to('message/send').map(({ query }) => query.get('access_token'))).toEqual(Array(9).fill('T1'));
  });

  test('that is refused is renewed once, by all processes together, and the call repeated', async () => {
    const clients = [client(), client()];
    await Promise.all(clients.map((api) => api.call('user/get', undefined, { userid: 'li' })));
    fake.good = new Set();
    const answers = await Promise.all(clients.map((api) => api.call('message/send', { touser: 'li' })));
    expect(answers).toEqual([expect.objectContaining({ msgid: 'm1' }), expect.objectContaining({ msgid: 'm1' })]);
    expect(fake.sold).toBe(2);
  });

  test.each([40014, 42001, 41001])('that WeCom refuses for ever (%i) is not renewed for ever', async (code) => {
    fake.next('message/send', ...Array.from({ length: 9 }, () => refusal(code)));
    expect(await failure(client().call('message/send', {}))).toMatchObject({ code: `${code}`, fate: 'later' });
    expect([fake.to('message/send').length, fake.sold]).toEqual([2, 2]);
  });

  test('is left five minutes before its end', async () => {
    const api = client();
    await api.call('message/send', {});
    now += 6899_000;
    await api.call('message/send', {});
    expect(fake.sold).toBe(1);
    now += 2000;
    await api.call('message/send', {});
    expect(fake.sold).toBe(2);
  });

  test('is bought by another when the first buyer was lost', async () => {
    const key = 'wecom:token:wx1:1000002:lease';
    await shared.put(key, 1, (now + 15_000) as Instant);
    const waiting = client().call('message/send', {});
    while (pauses.length < 3) await new Promise((done) => setImmediate(done));
    expect(fake.sold).toBe(0);
    now += 15_000;
    await waiting;
    expect(fake.sold).toBe(1);
  });

  test('that a wrong secret does not buy is not asked for again and again', async () => {
    fake.next('gettoken', refusal(40001, 'invalid credential, from ip: 9.30.0.138'));
    const api = client();
    for (let nth = 0; nth < 5; nth += 1) {
      expect(await failure(api.call('message/send', {}))).toMatchObject({ code: '40001', fate: 'setup' });
    }
    expect(fake.to('gettoken')).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).not.toContain('geheim');
    now += 30_000;
    await api.call('message/send', {});
  });

  test('that could not be bought means that nothing was sent', async () => {
    fake.next('gettoken', 'hang up');
    expect(await failure(client().call('message/send', {}))).toMatchObject({ fate: 'later' });
  });
});

describe('a call', () => {
  test('sends letters as they are, without half letters and control characters', async () => {
    await client().call('message/send', { text: { content: '打印机 🖨️ \ud83d\u0007 "x"\r\nb' } });
    const [asked] = fake.to('message/send');
    expect(asked?.body.toString()).toBe('{"text":{"content":"打印机 🖨️  \\"x\\"\\nb"}}');
    expect(asked).toMatchObject({ method: 'POST', type: 'application/json; charset=utf-8' });
  });

  test('sends a text exactly as given', async () => {
    await client().call('message/send', '{ "a": 1 }');
    expect(fake.to('message/send')[0]?.body.toString()).toBe('{ "a": 1 }');
  });

  test('to the group’s message push carries no token', async () => {
    await client({ webhook: `${fake.url}/cgi-bin/webhook/send?key=k` }).call('webhook/send', { msgtype: 'text' });
    expect(fake.asked.map(({ path }) => path)).toEqual(['webhook/send']);
    expect([...(fake.asked[0]?.query ?? [])]).toEqual([['key', 'k']]);
  });

  test.each([-1, 6000, 45035])('is tried three times more when WeCom is busy (%i)', async (code) => {
    fake.next('message/send', refusal(code), refusal(code));
    await client().call('message/send', {});
    fake.next('message/send', ...Array.from({ length: 9 }, () => refusal(code)));
    expect((await failure(client().call('message/send', {}))).fate).toBe('later');
    expect(fake.to('message/send')).toHaveLength(3 + 4);
  });

  test('that WeCom limits is left alone for longer each time', async () => {
    const api = client();
    fake.next('user/get', ...Array.from({ length: 8 }, () => refusal(45009)));
    const waits: number[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      waits.push((await failure(api.call('user/get'))).retryIn / minutes(1));
      now += minutes(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await api.call('user/get');
    fake.next('user/get', refusal(45009));
    expect((await failure(api.call('user/get'))).retryIn).toBe(minutes(1));
  });

  test('that WeCom limits while many are on their way holds none of them up for an hour', async () => {
    const api = client();
    fake.next('message/send', ...Array.from({ length: 8 }, () => refusal(45009)));
    const refused = await Promise.all(Array.from({ length: 8 }, () => failure(api.call('message/send', {}))));
    expect(refused.map(({ retryIn }) => retryIn)).toEqual(Array.from({ length: 8 }, () => minutes(1)));
  });

  test('that settings forbid raises one alarm in ten minutes, with the address to be trusted', async () => {
    const api = client();
    const untrusted = refusal(60020, 'not allow to access from your ip, hint: [1], from ip: 9.30.0.138, more info at');
    fake.next('message/send', untrusted, untrusted, untrusted);
    expect(await failure(api.call('message/send', {}))).toMatchObject({ fate: 'setup', said: 'from ip: 9.30.0.138' });
    await failure(api.call('message/send', {}));
    expect(log.lines).toEqual([expect.stringContaining('"code":"60020","said":"from ip: 9.30.0.138"')]);
    now += minutes(10);
    await failure(api.call('message/send', {}));
    expect(log.lines).toHaveLength(2);
  });

  const page = { raw: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } };
  test.each<readonly [string, Answer, string, 'uncertain' | 'later', 'later']>([
    ['a gateway fails', { ...page, status: 502 }, 'http_502', 'uncertain', 'later'],
    ['a proxy answers with a page', page, 'not_wecom', 'uncertain', 'later'],
    ['the line is cut', 'hang up', 'network', 'uncertain', 'later'],
    ['there is no errcode', { ok: true }, 'not_wecom', 'uncertain', 'later'],
    ['something forbids it', { ...page, status: 403 }, 'http_403', 'later', 'later'],
  ])('when %s, nobody knows of a message and everybody of a question', async (_what, answer, code, sent, asked) => {
    fake.next('message/send', answer);
    fake.next('user/get', answer);
    expect(await failure(client().call('message/send', {}))).toMatchObject({ code, fate: sent });
    expect(await failure(client().call('user/get'))).toMatchObject({ code, fate: asked });
  });

  test('that reached nobody was not sent', async () => {
    await client().call('user/get');
    const gone = await new FakeApi().start();
    await gone.stop();
    const nobody = client({ apiUrl: gone.url });
    expect(await failure(nobody.call('message/send', {}))).toMatchObject({ code: 'network', fate: 'later' });
  });

  test('goes through the proxy when there is one', async () => {
    const proxy = await ForwardProxy.open({ leadsTo: new URL(fake.url).host, knows: 'desk:ge:heim' });
    // Nobody knows this name but the proxy.
    const asking = client({ apiUrl: 'http://wecom.test', proxy: proxy.url.replace('//', '//desk:ge%3Aheim@') });
    await asking.call('user/get');
    expect(new Set(proxy.asked)).toEqual(new Set(['wecom.test:80']));
    proxy.close();
  });

  test.each([
    [407, 'proxy_407'],
    [502, 'proxy_502'],
    ['nothing', 'proxy_away'],
  ] as const)(
    'a proxy that answers %s is named, once, without its password, and nothing was sent',
    async (answers, code) => {
      const proxy = await ForwardProxy.open({ answers });
      const asking = client({ apiUrl: 'http://wecom.test', proxy: proxy.url.replace('//', '//desk:geheim@') });
      for (let nth = 0; nth < 2; nth += 1) {
        expect(await failure(asking.call('message/send', {}))).toMatchObject({ code, fate: 'later' });
      }
      expect(log.lines).toEqual([expect.stringContaining('the proxy of WECOM_PROXY lets nothing through')]);
      expect(log.lines.join()).not.toContain('geheim');
      expect(proxy.asked.length).toBeLessThan(4);
      proxy.close();
    },
  );
});

describe('media', () => {
  test('go up under the name people gave them', async () => {
    fake.next('media/upload', { errcode: 0, errmsg: '', type: 'file', media_id: 'M1', created_at: '1380000000' });
    const file = { name: '故障 日志"1".txt', bytes: Buffer.from('Zeile 1\nZeile 2') };
    expect(await client().upload('file', file)).toBe('M1');
    const [asked] = fake.to('media/upload');
    expect(asked?.query.get('type')).toBe('file');
    expect(asked?.type).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(asked?.body.toString()).toContain('name="media"; filename="故障 日志%221%22.txt"');
    expect(asked?.body.toString()).toContain('Zeile 1\nZeile 2');
  });

  test('too big or too small for WeCom are not tried', async () => {
    const of = (size: number) => ({ name: 'x', bytes: Buffer.alloc(size) });
    const api = client();
    const codes = [
      await failure(api.upload('image', of(10 * 1024 * 1024 + 1)).then(String)),
      await failure(api.upload('file', of(20 * 1024 * 1024 + 1))),
      await failure(api.upload('file', of(5))),
    ];
    expect(codes.map(({ code, fate }) => `${code} ${fate}`)).toEqual([
      'too_large never',
      'too_large never',
      'too_small never',
    ]);
    expect(fake.to('media/upload')).toEqual([]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, object]>([
    ['a picture', { 'content-type': 'image/jpeg' }, { mime: 'image/jpeg' }],
    [
      'a file with a name',
      { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="a.txt"' },
      { mime: 'text/plain', name: 'a.txt' },
    ],
    [
      'a file with a name encoded',
      {
        'content-type': 'application/pdf',
        'content-disposition': "attachment; filename*=UTF-8''%E6%97%A5%E5%BF%97.pdf",
      },
      { mime: 'application/pdf', name: '日志.pdf' },
    ],
    [
      'a file with a semicolon, quotes and a blank in its name',
      {
        'content-disposition': String.raw`attachment; filename="${Buffer.from('报告; "最终".docx').toString('latin1').replaceAll('"', String.raw`\"`)}"`,
      },
      { mime: 'application/octet-stream', name: '报告; "最终".docx' },
    ],
    [
      'a file with an encoded name beside a plain one',
      {
        'content-disposition': `attachment; filename="x.docx"; filename*=UTF-8''${encodeURIComponent('报告; 最终.docx')}`,
      },
      { mime: 'application/octet-stream', name: '报告; 最终.docx' },
    ],
    [
      'a file with another header that ends in its name',
      { 'content-disposition': 'attachment; xfilename="no.txt"; filename="yes.txt"' },
      { mime: 'application/octet-stream', name: 'yes.txt' },
    ],
    [
      'a file with a name that is no encoding',
      { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="100%.csv"' },
      { mime: 'text/csv', name: '100%.csv' },
    ],
    [
      'a file with a name in UTF-8',
      { 'content-disposition': `attachment; filename="${Buffer.from('日志.log').toString('latin1')}"` },
      { mime: 'application/octet-stream', name: '日志.log' },
    ],
  ])('%s comes down', async (_what, headers, expected) => {
    const bytes = Buffer.from([0xff, 0xd8, 0, 1, 2]);
    fake.next('media/get', { raw: bytes, headers });
    expect(await client().download('M1')).toEqual({ bytes, ...expected });
    expect(fake.to('media/get')[0]?.query.get('media_id')).toBe('M1');
  });

  test('a JSON file is a file, and an error of WeCom’s is an error', async () => {
    const type = { 'content-type': 'application/json' };
    const named = { ...type, 'content-disposition': 'attachment; filename="x.json"' };
    fake.next('media/get', { raw: '{"errcode":40007}', headers: named });
    expect((await client().download('M1')).name).toBe('x.json');
    fake.next('media/get', { raw: '{"errcode":40007,"errmsg":"invalid media_id"}', headers: type });
    expect((await failure(client().download('M1'))).code).toBe('40007');
  });

  test('more than 10 MB are refused', async () => {
    fake.next('media/get', { raw: Buffer.alloc(10 * 1024 * 1024 + 1), headers: { 'content-type': 'video/mp4' } });
    expect(await failure(client().download('M1'))).toMatchObject({ code: 'too_large', fate: 'never' });
  });

  test('a download with an old token is repeated with a new one', async () => {
    const api = client();
    await api.call('user/get');
    fake.good = new Set();
    fake.next('media/get', refusal(42001), { raw: 'bytes!', headers: { 'content-type': 'image/png' } });
    expect((await api.download('M1')).bytes.toString()).toBe('bytes!');
    expect(fake.sold).toBe(2);
  });
});

test.each<readonly [string, number, number | 'never' | 'gone']>([
  ['a person nobody has', 60111, 'never'],
  ['all recipients illegal', 81013, 'never'],
  ['a card that was edited already', 60140, 'gone'],
  ['a card of ours that is wrong', 42045, 'never'],
  ['words WeCom forbids', 85002, 'never'],
  ['an address not trusted', 60020, 60_000],
  ['an app without callback', 43012, 60_000],
  ['no permission', 48002, 60_000],
  ['an app switched off', 48006, 60_000],
  ['a medium past its days', 40007, 10_000],
  ['too many at once', 45033, 10_000],
  ['a code nobody has heard of', 987654, 'never'],
])('the desk is told what %s means (%i)', async (_what, code, outcome) => {
  fake.next('message/send', refusal(code));
  const told = deliveryError(await failure(client().call('message/send', {})));
  if (outcome === 'gone') return expect(told).toBeInstanceOf(MessageGone);
  expect(told).toBeInstanceOf(DeliveryFailed);
  return expect(told).toMatchObject({ platform: 'wecom', retryIn: outcome === 'never' ? null : outcome });
});

test('an answer that never came leaves the desk uncertain', async () => {
  fake.next('message/send', 'hang up');
  expect(deliveryError(await failure(client().call('message/send', {})))).toBeInstanceOf(DeliveryUncertain);
});
