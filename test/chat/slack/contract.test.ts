import { Addresses } from '../../../src/chat/slack/address';
import { createApi, type SlackApi } from '../../../src/chat/slack/client';
import { createSlack } from '../../../src/chat/slack/index';
import { Profiles } from '../../../src/chat/slack/profile';
import { loadingView, noticeView } from '../../../src/chat/slack/view';
import { personId } from '../../../src/domain/people/person';
import { before, minutes } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import { type Delivery, DeliveryFailed, MessageGone, type Platform } from '../../../src/ports/platform';
import { asCard, asMessage } from '../../../src/views/card';
import { depsFor, KeptLog, realClock, untilAsync } from './kit/slack-desk';
import { voiceIn } from './kit/voices';
import { ask, emulate, playground, type WebApiDouble } from './kit/web-api-doubles';

/** What a double does not do; each was looked at, and Slack's documents side with the playground. */
const lacks: Readonly<Record<string, readonly string[]>> = {
  playground: [],
  emulate: [
    'a refused token', // takes unknown tokens for the administrator
    'locale and zone', // users.info has neither
    'blocks', // takes any array for blocks
    'one message a second', // limits nothing
  ],
};
const title = say('slack.deskTitle');
const doubles = { playground, emulate };

describe.each(['playground', 'emulate'] as const)('the adapter against %s', (name) => {
  let double: WebApiDouble;
  let slack: Platform;
  let api: SlackApi;
  const has = (feature: string): boolean => !lacks[name]?.includes(feature);
  /** Whether a claim about the double holds; what a double lacks must really be lacking. */
  const holds = (claim: () => Promise<void>): Promise<boolean> =>
    claim().then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    double = await doubles[name]();
    const { deps } = depsFor(double.apiUrl);
    const config = { ...deps.config, engineers: { fallback: double.channel, byPlace: {} } };
    slack = createSlack({ ...deps, config, fetchFile: async () => Buffer.from('png') });
    api = createApi({ config, clock: realClock, logger: new KeptLog(), pause: async () => undefined });
  });
  afterAll(() => double.stop());

  const card = asCard({ title, tone: 'good', summary: title, parts: [{ kind: 'text', text: typed('卡纸 <b>') }] });
  const delivery = (outboxId: string, more: Partial<Delivery> = {}): Delivery => ({
    outboxId,
    reason: 'card',
    to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] },
    content: card,
    speak: voiceIn('zh-CN'),
    readerOf: () => undefined,
    speakIn: () => voiceIn('en'),
    accountOf: () => undefined,
    here: () => true,
    ...more,
  });
  const history = async (channel: string) => {
    const answer = await ask(double.apiUrl, 'conversations.history', { channel, include_all_metadata: 'true' });
    return answer['messages'] as readonly Record<string, unknown>[];
  };
  const person = () => ({
    id: personId('mei'),
    name: '林梅',
    language: 'zh-CN' as const,
    zone: 'Asia/Shanghai',
    roles: [],
    skills: [],
    active: true,
    identities: { slack: double.person },
  });

  test('starts and stops', async () => {
    await slack.start();
    await slack.stop();
  });

  test('posts a card that carries its mark, and edits it in place', async () => {
    const ref = await slack.deliver(delivery('c1'));
    await slack.deliver(delivery('c1-edit', { edit: ref, content: asMessage({ text: typed('改了') }) }));
    const message = (await history(double.channel)).find(({ ts }) => ts === ref.data['ts']);
    expect(message).toMatchObject({ text: '改了' });
  });

  test('finds an uncertain message again by its mark, in the channel and in a thread', async () => {
    const uncertainSince = before(realClock.now(), minutes(1));
    const head = await slack.deliver(delivery('c2'));
    const below = await slack.deliver(delivery('c3', { under: head }));
    expect(await slack.deliver(delivery('c2', { uncertainSince }))).toEqual(head);
    expect(await slack.deliver(delivery('c3', { under: head, uncertainSince }))).toEqual(below);
    const again = await slack.deliver(delivery('c4', { under: head, uncertainSince }));
    expect(again.key).not.toBe(below.key);
  });

  test('writes to a person', async () => {
    const to = { to: { kind: 'person' as const, person: personId('mei') }, person: person() };
    const ref = await slack.deliver(delivery('c5', { ...to, content: asMessage({ text: typed('你好') }) }));
    const opened = await new Addresses(api, { engineers: { fallback: '', byPlace: {} } }).readable(to);
    expect(ref.data['channel']).toBe(opened.channel);
  });

  test('brings a file into the thread', async () => {
    const file = { id: 'F', name: 'photo.png', mime: 'image/png', size: 3, platform: 'wecom', source: {} };
    const ref = await slack.deliver(delivery('c6', { content: asMessage({ text: typed('看图'), files: [file] }) }));
    const thread = { channel: double.channel, ts: String(ref.data['ts']) };
    // Slack shares a file a moment after it said yes.
    const replies = async () => JSON.stringify(await ask(double.apiUrl, 'conversations.replies', thread));
    await untilAsync(async () => (await replies()).includes('photo.png'));
  });

  test('says when the message to edit is gone, and when there is no such channel', async () => {
    const gone = { key: 'x', data: { channel: double.channel, ts: '1.000001' } };
    await expect(slack.deliver(delivery('c7', { edit: gone }))).rejects.toBeInstanceOf(MessageGone);
    const nowhere = { key: 'x', data: { channel: 'C0NOWHERE', ts: '1.000001' } };
    await expect(slack.deliver(delivery('c8', { under: nowhere }))).rejects.toBeInstanceOf(DeliveryFailed);
  });

  test('opens a window with a trigger once, updates it, and draws a home page', async () => {
    const speak = voiceIn('en');
    const notice = noticeView('Done', 'Saved.', speak);
    const trigger = await double.trigger();
    const opened = await api.call('views.open', { trigger_id: trigger, view: loadingView(speak) });
    const { id, hash } = opened['view'] as { readonly id: string; readonly hash: string };
    await api.call('views.update', { view_id: id, hash, view: notice });
    await expect(api.call('views.update', { view_id: id, hash, view: notice })).rejects.toMatchObject({
      code: 'hash_conflict',
    });
    await expect(api.call('views.open', { trigger_id: trigger, view: loadingView(speak) })).rejects.toMatchObject({
      code: 'exchanged_trigger_id',
    });
    const home = { user_id: double.person, view: { type: 'home', blocks: [] } };
    expect(await api.call('views.publish', home)).toMatchObject({ ok: true });
  });

  test('knows the locale and zone of people, where it does', async () => {
    const claim = async (): Promise<void> => {
      const profile = await new Profiles(api, realClock).of(double.person);
      expect(profile).toEqual({ name: '林梅', language: 'zh-CN', zone: 'Asia/Shanghai' });
    };
    expect(await holds(claim)).toBe(has('locale and zone'));
  });

  test('refuses a token it does not know, where it does', async () => {
    const claim = async (): Promise<void> => {
      const config = { apiUrl: double.apiUrl, botToken: 'xoxb-another' };
      const stranger = createApi({ config, clock: realClock, logger: new KeptLog(), pause: async () => undefined });
      await expect(stranger.call('auth.test', {})).rejects.toMatchObject({ code: 'invalid_auth' });
    };
    expect(await holds(claim)).toBe(has('a refused token'));
  });

  test('refuses blocks beyond the limits, where it does', async () => {
    const claim = async (): Promise<void> => {
      const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } };
      const message = { channel: double.channel, text: 'x', blocks: [header] };
      await expect(api.call('chat.postMessage', message)).rejects.toMatchObject({ code: 'invalid_blocks' });
    };
    expect(await holds(claim)).toBe(has('blocks'));
  });

  test('limits a channel that is written to without measure, where it does', async () => {
    const claim = async (): Promise<void> => {
      const post = () => ask(double.apiUrl, 'chat.postMessage', { channel: double.channel, text: 'x' });
      const answers = await Promise.all(Array.from({ length: 30 }, post));
      expect(answers.some(({ error }) => error === 'ratelimited')).toBe(true);
    };
    expect(await holds(claim)).toBe(has('one message a second'));
  });
});
