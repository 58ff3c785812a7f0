import { ticketRef } from '../../../src/domain/record/record-ref';
import { type Duration, minutes, seconds } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Reply } from '../../../src/ports/inbound';
import { type Answer, FakeSlack } from './kit/fake-slack';
import {
  eventOf,
  interaction,
  MemoryInbox,
  type SlackUnderTest,
  send,
  startSlack,
  until,
  untilAsync,
} from './kit/slack-desk';

let fake: FakeSlack;
let desk: SlackUnderTest;

beforeEach(async () => {
  fake = await new FakeSlack().start();
  desk = await startSlack(fake.apiUrl);
});

afterEach(async () => {
  await desk.stop();
  await fake.stop();
});

const direct = (ts: string, more: object = {}): object => ({
  type: 'message',
  channel_type: 'im',
  channel: 'D1',
  user: 'U1',
  text: '打印机卡纸 &lt;b&gt;',
  ts,
  ...more,
});
const command = (more = ''): string => `command=%2Frepair&text=VPN+down&user_id=U1&trigger_id=t1${more}`;

describe('whoever is not Slack', () => {
  const refused = [
    ['a forged signature', { secret: 'another' }, 401],
    ['a stale stamp', { skew: -301 }, 401],
    ['a stamp of the future', { skew: 400 }, 401],
  ] as const;
  test.each(refused)('is refused with %s before any work', async (_what, spoiling, status) => {
    const response = await send(desk.url, command(), spoiling);
    expect(response.status).toBe(status);
    expect(desk.inbound.acts).toEqual([]);
    expect(fake.asked('views.open')).toEqual([]);
  });

  test('is refused without a signature', async () => {
    const response = await fetch(desk.url, { method: 'POST', body: command() });
    expect(response.status).toBe(401);
  });

  test('is refused when it sends more than a megabyte', async () => {
    const status = await send(desk.url, `{"a":"${'x'.repeat(1_100_000)}"}`).then(
      (response) => response.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect(desk.inbox.kept.size).toBe(0);
  });

  const by = { user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: 't1' };
  test.each([
    ['an event that is a word', eventOf('Ev1', 'message' as never)],
    ['an event that is a number', eventOf('Ev2', 7 as never)],
    ['an item that is a word', eventOf('Ev3', { type: 'reaction_added', item: 'x' })],
    ['a press by null', interaction({ type: 'block_actions', ...by, user: null, actions: [{}] })],
    ['a channel that is null', interaction({ type: 'message_action', ...by, channel: null })],
    ['a team that is null', interaction({ type: 'view_submission', ...by, team: null, user: null, view: {} })],
  ])('is told that %s cannot be read, although it is signed', async (_what, body) => {
    expect((await send(desk.url, body)).status).toBe(400);
    expect(desk.inbound.acts).toEqual([]);
    expect(desk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('is not told off for an event nested without end: the desk lives, and it is kept as far down as anybody reads', async () => {
    const deep = `${'['.repeat(90_000)}${']'.repeat(90_000)}`;
    const body = `{"type":"event_callback","event_id":"Ev4","event":{"type":"file_shared","x":${deep}}}`;
    expect((await send(desk.url, body)).status).toBe(200);
    expect(desk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('finds nothing on other paths and by other methods', async () => {
    const elsewhere = await send(desk.url.replace('/events', '/else'), command());
    const reading = await fetch(desk.url);
    expect([elsewhere.status, reading.status]).toEqual([404, 405]);
  });
});

test('answers the check of its address', async () => {
  const challenge = await send(desk.url, JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
  expect(await challenge.json()).toEqual({ challenge: 'abc' });
  const ssl = await fetch(desk.url, { method: 'POST', body: 'ssl_check=1&token=x' });
  expect(ssl.status).toBe(200);
});

test('takes a form whose type names its charset', async () => {
  const type = 'application/x-www-form-urlencoded;charset=UTF-8';
  expect((await send(desk.url, command(), { type })).status).toBe(200);
  await until(() => desk.inbound.given('open').length === 1);
});

test('opens a loading view before it asks the desk for the form', async () => {
  await send(desk.url, command());
  await until(() => fake.asked('views.update').length === 1);
  expect(fake.calls.map(({ method }) => method).slice(-2)).toEqual(['views.open', 'views.update']);
  expect(fake.asked('views.update')[0]).toMatchObject({ view_id: 'V1', hash: 'h1' });
  expect(desk.inbound.given('open')).toMatchObject([{ action: 'ask', text: 'VPN down', from: { account: 'U1' } }]);
});

test('says so when the window came too late, and asks the desk for nothing', async () => {
  fake.next('views.open', { ok: false, error: 'expired_trigger_id' });
  await send(desk.url, command());
  await until(() => fake.asked('chat.postMessage').length === 1);
  expect(fake.asked('chat.postMessage')[0]).toMatchObject({
    channel: 'U1',
    text: expect.stringContaining('打开表单超时'),
  });
  expect(desk.inbound.acts).toEqual([]);
});

describe('an event', () => {
  test('is kept before it is acknowledged, heard once, and finished', async () => {
    const body = eventOf('Ev1', direct('1700000000.000100'));
    const first = await send(desk.url, body);
    expect(desk.inbox.kept.size).toBe(1);
    const again = await send(desk.url, body);
    await until(() => desk.inbox.finished.length === 1);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(desk.inbound.given('hear')).toHaveLength(1);
    expect(desk.inbound.given('hear')[0]).toMatchObject({ where: 'direct', text: '打印机卡纸 <b>' });
  });

  test('is heard once although a mention comes as two events', async () => {
    const mention = { channel: 'C1', user: 'U1', text: '<@UBOT> 打印机坏了', ts: '1700000000.000200' };
    await send(desk.url, eventOf('Ev2', { type: 'message', channel_type: 'channel', ...mention }));
    await send(desk.url, eventOf('Ev3', { type: 'app_mention', ...mention }));
    await until(() => desk.inbox.finished.length === 1);
    expect(desk.inbound.given('hear')).toMatchObject([{ where: 'mention', text: '打印机坏了' }]);
  });

  test('that asks for a ticket in a channel is answered to whoever asks alone, and once (2.6)', async () => {
    const card = { title: typed('IT-1001 打印机卡纸'), tone: 'plain', summary: say('slack.saved'), parts: [] } as never;
    desk.inbound.replies.set('hear', { kind: 'card', card, about: ticketRef(1001 as never) });
    const mention = { channel: 'C1', user: 'U1', text: '<@UBOT> IT-1001', ts: '1700000000.000700' };
    await send(desk.url, eventOf('Ev7', { type: 'app_mention', ...mention }));
    await until(() => desk.inbox.finished.length === 1);
    const said = fake.asked('chat.postMessage');
    expect(said.map(({ channel }) => channel)).toEqual(['U1', 'C1']);
    expect(JSON.stringify(said[0])).toContain('打印机卡纸');
    expect(JSON.stringify(said[1])).not.toContain('打印机卡纸');
  });

  test('is not acknowledged while the database is away, so that Slack brings it again', async () => {
    desk.inbox.down = true;
    const body = eventOf('Ev4', direct('1700000000.000300'));
    expect((await send(desk.url, body)).status).toBe(500);
    desk.inbox.down = false;
    expect((await send(desk.url, body)).status).toBe(200);
    await until(() => desk.inbox.finished.length === 1);
    expect(desk.inbound.given('hear')).toHaveLength(1);
  });

  test('stays unfinished when the answer could not be given, and is answered once when tried again', async () => {
    desk.inbound.replies.set('hear', { kind: 'done', text: typed('IT-1042') });
    fake.next('chat.postMessage', { ok: false, error: 'fatal_error' });
    await send(desk.url, eventOf('Ev5', direct('1700000000.000400')));
    await until(() => desk.log.lines.some((line) => line.includes('Slack could not be answered')));
    expect(desk.inbox.finished).toEqual([]);
    const [payload] = [...desk.inbox.kept.values()];
    const said = {
      ts: '1700000000.000500',
      metadata: { event_type: 'dutydesk', event_payload: { outbox: [...desk.inbox.kept.keys()][0] } },
    };
    fake.next('conversations.history', { ok: true, messages: [said] });
    await desk.slack.replay(payload);
    expect(fake.asked('chat.postMessage')).toHaveLength(1);
  });

  test('of nobody we listen to is acknowledged and not kept', async () => {
    const own = direct('1', { user: 'UBOT', bot_id: 'BBOT' });
    const edit = direct('2', { subtype: 'message_changed' });
    const chatter = { type: 'message', channel_type: 'channel', channel: 'C1', user: 'U1', text: 'lunch?', ts: '3' };
    for (const event of [own, edit, chatter])
      expect((await send(desk.url, eventOf(`E${JSON.stringify(event).length}`, event))).status).toBe(200);
    expect(desk.inbox.kept.size).toBe(0);
    expect(desk.inbound.acts).toEqual([]);
  });
});

test('draws the home page when somebody opens it', async () => {
  desk.inbound.cards = [
    { title: { say: 'slack.deskTitle' }, tone: 'plain', parts: [], summary: { say: 'slack.deskTitle' } },
  ];
  await send(desk.url, eventOf('Ev6', { type: 'app_home_opened', user: 'U1', tab: 'home' }));
  await until(() => fake.asked('views.publish').length === 1);
  expect(fake.asked('views.publish')[0]).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
});

test('answers a command and a button it does not know', async () => {
  await send(desk.url, 'command=%2Fother&text=&user_id=U1&trigger_id=t1');
  await until(() => fake.asked('chat.postMessage').length === 1);
  const stale = {
    type: 'block_actions',
    user: { id: 'U1' },
    trigger_id: 't2',
    actions: [{ action_id: 'old', value: 'claim' }],
  };
  await send(desk.url, interaction(stale));
  await until(() => fake.asked('chat.postMessage').length === 2);
  expect(fake.asked('chat.postMessage').map(({ text }) => text)).toEqual([
    expect.stringContaining('/other'),
    expect.stringContaining('旧卡片'),
  ]);
});

test.each<readonly [string, Answer, string, string]>([
  ['their own language', { ok: true, user: { id: 'U9', name: 'mei', locale: 'zh-CN' } }, '正在打开表单', '再按一次'],
  ['the desk’s where Slack does not say', { ok: false, error: 'internal_error' }, 'Opening', 'too long'],
])('whoever it has not met since its start is told in %s (K9)', async (_which, profile, opening, tooLate) => {
  fake.next('users.info', profile, profile);
  fake.next('views.open', { ok: false, error: 'expired_trigger_id' });
  await send(desk.url, 'command=%2Frepair&text=VPN&user_id=U9&trigger_id=t1');
  await until(() => fake.asked('chat.postMessage').length === 1);
  expect(JSON.stringify(fake.asked('views.open')[0])).toContain(opening);
  expect(fake.asked('chat.postMessage')[0]).toMatchObject({ text: expect.stringContaining(tooLate) });
});

test('answers a press where it was made, for that person only', async () => {
  desk.inbound.replies.set('press', { kind: 'refused', refusal: { kind: 'refusal', say: 'slack.saved' } });
  const press = {
    type: 'block_actions',
    user: { id: 'U2' },
    trigger_id: 't3',
    response_url: `${fake.url}respond`,
    actions: [{ action_id: 'press:0', type: 'button', value: '{"a":"claim","t":1042}' }],
  };
  await send(desk.url, interaction(press));
  await until(() => fake.asked('respond').length === 1);
  expect(fake.asked('respond')[0]).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'Saved.',
  });
  expect(desk.inbound.given('press')).toMatchObject([
    { action: 'claim', about: { kind: 'ticket', id: 1042 }, key: 'slack:press:t3' },
  ]);
});

test('a press that a busy machine acknowledges late is acknowledged, and not taken for a path that is not there', async () => {
  const slow = await startSlack(fake.apiUrl, { answerWithin: seconds(3.2) as Duration });
  let answer: (reply: Reply) => void = () => undefined;
  slow.inbound.replies.set('press', new Promise<Reply>((resolve) => (answer = resolve)));
  const actions = [{ action_id: 'press:0', type: 'button', value: '{"a":"claim","t":1042}' }];
  const press = { type: 'block_actions', user: { id: 'U2' }, trigger_id: 't4', actions };
  const { status } = await send(slow.url, interaction(press));
  answer({ kind: 'refused', refusal: { kind: 'refusal', say: 'slack.saved' } });
  await slow.stop();
  expect(status).toBe(200);
});

test('is not there before it has connected', async () => {
  await desk.slack.stop();
  expect((await send(desk.url, command())).status).toBe(503);
});

test('refuses to start with a token Slack does not know', async () => {
  fake.next('auth.test', { ok: false, error: 'invalid_auth' });
  await expect(startSlack(fake.apiUrl)).rejects.toThrow('auth.test: invalid_auth');
});

test.each<readonly [string, Answer]>([
  ['is out of reach', 'hang up'],
  ['answers with a page', { status: 502, text: '<html>bad gateway</html>' }],
  ['asks for patience', { status: 429, headers: { 'retry-after': '1' } }],
])('starts while Slack %s, so that another platform is served, and connects once Slack is there', async (_, answer) => {
  fake.next('auth.test', answer, answer);
  const early = await startSlack(fake.apiUrl);
  expect((await send(early.url, command())).status).toBe(503);
  await untilAsync(async () => (await send(early.url, command())).status === 200);
  await early.stop();
});

test('a desk that stops while it waits for Slack asks no more', async () => {
  fake.next('auth.test', 'hang up', 'hang up');
  const early = await startSlack(fake.apiUrl);
  await early.stop();
  const asked = fake.asked('auth.test').length;
  await early.slack.start();
  expect(fake.asked('auth.test').length - asked).toBeGreaterThan(0);
  await early.slack.stop();
});

test('checks stamps against the real time, not the clock of the desk', async () => {
  const clock = { now: () => (Date.now() + minutes(65)) as never, monotonic: () => 0 as never };
  const ahead = await startSlack(fake.apiUrl, {
    clock,
    wall: { now: () => Date.now() as never },
    inbox: new MemoryInbox(),
  });
  expect((await send(ahead.url, command())).status).toBe(200);
  await ahead.stop();
});
