import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WecomAnswer, WecomEvent, WecomState } from '../../../src/playground/wecom/wire';
import { aPlayground } from '../a-workspace';
import { type ACompany, AnApp, aClaimCard, aCompany, agentId, cardTo, textTo } from './a-company';

let company: ACompany;
let app: AnApp;
let folder: string;
let dataFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'company-'));
  dataFile = join(folder, 'slack.json');
  app = new AnApp();
  company = await aCompany({ dataFile });
  await company.wecom.setCallbackUrl(`${await app.start()}/wecom/callback`);
});
afterEach(async () => {
  await company.playground.stop();
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

const stateOf = async (userid: string) =>
  (await (await fetch(`${company.playground.url}/play/wecom/state?as=${userid}`)).json()) as WecomState;
const post = async (what: string, userid: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const address = `${company.playground.url}/play/wecom/${what}?as=${userid}`;
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as WecomAnswer;
};

async function events(userid: string, count: number, after: number): Promise<WecomEvent[]> {
  const stopper = new AbortController();
  const address = `${company.playground.url}/play/wecom/events?as=${userid}&after=${after}`;
  const answer = await fetch(address, { signal: stopper.signal });
  const found: WecomEvent[] = [];
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const one of whole) {
      const data = /^data: (.*)$/m.exec(one)?.[1];
      if (data !== undefined) found.push(JSON.parse(data) as WecomEvent);
    }
    if (found.length >= count) break;
  }
  stopper.abort();
  return found;
}

test('a persona sees their own chat, the menu, their groups and who is who', async () => {
  await company.call('message/send', textTo('lisi', 'for lisi'));
  await company.call('appchat/create', { name: '值班', userlist: ['lisi', 'ZhangSan'], chatid: 'duty' });
  expect((await stateOf('lisi')).groups).toEqual([]);
  await company.call('appchat/send', { chatid: 'duty', msgtype: 'text', text: { content: 'hello' } });
  const state = await stateOf('LISI');
  expect(state).toMatchObject({
    me: { userid: 'lisi', language: 'zh-CN' },
    app: { agentId, name: 'IT 服务台' },
    messages: [{ text: 'for lisi', from: 'app' }],
    groups: [{ chatid: 'duty', messages: [{ text: 'hello' }] }],
    webview: '/webview/@lisi/',
  });
  const other = await stateOf('00123');
  expect([other.messages, other.groups, other.me.slackUser]).toEqual([[], [], 'U01MEI']);
  const nobody = await fetch(`${company.playground.url}/play/wecom/state?as=nobody`);
  expect(nobody.status).toBe(422);
});

test('what happens is told to those it concerns, the clock to all', async () => {
  const { lastEvent } = await stateOf('lisi');
  await company.call('message/send', textTo('00123', 'private'));
  await company.call('message/send', textTo('lisi', 'hello'));
  await company.playground.advance('1h');
  expect(await events('lisi', 2, lastEvent)).toMatchObject([
    { type: 'message', message: { text: 'hello' } },
    { type: 'clock', clock: { iso: '2026-11-23T02:00:00.000Z' } },
  ]);
});

test('the page says, presses, chooses, uploads and opens', async () => {
  const { msgid } = await company.call('message/send', cardTo('lisi', aClaimCard('t')));
  expect(await post('open', 'lisi', {})).toEqual({ ok: true });
  expect(await post('say', 'lisi', { text: '你好' })).toEqual({ ok: true });
  expect(await post('press', 'lisi', { msgid, key: 'claim' })).toEqual({ ok: true });
  expect(await post('press', 'lisi', { msgid, key: '详情' })).toMatchObject({ url: 'https://desk.example.com/t/1' });
  expect(await post('location', 'lisi', { label: '3楼', latitude: 1, longitude: 2 })).toEqual({ ok: true });
  expect(await post('choose', 'lisi', { msgid, selected: {} })).toMatchObject({
    problem: expect.stringContaining('nothing to submit'),
  });
  expect(await post('menu', 'lisi', { names: ['x'] })).toMatchObject({ problem: expect.stringContaining('no button') });
  const up = `${company.playground.url}/play/wecom/upload?as=lisi&type=image&name=a.png`;
  expect(await (await fetch(up, { method: 'POST', body: 'png' })).json()).toEqual({ ok: true });
  expect(app.heard.map((xml) => /<(?:Event|MsgType)><!\[CDATA\[(?!event)(\w+)/.exec(xml)?.[1])).toEqual([
    'enter_agent',
    'text',
    'template_card_event',
    'location',
    'image',
  ]);
});

test('an app that does not answer is said to the persona', async () => {
  app.statuses.push(500);
  const { lastEvent } = await stateOf('lisi');
  expect(await post('say', 'lisi', { text: 'hello' })).toMatchObject({ ok: false });
  expect((await events('lisi', 2, lastEvent)).map((one) => one.type)).toEqual(['message', 'trouble']);
});

test('a workspace without a company has none of it', async () => {
  const alone = await aPlayground();
  expect(alone.wecom).toBeUndefined();
  for (const path of ['/play/wecom/state', '/wecom/cgi-bin/gettoken', '/webview/x'])
    expect((await fetch(alone.url + path)).ok).toBe(false);
  await alone.stop();
});

test('chats, cards, codes, groups, menu, files and the token are there again after a restart', async () => {
  const body = { ...cardTo('lisi', aClaimCard('kept')), enable_duplicate_check: 1 };
  const sent = await company.call('message/send', body);
  await company.wecom.as('lisi').sendImage('图.png', Buffer.from('png'));
  await company.call('appchat/create', { name: '值班', userlist: ['lisi', 'ZhangSan'], chatid: 'duty' });
  await company.call('menu/create', { button: [{ name: 'a', type: 'click', key: 'k' }] }, { agentid: String(agentId) });
  await company.wecom.change('00123', { status: 2 });
  const token = await company.token();
  await company.playground.stop();

  company = await aCompany({ dataFile });
  await company.wecom.setCallbackUrl(`${app.url}/wecom/callback`);
  expect(await company.token()).toBe(token);
  expect(company.wecom.messagesOf('lisi').map((one) => one.type)).toEqual(['template_card', 'image']);
  const mediaId = company.wecom.messagesOf('lisi')[1]?.media?.mediaId ?? '';
  expect((await company.wecom.mediaBytes(mediaId))?.toString()).toBe('png');
  expect([company.wecom.menu().length, company.wecom.groups().length]).toEqual([1, 1]);
  expect(company.wecom.members().find((one) => one.userid === '00123')?.status).toBe(2);
  expect((await company.call('message/send', body))['msgid']).toBe(sent['msgid']);
  expect((await company.call('message/send', cardTo('lisi', aClaimCard('kept')))).errcode).toBe(42014);
  const update = {
    agentid: agentId,
    atall: 1,
    response_code: sent['response_code'],
    button: { replace_name: '已接单' },
  };
  expect((await company.call('message/update_template_card', update)).errcode).toBe(0);
  expect(company.wecom.messagesOf('lisi')[0]?.card?.greyed).toBe('已接单');
});
