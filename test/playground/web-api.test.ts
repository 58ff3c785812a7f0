import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import type { Playground } from '../../src/playground/control/playground';
import { aPlayground, aSeed, itDesk, mei, tom } from './a-workspace';

let playground: Playground;
let slack: WebClient;
const divider = { type: 'divider' as const };
const modal = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Hello' }, blocks: [divider] };

const client = (token = 'xoxb-test') =>
  new WebClient(token, {
    slackApiUrl: playground.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });

const errorOf = async (call: Promise<unknown>): Promise<string> => {
  const problem = await call.then(
    () => undefined,
    (one: unknown) => one,
  );
  return problem instanceof WebAPIPlatformError ? String(problem.data.error) : String(problem);
};

beforeEach(async () => {
  playground = await aPlayground();
  slack = client();
});
afterEach(() => playground.stop());

describe('who calls', () => {
  test('the bot is told who it is and which scopes it has', async () => {
    const answer = await slack.auth.test();
    expect(answer).toMatchObject({ ok: true, user_id: 'U09BOT', bot_id: 'B09BOT', team_id: 'T01' });
    expect(answer.response_metadata?.scopes).toContain('chat:write');
  });

  test('a wrong token, none, a revoked one and the wrong kind are refused', async () => {
    expect(await errorOf(client('xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await errorOf(client('').auth.test())).toBe('not_authed');
    expect(await errorOf(slack.apps.connections.open({}))).toBe('not_allowed_token_type');
    playground.refuseTokens('account_inactive');
    expect(await errorOf(slack.auth.test())).toBe('account_inactive');
  });

  test('a method outside the granted scopes names what is missing', async () => {
    const problem = await slack.pins.add({ channel: itDesk, timestamp: '1.1' }).catch((one: unknown) => one);
    expect(problem).toMatchObject({ data: { error: 'missing_scope', needed: 'pins:write' } });
  });

  test('an unknown method is unknown', async () => {
    expect(await errorOf(slack.apiCall('chat.shout'))).toBe('unknown_method');
  });
});

describe('messages', () => {
  test('are posted, answered in their thread, edited, linked and deleted; metadata is read back', async () => {
    const metadata = { event_type: 'card', event_payload: { id: 'IT-1' } };
    const { ts = '' } = await slack.chat.postMessage({ channel: itDesk, text: 'one', metadata });
    await slack.chat.postMessage({ channel: itDesk, text: 'two', thread_ts: ts });
    await slack.chat.update({ channel: itDesk, ts, text: 'one, better' });
    const thread = await slack.conversations.replies({ channel: itDesk, ts, include_all_metadata: true });
    expect(thread.messages?.map((one) => one.text)).toEqual(['one, better', 'two']);
    expect(thread.messages?.[0]).toMatchObject({ metadata, reply_count: 1, edited: { user: 'U09BOT' } });
    expect((await slack.conversations.history({ channel: itDesk })).messages).toHaveLength(1);
    expect((await slack.chat.getPermalink({ channel: itDesk, message_ts: ts })).permalink).toContain(
      '/archives/C01DESK/p',
    );
    await slack.chat.delete({ channel: itDesk, ts });
    expect(await errorOf(slack.chat.update({ channel: itDesk, ts, text: 'x' }))).toBe('message_not_found');
  });

  test('bear unique, growing timestamps of the demo clock', async () => {
    const posted = await Promise.all(['a', 'b', 'c'].map((text) => slack.chat.postMessage({ channel: itDesk, text })));
    expect(new Set(posted.map((one) => one.ts)).size).toBe(3);
    await playground.advance('65m');
    const { ts } = await slack.chat.postMessage({ channel: itDesk, text: 'later' });
    expect(ts).toBe(`${Date.parse('2026-11-23T02:05:00Z') / 1000}.000000`);
  });

  const refusals: [string, object, string][] = [
    ['without text', { channel: itDesk }, 'no_text'],
    ['into a channel that is not', { channel: 'C404', text: 'x' }, 'channel_not_found'],
    ['into a channel the bot is not in', { channel: 'C02ELSE', text: 'x' }, 'not_in_channel'],
    ['into a private channel the bot is not in', { channel: 'G03SECRET', text: 'x' }, 'channel_not_found'],
    ['into an archived channel', { channel: 'C04OLD', text: 'x' }, 'is_archived'],
    ['under a message that is not', { channel: itDesk, text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
    ['with blocks that are no JSON', { channel: itDesk, text: 'x', blocks: '[{' }, 'invalid_blocks_format'],
    ['with a bogus block', { channel: itDesk, text: 'x', blocks: [{ type: 'bogus' }] }, 'invalid_blocks'],
    ['with metadata of no shape', { channel: itDesk, text: 'x', metadata: { a: 1 } }, 'invalid_metadata_schema'],
  ];
  test.each(refusals)('%s are refused as Slack does', async (_name, args, error) => {
    expect(await errorOf(slack.apiCall('chat.postMessage', { ...args }))).toBe(error);
  });

  test('of people cannot be edited by the bot, and an edit takes 4,000 characters', async () => {
    const { message } = await playground.as(tom).say(itDesk, 'mine');
    const ts = message?.ts ?? '';
    expect(await errorOf(slack.chat.update({ channel: itDesk, ts, text: 'x' }))).toBe('cant_update_message');
    const own = await slack.chat.postMessage({ channel: itDesk, text: 'x' });
    const long = { channel: itDesk, ts: own.ts ?? '', text: 'x'.repeat(4001) };
    expect(await errorOf(slack.chat.update(long))).toBe('msg_too_long');
  });

  test('for one person are seen by them alone, and cannot be edited', async () => {
    const { message_ts: ts = '' } = await slack.chat.postEphemeral({ channel: itDesk, user: mei, text: 'psst' });
    expect(playground.as(mei).sees().messages).toMatchObject([{ text: 'psst', ephemeral: true }]);
    expect(playground.as(tom).sees().messages).toEqual([]);
    expect(await errorOf(slack.chat.update({ channel: itDesk, ts, text: 'x' }))).toBe('message_not_found');
  });

  test('to a person arrive in their dm', async () => {
    const opened = await slack.conversations.open({ users: mei });
    const posted = await slack.chat.postMessage({ channel: mei, text: 'hello' });
    expect(posted.channel).toBe(opened.channel?.id);
    expect(playground.as(mei).sees().messages).toMatchObject([{ channel: 'D01MEI', text: 'hello' }]);
  });
});

describe('people', () => {
  test('have a language and a time zone, the language only where asked for', async () => {
    const { user } = await slack.users.info({ user: mei, include_locale: true });
    expect(user).toMatchObject({ locale: 'zh-CN', tz: 'Asia/Shanghai', tz_offset: 28_800 });
    expect((await slack.users.info({ user: mei })).user).not.toHaveProperty('locale');
    expect(await errorOf(slack.users.info({ user: 'U404' }))).toBe('user_not_found');
  });

  test('are listed page by page', async () => {
    const first = await slack.users.list({ limit: 2 });
    const second = await slack.users.list({ limit: 2, cursor: first.response_metadata?.next_cursor ?? '' });
    expect([first.members?.length, second.members?.length]).toEqual([2, 1]);
    expect(second.response_metadata?.next_cursor).toBe('');
  });
});

describe('views', () => {
  test('open once by a trigger', async () => {
    const trigger_id = playground.triggerFor(mei);
    const opened = await slack.views.open({ trigger_id, view: modal });
    expect(opened.view).toMatchObject({ type: 'modal', root_view_id: opened.view?.id, state: { values: {} } });
    expect(await errorOf(slack.views.open({ trigger_id, view: modal }))).toBe('exchanged_trigger_id');
    expect(await errorOf(slack.views.open({ trigger_id: 'none', view: modal }))).toBe('invalid_trigger_id');
  });

  test('are refused after three seconds', async () => {
    await playground.stop();
    let wall = Date.now();
    playground = await aPlayground({ wall: () => wall });
    slack = client();
    const trigger_id = playground.triggerFor(mei);
    wall += 3001;
    expect(await errorOf(slack.views.open({ trigger_id, view: modal }))).toBe('expired_trigger_id');
  });

  test('stack three high', async () => {
    const open = () => ({ trigger_id: playground.triggerFor(mei), view: modal });
    await slack.views.open(open());
    await slack.views.push(open());
    await slack.views.push(open());
    expect(await errorOf(slack.views.push(open()))).toBe('push_limit_reached');
    expect(playground.as(mei).sees().views).toHaveLength(3);
  });

  test('are not updated from an older state', async () => {
    const { view } = await slack.views.open({ trigger_id: playground.triggerFor(mei), view: modal });
    const { id: view_id = '', hash = '' } = view ?? {};
    await slack.views.update({ view_id, hash, view: modal });
    expect(await errorOf(slack.views.update({ view_id, hash, view: modal }))).toBe('hash_conflict');
    expect(await errorOf(slack.views.update({ view_id: 'V404', view: modal }))).toBe('not_found');
  });

  test('with mistakes are refused with pointers', async () => {
    const view = { ...modal, title: { type: 'plain_text' as const, text: 'x'.repeat(25) } };
    const problem = await slack.views
      .open({ trigger_id: playground.triggerFor(mei), view })
      .catch((one: unknown) => one);
    expect(problem).toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('/view/title/text')] },
      },
    });
  });

  test('are published on the home tab', async () => {
    await slack.views.publish({ user_id: mei, view: { type: 'home', blocks: [divider] } });
    expect(playground.homeOf(mei)).toMatchObject({ type: 'home', blocks: [{ type: 'divider' }] });
  });
});

describe('files', () => {
  test('are uploaded, shared a moment later, shown in an image and downloaded with the token', async () => {
    await playground.stop();
    let wall = Date.now();
    playground = await aPlayground({ wall: () => wall });
    slack = client();
    const file = Buffer.from('a picture');
    const done = await slack.files.uploadV2({
      channel_id: itDesk,
      file,
      filename: 'chart.png',
      initial_comment: 'today',
    });
    const id = playground.files()[0]?.id ?? '';
    expect(done.ok).toBe(true);
    const image = { type: 'image' as const, slack_file: { id }, alt_text: 'chart' };
    const post = () => slack.chat.postMessage({ channel: itDesk, text: 'chart', blocks: [image] });
    expect(await errorOf(post())).toBe('invalid_blocks');
    expect((await slack.files.info({ file: id })).file?.mimetype).toBe('');
    wall += 1000;
    await playground.until('the share', () => playground.messagesIn(itDesk).find((one) => one.text === 'today'));
    expect((await post()).ok).toBe(true);
    const info = await slack.files.info({ file: id });
    expect(info.file?.mimetype).toBe('image/png');
    expect(info.file?.shares?.public?.[itDesk]).toHaveLength(1);
    const url = info.file?.url_private_download ?? '';
    const headers = { authorization: 'Bearer xoxb-test' };
    expect(await (await fetch(url, { headers })).text()).toBe('a picture');
    expect(await (await fetch(url)).text()).toContain('Sign in');
  });

  test('of no length are refused', async () => {
    expect(await errorOf(slack.files.getUploadURLExternal({ filename: 'a', length: 0 }))).toBe('missing_argument');
  });
});

describe('pace', () => {
  const hurry = async (rules: object) => {
    await playground.stop();
    playground = await aPlayground({ seed: aSeed({ rules }) });
    slack = client();
  };

  test('a channel takes a short burst, then one message a second; the client is told when to come back', async () => {
    await hurry({ channelBurst: 3 });
    const post = () => slack.chat.postMessage({ channel: itDesk, text: 'x' });
    for (let count = 0; count < 3; count += 1) await post();
    const problem = await post().catch((one: unknown) => one);
    expect(problem).toBeInstanceOf(WebAPIRateLimitedError);
    expect(problem).toMatchObject({ retryAfter: 1 });
    expect((await slack.users.info({ user: mei })).ok).toBe(true);
  });

  test('a conversation with a person counts once, by whatever name it is called', async () => {
    await hurry({ channelBurst: 2 });
    const { channel = '' } = await slack.chat.postMessage({ channel: mei, text: 'x' });
    expect(channel).toBe(playground.as(mei).dmChannel);
    await slack.chat.postMessage({ channel, text: 'x' });
    for (const name of [mei, channel]) {
      const problem = await slack.chat.postMessage({ channel: name, text: 'x' }).catch((one: unknown) => one);
      expect(problem).toBeInstanceOf(WebAPIRateLimitedError);
    }
  });

  test('a method is counted by its tier', async () => {
    await hurry({ burst: 0.1 });
    const list = () => slack.users.list({});
    await list();
    await list();
    expect(await list().catch((one: unknown) => one)).toBeInstanceOf(WebAPIRateLimitedError);
  });

  test('it can be switched off', async () => {
    await hurry({ rateLimits: false });
    const posts = Array.from({ length: 60 }, () => slack.chat.postMessage({ channel: itDesk, text: 'x' }));
    await expect(Promise.all(posts)).resolves.toHaveLength(60);
  });
});

describe('faults', () => {
  test('come when asked for, once: a status, an error, and a broken connection after the effect', async () => {
    playground.failNext('chat.postMessage', { status: 503 });
    playground.failNext('chat.postMessage', { error: 'fatal_error' });
    playground.failNext('chat.postMessage', { dropAfterEffect: true });
    const post = (text: string) => slack.chat.postMessage({ channel: itDesk, text });
    await expect(post('a')).rejects.toMatchObject({ statusCode: 503 });
    expect(await errorOf(post('b'))).toBe('fatal_error');
    await expect(post('c')).rejects.toThrow();
    await post('d');
    expect(playground.messagesIn(itDesk).map((one) => one.text)).toEqual(['c', 'd']);
    expect(playground.callsOf('chat.postMessage').map((one) => one.outcome)).toEqual([
      'http 503',
      'fatal_error',
      'ok',
      'ok',
    ]);
  });

  test('a hanging call ends with the client’s own patience', async () => {
    playground.failNext('chat.update', { hang: true });
    const hasty = new WebClient('xoxb-test', {
      slackApiUrl: playground.slackApiUrl,
      retryConfig: { retries: 0 },
      timeout: 100,
    });
    await expect(hasty.chat.update({ channel: itDesk, ts: '1.1', text: 'x' })).rejects.toThrow();
  });
});
