import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { createInbound } from '../../../src/chat/create-inbound';
import { signatureOf } from '../../../src/chat/signature';
import { providerFrom } from '../../../src/chat/telephone/index';
import { fireTimer } from '../../../src/commands/act';
import type { KnownCall } from '../../../src/commands/call-facts';
import { callHeard } from '../../../src/commands/calls';
import type { CommandDeps } from '../../../src/commands/command-deps';
import { reportFault } from '../../../src/commands/report-fault';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { after as later, seconds } from '../../../src/domain/time/instant';
import { createTranslator } from '../../../src/i18n/create-translator';
import { noFault } from '../../../src/ports/fault-point';
import { createCalling } from '../../../src/scheduler/calling';
import { fireDueTimers } from '../../../src/scheduler/fire-timers';
import { startWeb, type Web } from '../../../src/web/server';
import { databases } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { desk, li, zhou } from '../../kit/tickets';
import { LocalProvider } from './kit/provider';

const embedded = databases.find(({ name }) => name === 'embedded');
if (embedded === undefined) throw new Error('no embedded database');
const secret = 'a-secret-of-the-provider-of-32-letters';

const api = parse(readFileSync('docs/openapi.yaml', 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(api, 'api');
const fits = (schema: string, value: unknown): unknown => {
  const validate = ajv.getSchema(`api#/components/schemas/${schema}`);
  return validate?.(value) === true || validate?.errors;
};

const steps = [{ after: seconds(0), tell: ['primary'], by: ['chat', 'call'] }] as const;
const calling = { ...desk, rescue: { ...desk.rescue, inside: steps } };
const id = ticketId(1001);

describe('news of calls by a provider', () => {
  const hand = deskAtHand(embedded);
  let provider: LocalProvider;
  let web: Web;
  let call: string;

  beforeEach(async () => {
    provider = await LocalProvider.start(secret);
    const deps: CommandDeps = { ...hand.deps(), desk: calling };
    const { shared, people, timers } = storeOf(hand, 0);
    const { logger } = hand.inboundDeps();
    const ours = providerFrom(
      { webhook: provider.webhook, secret, numberOf: () => '+8613800000000', publicUrl: 'https://desk.example.com' },
      {
        ...{ ...deps, shared, people, logger, reach: noFault, count: () => undefined },
        ...{ inbound: createInbound(hand.inboundDeps({ desk: calling })), wall: { now: () => Date.now() as never } },
      },
    );
    const { telephone, path, serve } = ours;
    web = await startWeb({ port: 0, routes: [{ methods: ['GET', 'POST'], path: `${path}/`, serve }], logger });
    const calls = createCalling({
      ...{
        ...deps,
        telephones: () => [telephone],
        shared,
        timers,
        translator: createTranslator(),
        logger,
        count: () => undefined,
      },
      ...{ onTrouble: async () => undefined, onWell: async () => undefined, reach: noFault },
    });
    const answers = { description: '打印机冒烟', branch: 'hardware', 'item-hardware': 'printer' };
    await reportFault(deps, { key: 'a', by: zhou, requester: zhou, answers, source: 'form' });
    for (let round = 0; round < 2; round += 1) {
      await fireDueTimers({
        aside: calls.take,
        fire: async (timer) => void (await fireTimer(deps, timer)),
        ...{ timers, worker: 'w', clock: deps.clock, logger, limit: 100, reach: noFault, failures: new Map() },
      });
      await calls.idle();
      hand.now = later(hand.now, seconds(20));
    }
    call = provider.asked[0]?.call ?? '';
  });
  afterEach(async () => {
    await web.close(0);
    await provider.stop();
  });

  const ticket = () => storeOf(hand, 0).tickets.find(id);

  interface Told {
    readonly body?: string;
    readonly key?: string;
    readonly timestamp?: string;
    readonly signature?: string;
    readonly method?: string;
    readonly path?: string;
  }

  async function tell(news: object | undefined, { method = 'POST', path = '/telephone/calls', ...more }: Told = {}) {
    const body = more.body ?? JSON.stringify(news ?? {});
    const timestamp = more.timestamp ?? String(Math.floor(Date.now() / 1000));
    const signed = { timestamp, method, path, body: Buffer.from(body) };
    const response = await fetch(`${web.address.url}${path}`, {
      method,
      headers: {
        'x-dutydesk-timestamp': timestamp,
        'x-dutydesk-signature': more.signature ?? signatureOf(more.key ?? secret, signed),
      },
      ...(method === 'POST' && { body }),
    });
    const answer = await response.json();
    const documented = fits(response.status === 200 ? 'CallKept' : 'Error', answer);
    return { status: response.status, answer, documented };
  }

  test('the provider is asked for what the documents say, and nothing of it is in a log', () => {
    const [asked] = provider.asked;
    expect(fits('Call', asked)).toBe(true);
    expect(asked).toMatchObject({
      to: '+8613800000000',
      language: 'zh-CN',
      tell: 'https://desk.example.com/telephone/calls',
    });
    expect(asked?.words).toContain('打印机冒烟');
    expect(JSON.stringify(hand.errors)).not.toContain('13800000000');
  });

  test('an answer ends the call, and is no claim', async () => {
    expect(await tell({ call, state: 'ringing' })).toMatchObject({ status: 200, documented: true });
    expect((await ticket())?.calls).toHaveLength(1);
    expect(await tell({ call, state: 'answered' })).toEqual({ status: 200, answer: { call }, documented: true });
    expect(await ticket()).toMatchObject({ state: 'new', receipts: [{ person: li.id, outcome: 'answered' }] });
    expect((await ticket())?.calls).toBeUndefined();
  });

  test('1 claims for whoever was called, by the rules of the button, and once however often it comes', async () => {
    const first = await tell({ call, state: 'answered', key: '1' });
    expect(first).toMatchObject({ status: 200, answer: { call, result: 'claimed' }, documented: true });
    expect(await ticket()).toMatchObject({ state: 'claimed', owner: li.id });
    await tell({ call, state: 'answered', key: '1' });
    const log = await storeOf(hand, 0).tickets.events(id);
    expect(log.filter(({ event }) => event.type === 'claimed')).toHaveLength(1);
    expect(log.filter(({ event }) => event.type === 'rescue-receipt' && event.outcome === 'answered')).toHaveLength(1);
  });

  test('whoever comes second hears who has it, in their language (HOT-6)', async () => {
    const deps = hand.inboundDeps();
    const from = { platform: 'slack', account: 'U0WANGLEI', profile: async () => ({ name: '王磊' }) };
    await createInbound(deps).press({ from, key: 'p', action: 'claim', about: { kind: 'ticket', id } });
    const { answer, documented } = await tell({ call, state: 'answered', key: '1' });
    expect([answer.result, documented]).toEqual(['refused', true]);
    expect(answer.words).toContain('王磊');
    expect(await ticket()).toMatchObject({ owner: 'wang.lei' });
  });

  test('whoever may no longer claim may not by telephone either', async () => {
    await storeOf(hand, 0).people.change(li.id, (person) => ({ ...(person ?? li), active: false }), hand.now);
    expect(await tell({ call, state: 'answered', key: '1' })).toMatchObject({ answer: { result: 'refused' } });
    expect(await ticket()).toMatchObject({ state: 'new' });
  });

  test.each(['2', '*', '0'])('another key (%s) only says that somebody answered', async (key) => {
    expect(await tell({ call, state: 'answered', key })).toMatchObject({ status: 200, answer: { call } });
    expect(await ticket()).toMatchObject({ state: 'new', receipts: [{ outcome: 'answered' }] });
  });

  test.each([
    [{ state: 'unanswered' }, { outcome: 'unanswered' }],
    [{ state: 'failed' }, { outcome: 'failed', why: 'not-reachable' }],
    [
      { state: 'failed', why: 'no-balance' },
      { outcome: 'failed', why: 'no-balance' },
    ],
    [
      { state: 'failed', why: 'a solar storm' },
      { outcome: 'failed', why: 'not-reachable' },
    ],
    [
      // A word that the desk alone may say.
      { state: 'failed', why: 'rung-lately' },
      { outcome: 'failed', why: 'not-reachable' },
    ],
  ])('%j makes the ladder go on at once', async (news, receipt) => {
    await tell({ call, ...news });
    expect(await ticket()).toMatchObject({ receipts: [receipt], rescueAtOnce: hand.now });
  });

  test.each<[string, Told]>([
    ['another secret', { key: 'x'.repeat(36) }],
    ['no signature', { signature: '' }],
    [
      'a signature of something else',
      { signature: signatureOf(secret, { timestamp: '1', method: 'POST', path: '/', body: Buffer.from('') }) },
    ],
    ['a time that is none', { timestamp: 'now' }],
    ['an old time', { timestamp: String(Math.floor(Date.now() / 1000) - 400) }],
    ['a time to come', { timestamp: String(Math.floor(Date.now() / 1000) + 400) }],
  ])('news with %s are refused before anything of them is read', async (_, more) => {
    const { status, answer, documented } = await tell(undefined, { body: 'no json', ...more });
    expect([status, documented]).toEqual([401, true]);
    expect(['not signed', 'stale']).toContain(answer.error);
  });

  test.each<[string, string, object]>([
    ['no JSON', 'hello', { error: 'not json' }],
    ['a list', '[]', { error: 'invalid', fields: ['call', 'state'] }],
    ['nothing', 'null', { error: 'invalid', fields: ['call', 'state'] }],
    [
      'other kinds of values',
      '{"call":{"$gt":""},"state":7,"key":1}',
      { error: 'invalid', fields: ['call', 'state', 'key'] },
    ],
    ['two keys', '{"call":"T1-a-0","state":"answered","key":"11"}', { error: 'invalid', fields: ['key'] }],
  ])('a request of %s says what is wrong', async (_, body, answer) => {
    expect(await tell(undefined, { body })).toMatchObject({ status: 400, answer, documented: true });
  });

  test('1 claims whichever telephone was asked besides, and also where nobody knew whether it rang', async () => {
    const { shared } = storeOf(hand, 0);
    const fact = await shared.get(`call:${call}`, hand.now);
    const before = fact?.value as KnownCall;
    const { key, asked } = before;
    const value = { ...before, asked: { ...asked, wecom: { tries: 3, why: 'away' } } };
    await shared.put(`call:${call}`, value, later(hand.now, seconds(600)));
    const known = { key, step: 0, person: li.id };
    await callHeard({ ...hand.deps(), desk: calling }, id, known, { outcome: 'failed', why: 'unknown' });
    expect(await tell({ call, state: 'answered', key: '1' })).toMatchObject({ answer: { result: 'claimed' } });
    expect(await ticket()).toMatchObject({ owner: li.id, receipts: [{ outcome: 'answered' }] });
  });

  test.each<object>([{ state: 'ringing' }, { state: 'answered', key: '1' }, { state: 'unanswered' }])(
    'of a ticket that is there no more nothing can be told: %j',
    async (news) => {
      const { shared } = storeOf(hand, 0);
      const known = { ...((await shared.get(`call:${call}`, hand.now))?.value as KnownCall), ticket: 9999 };
      await shared.put('call:T9999-5-0', known, later(hand.now, seconds(600)));
      expect(await tell({ call: 'T9999-5-0', ...news })).toMatchObject({ status: 404, documented: true });
    },
  );

  test('a call that nobody made, one of another day, and what is too large', async () => {
    expect(await tell({ call: 'T9-a-0', state: 'answered', key: '1' })).toMatchObject({
      status: 404,
      documented: true,
    });
    expect(await tell({ call: '__proto__', state: 'answered' })).toMatchObject({ status: 404 });
    hand.now = later(hand.now, seconds(3 * 3600));
    expect(await tell({ call, state: 'answered', key: '1' })).toMatchObject({ status: 404 });
    expect(await tell({ call, state: 'x'.repeat(20_000) })).toMatchObject({ status: 413, documented: true });
    expect(await tell(undefined, { method: 'GET' })).toMatchObject({ status: 405 });
    expect(await tell({}, { path: '/telephone/other' })).toMatchObject({ status: 404 });
  });

  test('has a budget', async () => {
    const heard = Array.from({ length: 299 }, () => [hand.now, 1]);
    await storeOf(hand, 0).shared.put('budget:telephone', heard, later(hand.now, seconds(60)));
    expect(await tell({ call, state: 'ringing' })).toMatchObject({ status: 200 });
    expect(await tell({ call, state: 'ringing' })).toMatchObject({
      status: 429,
      answer: { error: 'too many' },
      documented: true,
    });
    hand.now = later(hand.now, seconds(61));
    expect(await tell({ call, state: 'ringing' })).toMatchObject({ status: 200 });
  });

  test.each(['docs/operations.md', 'docs/operations.zh-CN.md'])('the example of %s claims', async (guide) => {
    const blocks = [...readFileSync(guide, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    const [example = '', ...others] = blocks.filter((block) => block.includes('/telephone/calls'));
    expect(others).toEqual([]);
    const env = { ...process.env, TELEPHONE_SECRET: secret, DESK: web.address.url, CALL: call };
    const { stdout } = await promisify(execFile)('bash', ['-euc', example], { env });
    expect(JSON.parse(stdout)).toMatchObject({ call, result: 'claimed' });
    expect(await ticket()).toMatchObject({ owner: li.id });
  });
});
