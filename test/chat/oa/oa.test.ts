import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { createInbound } from '../../../src/chat/create-inbound';
import { oaFrom } from '../../../src/chat/oa/oa-from';
import { signatureOf } from '../../../src/chat/signature';
import { personId } from '../../../src/domain/people/person';
import { after, seconds } from '../../../src/domain/time/instant';
import { typed } from '../../../src/domain/words';
import type { Platform } from '../../../src/ports/platform';
import { asMessage } from '../../../src/views/card';
import { platformRoutes } from '../../../src/web/platform-routes';
import { startWeb, type Web } from '../../../src/web/server';
import { databases } from '../../kit/databases';
import { deskAtHand } from '../../kit/desk-at-hand';
import { desk } from '../../kit/tickets';
import { ScriptedEnquiries } from '../kit/scripted-enquiries';
import { letter } from '../mail/kit/mail-under-test';

const embedded = databases.find(({ name }) => name === 'embedded');
if (embedded === undefined) throw new Error('no embedded database');
const secret = 'a-secret-of-the-hr-system-32-letters';
const others = 'another-secret-of-the-portal-32-letters';

const api = parse(readFileSync('docs/openapi.yaml', 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(api, 'api');
/** Whether it is what the documents say is answered there; what is wrong with it otherwise. */
function asDocumented(path: string, method: string, status: number, body: unknown): unknown {
  const response = api.paths[path]?.[method]?.responses[String(status)];
  if (response === undefined) return `${status} is not documented`;
  const name = /\/(\w+)$/.exec(response.$ref ?? '')?.[1];
  const { schema } = (name === undefined ? response : api.components.responses[name]).content['application/json'];
  const validate = ajv.getSchema(`api${schema.$ref}`);
  return validate?.(body) === true ? 'as documented' : validate?.errors;
}

describe('questions of other systems', () => {
  const hand = deskAtHand(embedded);
  let enquiries: ScriptedEnquiries;
  let webhook: string | undefined;
  let web: Web;
  let oa: Platform;
  let counted: string[];
  const now = () => Date.now();

  beforeEach(async () => {
    enquiries = new ScriptedEnquiries();
    counted = [];
    webhook = undefined;
    await open();
  });
  afterEach(() => web.close(0));

  async function open(): Promise<void> {
    const deps = hand.inboundDeps();
    const [store] = hand.stores;
    if (store === undefined) throw new Error('no store');
    const callers = [
      { name: 'hr', secret, ...(webhook !== undefined && { webhook }) },
      { name: 'portal', secret: others },
    ];
    oa = oaFrom(
      { callers },
      {
        ...deps,
        ...store,
        ...{ desk, enquiries, inbound: createInbound(deps), worker: 'w', fetchFile: async () => Buffer.alloc(0) },
        count: (_, result) => counted.push(result),
        tellNothingComes: async () => undefined,
        wall: { now: () => now() as never },
      },
    );
    web = await startWeb({ port: 0, routes: platformRoutes([oa]), logger: deps.logger });
  }

  interface Asked {
    readonly method?: string;
    readonly path?: string;
    readonly body?: string;
    readonly key?: string;
    readonly caller?: string;
    readonly timestamp?: string;
    readonly signature?: string;
  }

  async function ask({
    method = 'POST',
    path = '/inbound/enquiries',
    body,
    key = secret,
    caller = 'hr',
    ...more
  }: Asked) {
    const timestamp = more.timestamp ?? String(Math.floor(now() / 1000));
    const signed = { timestamp, method, path, body: Buffer.from(body ?? '') };
    const response = await fetch(`${web.address.url}${path}`, {
      method,
      headers: {
        'x-dutydesk-caller': caller,
        'x-dutydesk-timestamp': timestamp,
        'x-dutydesk-signature': more.signature ?? signatureOf(key, signed),
      },
      ...(body !== undefined && { body }),
    });
    const answer = await response.json();
    const template = path === '/inbound/enquiries' ? path : '/inbound/enquiries/{enquiry}';
    return {
      status: response.status,
      answer,
      documented: asDocumented(template, method.toLowerCase(), response.status, answer),
      headers: response.headers,
    };
  }

  const question = (more: object = {}): string =>
    JSON.stringify({
      id: 'OA-1',
      from: { account: 'LiHua', name: '李华', language: 'en' },
      subject: 'Printing',
      text: 'How do I print?',
      ...more,
    });

  test('a question is taken for whoever asks there, and the same request twice asks once and answers the same', async () => {
    const first = await ask({ body: question() });
    expect(first).toMatchObject({
      status: 201,
      answer: { enquiry: 'IT-E7', status: 'open' },
      documented: 'as documented',
    });
    expect(await ask({ body: question() })).toMatchObject({ status: 201, answer: first.answer });
    expect(enquiries.asked).toMatchObject([
      { from: { platform: 'oa', account: 'hr/lihua' }, subject: 'Printing', text: 'How do I print?', files: [] },
    ]);
    await expect(enquiries.asked[0]?.from.profile()).resolves.toEqual({ name: '李华', language: 'en' });
  });

  test('requests at the same moment ask once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask({ body: question() })));
    expect(enquiries.asked.length).toBe(1);
    expect(answers.map(({ documented }) => documented)).toEqual(Array(5).fill('as documented'));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(await ask({ body: question() })).toMatchObject({ status: 201, answer: { enquiry: 'IT-E7' } });
  });

  test('the same id from another system is another question, and with other words it is refused', async () => {
    await ask({ body: question() });
    expect(await ask({ body: question(), caller: 'portal', key: others })).toMatchObject({
      answer: { enquiry: 'IT-E8' },
    });
    expect(await ask({ body: question({ text: 'Something else?' }) })).toMatchObject({
      status: 409,
      answer: { error: 'another question' },
      documented: 'as documented',
    });
  });

  test('how it stands and its answer are told to the system that asked, and to no other', async () => {
    await ask({ body: question() });
    const path = '/inbound/enquiries/IT-E7';
    expect(await ask({ method: 'GET', path })).toMatchObject({
      status: 200,
      answer: { enquiry: 'IT-E7', status: 'open', question: 'How do I print?', askedAt: '2026-11-29T01:00:00.000Z' },
      documented: 'as documented',
    });
    enquiries.answers.set(7, 'Choose “both sides”.');
    expect(await ask({ method: 'GET', path })).toMatchObject({
      answer: { status: 'answered', answer: { text: 'Choose “both sides”.', at: '2026-11-29T02:00:00.000Z' } },
      documented: 'as documented',
    });
    const strange = await ask({ method: 'GET', path, caller: 'portal', key: others });
    const none = await ask({ method: 'GET', path: '/inbound/enquiries/IT-E999' });
    expect([strange.status, strange.answer]).toEqual([404, none.answer]);
    expect(none).toMatchObject({ answer: { error: 'not found' }, documented: 'as documented' });
  });

  test.each<[string, Asked]>([
    ['another secret', { key: 'x'.repeat(36) }],
    ['a system nobody knows', { caller: 'nobody' }],
    ["another system's name", { caller: 'portal' }],
    ['no signature', { signature: '' }],
    [
      'a signature of something else',
      { signature: signatureOf(secret, { timestamp: '1', method: 'POST', path: '/', body: Buffer.from('') }) },
    ],
    ['a time that is none', { timestamp: 'now' }],
    ['an old time', { timestamp: String(Math.floor(Date.now() / 1000) - 400) }],
    ['a time to come', { timestamp: String(Math.floor(Date.now() / 1000) + 400) }],
  ])('a request with %s is refused, whatever it says, and nothing of it is read', async (_, asked) => {
    const { status, answer, documented } = await ask({ body: 'no json', ...asked });
    expect([status, documented]).toEqual([401, 'as documented']);
    expect(['not signed', 'stale']).toContain(answer.error);
    expect(counted).toEqual([answer.error]);
  });

  test('a signature is good for its own words, way and path alone', async () => {
    const timestamp = String(Math.floor(now() / 1000));
    await ask({ body: question(), timestamp });
    const signature = signatureOf(secret, {
      timestamp,
      method: 'POST',
      path: '/inbound/enquiries',
      body: Buffer.from(question()),
    });
    expect((await ask({ method: 'GET', path: '/inbound/enquiries/IT-E7', timestamp, signature })).status).toBe(401);
    expect((await ask({ body: question({ id: 'OA-2' }), timestamp, signature })).status).toBe(401);
  });

  test.each<[string, string, object]>([
    ['no JSON', 'hello', { error: 'not json' }],
    ['bytes that are no text', '\uFFFD', { error: 'not json' }],
    ['a list', '[]', { error: 'invalid', fields: ['id', 'from.account', 'text'] }],
    ['nothing', 'null', { error: 'invalid', fields: ['id', 'from.account', 'text'] }],
    ['no words', question({ text: ' \u200B ' }), { error: 'invalid', fields: ['text'] }],
    ['too many words', question({ text: 'x'.repeat(20_001) }), { error: 'invalid', fields: ['text'] }],
    [
      'another kind of value',
      question({ subject: 7, id: { $gt: '' } }),
      { error: 'invalid', fields: ['id', 'subject'] },
    ],
    [
      'a language nobody speaks here',
      question({ from: { account: 'li', language: 'fr' } }),
      { error: 'invalid', fields: ['from.language'] },
    ],
    [
      'a file that is no file',
      question({ files: [{ name: 'a', mime: 'x', base64: '!' }] }),
      { error: 'invalid', fields: ['files.0'] },
    ],
  ])('a request of %s says what is wrong', async (_, body, expected) => {
    expect(await ask({ body })).toMatchObject({ status: 400, answer: expected, documented: 'as documented' });
    expect(enquiries.asked).toEqual([]);
  });

  test('files come along, by names that are safe', async () => {
    const base64 = Buffer.from('a,b').toString('base64');
    await ask({ body: question({ files: [{ name: '../log.csv', mime: 'text/csv', base64 }] }) });
    expect(enquiries.asked[0]?.files).toMatchObject([{ name: 'log.csv', mime: 'text/csv', size: 3 }]);
  });

  test('a request that is too large is not read', async () => {
    const large = await ask({ body: question({ text: 'x'.repeat(1024 * 1024) }) });
    expect(large).toMatchObject({ status: 413, answer: { error: 'too large' }, documented: 'as documented' });
  });

  test('whoever may not ask is told why, and may ask again once they may', async () => {
    enquiries.refuses = true;
    expect(await ask({ body: question() })).toMatchObject({
      status: 422,
      answer: { error: 'refused' },
      documented: 'as documented',
    });
    enquiries.refuses = false;
    expect(await ask({ body: question() })).toMatchObject({ status: 201 });
  });

  test('one user who asks more than people do is told when to ask again, and the same request is taken then', async () => {
    enquiries.tooManyUntil = after(hand.now, seconds(90));
    const { status, answer, documented, headers } = await ask({ body: question() });
    expect([status, answer.error, documented, headers.get('retry-after')]).toEqual([
      ...[429, 'too many', 'as documented', '90'],
    ]);
    expect(answer.message).toContain('many questions');
    enquiries.tooManyUntil = undefined;
    expect(await ask({ body: question() })).toMatchObject({ status: 201, answer: { enquiry: 'IT-E7' } });
  });

  test('a request as deep as it is long is answered like any that is no question', async () => {
    for (const open of ['[', '{"a":']) {
      const body = open.repeat(Math.floor((1024 * 1024) / open.length));
      expect(await ask({ body })).toMatchObject({ status: 400, documented: 'as documented' });
      const closed = `${open.repeat(100_000)}1${(open === '[' ? ']' : '}').repeat(100_000)}`;
      expect(await ask({ body: closed })).toMatchObject({ status: 400, documented: 'as documented' });
    }
  });

  test('where the desk cannot take it now it says when to come again, and takes it then', async () => {
    enquiries.fails = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    const { status, answer, documented, headers } = await ask({ body: question() });
    expect([status, answer.error, documented, headers.get('retry-after')]).toEqual([
      503,
      'try again',
      'as documented',
      '10',
    ]);
    expect(await ask({ body: question() })).toMatchObject({ status: 201 });
  });

  test('what one system asks beyond its budget waits, and keeps no other waiting', async () => {
    for (let nth = 0; nth < 60; nth += 1) await ask({ body: question({ id: `OA-${nth}` }) });
    const { status, answer, documented, headers } = await ask({ body: question({ id: 'OA-60' }) });
    expect([status, answer.error, documented]).toEqual([429, 'too many', 'as documented']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await ask({ body: question(), caller: 'portal', key: others })).toMatchObject({ status: 201 });
  });

  test.each([
    ['GET', '/inbound/enquiries', 405],
    ['POST', '/inbound/enquiries/IT-E7', 405],
    ['GET', '/inbound/tickets', 404],
    ['GET', '/inbound/enquiries/..%2F1', 404],
  ])('%s %s is answered in JSON', async (method, path, status) => {
    const said = await ask({ method, path, ...(method === 'POST' && { body: '{}' }) });
    expect([said.status, typeof said.answer.error]).toEqual([status, 'string']);
  });

  test('a system with a webhook is told, signed, that an enquiry has news; one without looks it up', async () => {
    const told: { readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[] = [];
    let status = 200;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        told.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await web.close(0);
      webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk`;
      await open();
      const person = {
        ...(letter().person as NonNullable<ReturnType<typeof letter>['person']>),
        identities: { oa: 'hr/lihua' },
      };
      const news = letter({
        person,
        about: { kind: 'ticket', id: 7 },
        content: asMessage({ text: typed('An answer') }),
      });
      expect(oa.reaches(person)).toBe(true);
      await oa.deliver(news);
      const [{ headers, body } = { headers: {}, body: '' }] = told;
      expect(JSON.parse(body)).toEqual({ id: news.outboxId, enquiry: 'IT-7' });
      expect(ajv.getSchema('api#/components/schemas/News')?.(JSON.parse(body))).toBe(true);
      const timestamp = String(headers['x-dutydesk-timestamp']);
      const signed = { timestamp, method: 'POST', path: '/desk', body: Buffer.from(body) };
      expect(headers['x-dutydesk-signature']).toBe(signatureOf(secret, signed));
      status = 500;
      await expect(oa.deliver(news)).rejects.toMatchObject({ code: 'http_500', retryIn: 60_000 });
      status = 410;
      await expect(oa.deliver(news)).rejects.toMatchObject({ code: 'http_410', retryIn: null });
      const elsewhere = { ...person, identities: { oa: 'portal/lihua' } };
      await oa.deliver({ ...news, person: elsewhere });
      expect(told.length).toBe(3);
      expect(oa.reaches({ ...person, id: personId('x'), identities: { oa: 'gone/lihua' } })).toBe(false);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('whatever the description points to is in it, and nothing stands there that nobody points to', () => {
    const pointers = [...JSON.stringify(api).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer = '']) => pointer);
    const at = (pointer: string): unknown =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], api);
    expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([]);
    const named = [
      ...['schemas', 'responses'].flatMap((kind) =>
        Object.keys(at(`/components/${kind}`) as object).map((name) => `/components/${kind}/${name}`),
      ),
    ];
    expect(named.filter((name) => !pointers.includes(name) && !name.endsWith('/News'))).toEqual([]);
    expect(Object.keys(at('/components/securitySchemes') as object)).toEqual(
      (api.security as object[]).flatMap((one) => Object.keys(one)),
    );
  });

  test.each(['docs/operations.md', 'docs/operations.zh-CN.md'])(
    'the example of %s does what it says',
    async (guide) => {
      const blocks = [...readFileSync(guide, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
      const example = blocks.filter((block) => block.includes('/inbound/enquiries'));
      expect(example.length).toBe(1);
      const env = { ...process.env, OA_SECRET: secret, DESK: web.address.url };
      const { stdout } = await promisify(execFile)('bash', ['-euc', example[0] ?? ''], { env });
      const [taken, looked] = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(asDocumented('/inbound/enquiries', 'post', 201, taken)).toBe('as documented');
      expect(asDocumented('/inbound/enquiries/{enquiry}', 'get', 200, looked)).toBe('as documented');
      expect(looked.enquiry).toBe(taken.enquiry);
    },
  );
});
