import { setTimeout as pauseFor } from 'node:timers/promises';
import { webhookTelephone } from '../../../src/chat/telephone/webhook';
import { createWecomApi } from '../../../src/chat/wecom/api/client';
import { wecomTelephone } from '../../../src/chat/wecom/telephone';
import { demoCompany } from '../../../src/demo/demo-company';
import { demoWorkspace } from '../../../src/demo/demo-workspace';
import type { CallFailure } from '../../../src/domain/escalation/call-failure';
import { hours } from '../../../src/domain/time/instant';
import type { Playground } from '../../../src/playground/control/playground';
import { startPlayground } from '../../../src/playground/start-playground';
import { CallRefused, type Telephone } from '../../../src/ports/telephone';
import { realClock } from '../../../src/wiring/real-clock';
import { SharedInMemory } from '../../../src/wiring/shared-in-memory';
import { chen, li, wang } from '../../kit/tickets';
import { KeptLog } from '../slack/kit/slack-desk';
import { LocalProvider } from './kit/provider';

const secret = 'a-secret-of-the-provider-of-32-letters';
const company = { secret: 'phone-secret', token: 'phoneToken', encodingAesKey: 'w'.repeat(42).concat('A') };

/** A telephone, and what stands behind it. */
interface Behind {
  readonly telephone: Telephone;
  /** How many calls were begun there. */
  rung(): number;
  /** What it does from now on. */
  behaves(how: 'away' | 'cuts' | CallFailure): void;
  stop(): Promise<void>;
}

async function wecomBehind(): Promise<Behind> {
  const seed = { ...demoWorkspace({ botToken: 'xoxb-phone', signingSecret: 'phone' }), wecom: demoCompany(company) };
  const clock = { now: () => realClock.now(), advance: async () => realClock.now() };
  const playground: Playground = await startPlayground({ port: 0, seed, clock, wall: () => realClock.now() });
  const { wecom } = playground;
  if (wecom === undefined) throw new Error('no company');
  const { corpId, app } = demoCompany(company);
  const config = { corpId, agentId: app.agentId, secret: app.secret, apiUrl: wecom.apiUrl };
  const shared = new SharedInMemory();
  const api = createWecomApi({
    config,
    shared,
    clock: realClock,
    logger: new KeptLog(),
    pause: (length) => pauseFor(length / 100),
  });
  const codes: Partial<Record<CallFailure, number>> = { 'not-linked': 301049, 'switched-off': 301050, refused: 40058 };
  return {
    telephone: wecomTelephone(api),
    rung: () => wecom.telephones.calls.length,
    behaves: (how) => {
      if (how === 'away') for (let nth = 0; nth < 5; nth += 1) wecom.failNext('pstncc/call', { errcode: -1 });
      else if (how === 'cuts') wecom.failNext('pstncc/call', { cut: true });
      else if (how === 'no-balance') wecom.telephones.balance = 0;
      else if (how === 'no-account') void wecom.change('lina', { status: 5 });
      else wecom.failNext('pstncc/call', { errcode: codes[how] ?? 0 });
    },
    stop: () => playground.stop(),
  };
}

async function webhookBehind(): Promise<Behind> {
  const provider = await LocalProvider.start(secret);
  const numbers = new Map([li, wang].map(({ id }, nth) => [id, `+861380000000${nth}`]));
  const config = { webhook: provider.webhook, secret, tell: 'https://desk.example.com/telephone/calls' };
  const telephone = webhookTelephone({ ...config, numberOf: (id) => numbers.get(id) }, realClock);
  return {
    telephone,
    rung: () => new Set(provider.asked.map(({ call }) => call)).size,
    behaves: (how) => {
      if (how === 'cuts') provider.answers = 'cuts';
      else if (how === 'away') provider.answers = { status: 503 };
      else provider.answers = { status: 422, body: JSON.stringify({ error: how }) };
    },
    stop: () => provider.stop(),
  };
}

describe.each([
  ['WeCom', wecomBehind],
  ['a provider behind a webhook', webhookBehind],
])('every telephone, here %s,', (_, start) => {
  let behind: Behind;
  beforeEach(async () => {
    behind = await start();
  });
  afterEach(() => behind.stop());

  const call = (id = 'T1001-a-0') =>
    behind.telephone.begin({ id, person: li, words: '紧急：机房漏水', language: 'zh-CN', mayClaim: true });
  const refusal = async (): Promise<CallRefused> => {
    const error = await call().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof CallRefused)) throw new Error('it called', { cause: error });
    return error;
  };

  test('begins a call and says what it is called there', async () => {
    const ref = await call();
    expect(ref).toMatch(/^[\x21-\x7e]{1,200}$/);
    expect(behind.rung()).toBe(1);
  });

  test('says which of two calls is which, and whether the same again is the same', async () => {
    const [first, second] = [await call('T1001-a-0'), await call('T1001-b-0')];
    expect(first).not.toBe(second);
    await call('T1001-b-0');
    expect(behind.rung()).toBe(behind.telephone.repeats ? 2 : 3);
  });

  test('knows whom it reaches', () => {
    expect(behind.telephone.reaches(li)).toBe(true);
    expect(behind.telephone.reaches({ ...chen, identities: { slack: 'U0CHENHAO' } })).toBe(false);
  });

  test.each<CallFailure>(['not-linked', 'switched-off', 'no-balance', 'no-account', 'refused'])(
    'says why it does not call: %s',
    async (why) => {
      behind.behaves(why);
      expect(await refusal()).toMatchObject({ why, again: false, telephone: behind.telephone.name });
      expect(behind.rung()).toBe(behind.telephone.name === 'webhook' ? 1 : 0);
    },
  );

  test('whoever is busy is asked again later', async () => {
    behind.behaves('away');
    expect(await refusal()).toMatchObject({ why: 'away', again: true });
  });

  test('a connection that breaks off: it may ring, which is told apart by its id, or not at all', async () => {
    behind.behaves('cuts');
    const { why, again } = await refusal();
    expect([why, again]).toEqual(['unknown', behind.telephone.repeats]);
  });

  test('keeps within what one person may be called', () => {
    for (const { most, within } of behind.telephone.budgets) expect([most > 0, within > 0]).toEqual([true, true]);
    expect(behind.telephone.patience).toBeLessThan(hours(1));
  });
});

describe('a provider behind a webhook', () => {
  const begin = (webhook: string) =>
    webhookTelephone(
      { webhook, secret, tell: 'https://desk.example.com/telephone/calls', numberOf: () => '+8613800000000' },
      realClock,
    ).begin({ id: 'T1001-a-0', person: li, words: '', language: 'zh-CN', mayClaim: true });

  test.each([
    [429, 'away'],
    [503, 'away'],
    [408, 'unknown'],
    [500, 'unknown'],
    [502, 'unknown'],
    [504, 'unknown'],
  ])('a status of %i is another try, and says whether it may ring: %s', async (status, why) => {
    const provider = await LocalProvider.start(secret);
    provider.answers = { status };
    await expect(begin(provider.webhook)).rejects.toMatchObject({ why, again: true });
    await provider.stop();
    // Nobody listens there: nothing was asked for.
    await expect(begin(provider.webhook)).rejects.toMatchObject({ why: 'away', again: true });
  });
});
