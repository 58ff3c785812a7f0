import { createApi } from '../../src/chat/slack/client';
import { dutyDisplays as slackDisplays } from '../../src/chat/slack/on-duty';
import { createWecomApi } from '../../src/chat/wecom/api/client';
import { createTag } from '../../src/chat/wecom/create-tag';
import { dutyDisplays as wecomDisplays } from '../../src/chat/wecom/on-duty';
import { demoCompany, wecomEnvironment } from '../../src/demo/demo-company';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import type { Person } from '../../src/domain/people/person';
import { createTranslator } from '../../src/i18n/create-translator';
import type { Playground } from '../../src/playground/control/playground';
import { startPlayground } from '../../src/playground/start-playground';
import type { DutyDisplays, ShownDuty } from '../../src/ports/duty-display';
import { chen, li, start, tom, wang } from '../kit/tickets';
import { KeptLog, realClock } from './slack/kit/slack-desk';

const secrets = { botToken: 'xoxb-shown', signingSecret: 'secret' };
const company = { secret: 'company-secret', token: 'companyToken', encodingAesKey: 's'.repeat(42).concat('A') };
const everywhere = { places: [], skills: [] };
const pause = async () => undefined;
const logger = new KeptLog();
const names = new Map<string, string>([li, wang, chen, tom].map(({ id, name }) => [id, name]));
const speakTo = (language: 'en' | 'zh-CN') =>
  createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now: start, nameOf: (id) => names.get(id) ?? id });
const shown = (primaries: readonly Person[], backups: readonly Person[], more: Partial<ShownDuty> = {}): ShownDuty => ({
  people: [...primaries, ...backups],
  primaries,
  isInstead: false,
  speak: speakTo('zh-CN'),
  ...more,
});

let playground: Playground;
beforeEach(async () => {
  const clock = { now: () => Date.now(), advance: async () => Date.now() };
  const seed = { ...demoWorkspace(secrets), rules: { rateLimits: false }, wecom: demoCompany(company) };
  playground = await startPlayground({ port: 0, seed, clock, wall: () => Date.now() });
});
afterEach(() => playground.stop());

const wecom = () => {
  if (!playground.wecom) throw new Error('there is no company');
  return playground.wecom;
};
const slack = (): DutyDisplays => {
  const config = { apiUrl: playground.slackApiUrl, botToken: secrets.botToken };
  return slackDisplays(createApi({ config, clock: realClock, logger, pause }), {
    onDuty: [{ group: 'S0ONDUTY', topic: 'C0ITDESK', scope: everywhere }],
  });
};
const companyApi = () => {
  const env = wecomEnvironment(company, playground.url);
  const { WECOM_CORP_ID: corpId = '', WECOM_AGENT_ID: agent, WECOM_API_URL: apiUrl = '' } = env;
  const config = { ...company, corpId, agentId: Number(agent), apiUrl } as const;
  const facts = new Map<string, unknown>();
  const shared = {
    get: async (key: string) => (facts.has(key) ? { value: facts.get(key), version: 1 } : undefined),
    put: async (key: string, value: unknown) => void facts.set(key, value),
    swap: async ({ key, value }: { readonly key: string; readonly value: unknown }) => Boolean(facts.set(key, value)),
    take: async (key: string) => facts.delete(key),
    under: async () => [],
    forget: async () => undefined,
  };
  return createWecomApi({ config: config as never, shared: shared as never, clock: realClock, logger, pause });
};

/** What every display keeps to, whatever it is; `code`: of a platform that does not permit it. */
interface Kind {
  readonly displays: () => DutyDisplays;
  readonly key: string;
  readonly names: () => string;
  readonly calls: () => number;
  readonly forbid: () => void;
  readonly code: string;
  readonly away: () => void;
}
const kinds: Readonly<Record<string, Kind>> = {
  'a user group': {
    displays: slack,
    key: 'slack:group:S0ONDUTY',
    names: () => playground.groupUsers('S0ONDUTY').join(),
    calls: () => playground.callsOf('usergroups.users.update').length,
    forbid: () => playground.withhold('usergroups:write'),
    code: 'missing_scope',
    away: () => playground.failNext('usergroups.users.update', { status: 429, retryAfter: 7 }),
  },
  'a topic': {
    displays: slack,
    key: 'slack:topic:C0ITDESK',
    names: () => playground.topicOf('C0ITDESK'),
    calls: () => playground.callsOf('conversations.setTopic').length,
    forbid: () => playground.failNext('conversations.setTopic', { error: 'not_in_channel' }),
    code: 'not_in_channel',
    away: () => playground.failNext('conversations.setTopic', { status: 429, retryAfter: 7 }),
  },
  'a tag': {
    displays: () => wecomDisplays(companyApi(), { onDuty: [{ tag: 12, scope: everywhere }] }),
    key: 'wecom:tag:12',
    names: () => wecom().tagged(12).join(),
    calls: () => ['tag/addtagusers', 'tag/deltagusers'].flatMap((method) => wecom().callsOf(method)).length,
    forbid: () => wecom().letAppOwnTag(12, false),
    code: '60011',
    away: () => wecom().failNext('tag/addtagusers', { errcode: 45009 }),
  },
};

describe.each(Object.entries(kinds))('%s that says who is on duty', (_name, kind) => {
  const show = async (duty: ShownDuty) => {
    const display = kind
      .displays()
      .all()
      .find(({ key }) => key === kind.key);
    if (!display) throw new Error(`there is no ${kind.key}`);
    return kind.displays().show(display, duty);
  };

  test('names those and nobody else, whoever it named before; and again is the same', async () => {
    const before = await show(shown([li], [wang]));
    const first = kind.names();
    await show(shown([tom], [chen], { before }));
    expect(kind.names()).not.toBe(first);
    await show(shown([li], [wang], { before }));
    expect(kind.names()).toBe(first);
    const calls = kind.calls();
    await show(shown([li], [wang], { before }));
    expect(kind.names()).toBe(first);
    // A group is replaced whole; others are left where they say so already.
    expect(kind.calls() - calls).toBeLessThanOrEqual(kind.key.includes('group') ? 1 : 0);
  });

  test('says that somebody has to permit it, or when to try again', async () => {
    kind.away();
    await expect(show(shown([li], []))).rejects.toMatchObject({ retryIn: expect.any(Number) });
    kind.forbid();
    await expect(show(shown([li], []))).rejects.toMatchObject({ retryIn: null, code: kind.code });
  });
});

describe('the desk’s part of a topic', () => {
  const key = 'slack:topic:C0ITDESK';
  const display = () =>
    slack()
      .all()
      .find((one) => one.key === key) as never;
  const topic = () => playground.topicOf('C0ITDESK');
  const set = (value: string) =>
    createApi({
      config: { apiUrl: playground.slackApiUrl, botToken: secrets.botToken },
      ...{ clock: realClock, logger, pause },
    }).call('conversations.setTopic', { channel: 'C0ITDESK', topic: value });

  test.each([
    ['', '值班：李娜，备值班王磊'],
    ['停机 <周五> & 周六', '值班：李娜，备值班王磊 | 停机 <周五> & 周六'],
    ['a | b', '值班：李娜，备值班王磊 | a | b'],
  ])('stands before what people wrote: %s', async (before, after) => {
    await set(before || ' ');
    await slack().show(display(), shown([li], [wang]));
    expect(topic()).toBe(after);
  });

  test('is found again where people moved it, in another language, and where nobody remembers it', async () => {
    const before = await slack().show(display(), shown([li], [wang]));
    await set(`周五停机 | ${before}`);
    await slack().show(display(), shown([tom], [], { before }));
    expect(topic()).toBe('值班：Tom Baker | 周五停机');
    await slack().show(display(), shown([li], []));
    expect(topic()).toBe('值班：李娜 | 周五停机');
    await slack().show(display(), shown([li], [], { speak: speakTo('en'), before: '值班：李娜' }));
    expect(topic()).toBe('On duty: 李娜 | 周五停机');
  });

  test('gives way to what people wrote: shorter where there is little room, and none where there is none', async () => {
    const room = (letters: number) => '周'.repeat(250 - letters);
    await set(room(10));
    await slack().show(display(), shown([li], [wang]));
    expect(topic()).toBe(`值班：李娜 | ${room(10)}`);
    await set(room(4));
    await expect(slack().show(display(), shown([li], [wang]))).rejects.toMatchObject({
      retryIn: null,
      code: 'topic_full',
    });
    expect(topic()).toBe(room(4));
  });

  test('says who is called where nobody is on duty', async () => {
    await slack().show(display(), shown([], [chen], { isInstead: true }));
    expect(topic()).toMatch(/^值班：无人值班，急事找陈浩 \|/);
  });
});

test('a tag that the app makes takes members, and whoever it may not see is told of', async () => {
  const tag = await createTag(companyApi(), '夜班');
  const displays = wecomDisplays(companyApi(), { onDuty: [{ tag, scope: everywhere }] });
  const [display] = displays.all();
  if (!display) throw new Error('there is no display');
  await displays.show(display, shown([li], [wang]));
  expect(wecom().tagged(tag)).toEqual(['lina', 'wanglei']);
  await wecom().change('tom', { visible: false });
  const both = displays.show(display, shown([tom], [chen]));
  await expect(both).rejects.toMatchObject({ retryIn: null, code: 'invalidlist' });
  expect(wecom().tagged(tag)).toEqual(['chenhao']);
});
