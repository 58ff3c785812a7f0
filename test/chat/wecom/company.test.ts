import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { WecomApi } from '../../../src/chat/wecom/api';
import { createWecomApi } from '../../../src/chat/wecom/api/client';
import { createPacing } from '../../../src/chat/wecom/api/pacing';
import { keptEvent } from '../../../src/chat/wecom/callback/kept';
import { type Callback, createCallback } from '../../../src/chat/wecom/callback/serve';
import { checkWecom } from '../../../src/chat/wecom/doctor';
import { createMenu, menuAsks } from '../../../src/chat/wecom/menu';
import type { WecomEvent } from '../../../src/chat/wecom/wecom-event';
import { appMenu } from '../../../src/wiring/app-menu';
import { realClock } from '../../../src/wiring/real-clock';
import { SharedInMemory } from '../../../src/wiring/shared-in-memory';
import { type ACompany, aCompany, agentId, keys } from '../../playground/wecom/a-company';
import { KeptLog, MemoryInbox } from '../slack/kit/slack-desk';
import { voiceIn } from '../slack/kit/voices';

let company: ACompany;
let server: Server;
let callback: Callback;
let api: WecomApi;
let inbox: MemoryInbox;
let told: WecomEvent[];
const shared = new SharedInMemory();
const log = new KeptLog();

beforeEach(async () => {
  company = await aCompany();
  inbox = new MemoryInbox();
  told = [];
  const handle = async (payload: unknown): Promise<void> => {
    const kept = keptEvent(payload);
    if (kept !== undefined) told.push(kept.event);
  };
  const config = { ...keys, agentId, secret: 'app secret', apiUrl: company.wecom.apiUrl };
  callback = createCallback({ config, inbox, wall: realClock, clock: realClock, logger: log, handle });
  server = createServer((request, response) => void callback.serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const pause = (length: number) => pauseFor(length);
  api = createWecomApi({ config, shared: new SharedInMemory(), clock: realClock, logger: log, pause });
  const { port } = server.address() as AddressInfo;
  await company.wecom.setCallbackUrl(`http://127.0.0.1:${port}/wecom/callback`);
});
afterEach(async () => {
  await company.playground.stop();
  await new Promise((done) => server.close(done));
});

const heard = async (): Promise<readonly WecomEvent[]> => {
  await company.wecom.eventsTaken();
  await callback.idle();
  return told;
};
const text = (to: string, content: string) => ({ touser: to, msgtype: 'text', agentid: agentId, text: { content } });

test('what a member does reaches the desk', async () => {
  const wang = company.wecom.as('00123');
  await wang.open();
  await wang.say('  打印机卡纸 <b> ]]> 🖨️');
  await wang.sendImage('jam.png', Buffer.from('89504e470d0a1a0a0000', 'hex'));
  await wang.sendLocation('3 楼东区', 31.2, 121.5);
  expect(await heard()).toMatchObject([
    { kind: 'entered', from: '00123' },
    { kind: 'message', from: '00123', said: { type: 'text', text: '  打印机卡纸 <b> ]]> 🖨️' } },
    { kind: 'message', said: { type: 'media', media: 'image' } },
    { kind: 'message', said: { type: 'location', label: '3 楼东区' } },
  ]);
  const [, , image] = told;
  if (image?.kind !== 'message' || image.said.type !== 'media') throw new Error('no image');
  const { bytes, mime } = await api.download(image.said.mediaId);
  expect([bytes.toString('hex'), mime]).toEqual(['89504e470d0a1a0a0000', 'image/png']);
});

test('the menu that was created is used, and a card is pressed', async () => {
  await createMenu(api, agentId, appMenu(voiceIn('zh-CN'), 'https://desk.example.com'));
  const entries = ['我的报修', '未完成', '值班', '帮助'];
  for (const name of entries) await company.wecom.as('lisi').menu(name);
  const page = await company.wecom.as('lisi').menu('总览');
  expect(page).toMatchObject({ url: 'https://desk.example.com/pages/wecom/jobs' });
  const card = {
    card_type: 'button_interaction',
    main_title: { title: 'IT-1042' },
    task_id: 'it-1042@claim-1',
    button_list: [{ text: '接单', style: 1, key: 'claim:1042' }],
  };
  await api.call('message/send', { ...text('lisi', ''), msgtype: 'template_card', template_card: card });
  const [message] = company.wecom.as('lisi').messages();
  await company.wecom.as('lisi').press(message?.msgid ?? '', '接单');
  expect(await heard()).toMatchObject([
    ...menuAsks.map((eventKey) => ({ kind: 'menu', from: 'lisi', eventKey })),
    { kind: 'press', from: 'lisi', eventKey: 'claim:1042', taskId: 'it-1042@claim-1', selected: {} },
  ]);
});

test('callbacks that come four times and out of order have one effect each', async () => {
  company.wecom.hold();
  const wang = company.wecom.as('00123');
  const saying = Promise.all([wang.say('one'), wang.say('two'), wang.say('three')]);
  await company.wecom.release({ reversed: true, times: 4 });
  await saying;
  const words = (await heard()).map((one) => (one.kind === 'message' && one.said.type === 'text' ? one.said.text : ''));
  expect([...words].sort()).toEqual(['one', 'three', 'two']);
});

test('spoiled callbacks are refused cleanly', async () => {
  const { wecom } = company;
  const xml = wecom.as('lisi').xml({ MsgType: 'text', Content: 'x', MsgId: '1' });
  const spoiled = [
    { signature: 'wrong' },
    { signature: 'none' },
    { receiveId: 'wxOTHER' },
    { age: 3600 },
    { truncate: 16 },
    { truncate: 7 },
    { pad: 70_000 },
    { body: '<!DOCTYPE x [<!ENTITY a "ha">]><xml>&a;</xml>' },
  ] as const;
  for (const one of spoiled) expect(await wecom.sendEvent(xml, one)).toMatchObject({ ok: false });
  expect([await heard(), inbox.kept.size]).toEqual([[], 0]);
  expect(await wecom.sendEvent(xml)).toMatchObject({ ok: true });
});

test('a token that ended is renewed once, and one that is always refused is given up', async () => {
  const { wecom } = company;
  await api.call('message/send', text('lisi', 'one'));
  wecom.expireToken();
  await api.call('message/send', text('lisi', 'two'));
  expect(wecom.callsOf('gettoken')).toHaveLength(2);
  wecom.refuseTokens(40014);
  await expect(api.call('message/send', text('lisi', 'three'))).rejects.toMatchObject({ code: '40014' });
  expect(wecom.callsOf('gettoken').length).toBeLessThanOrEqual(3);
  expect(wecom.callsOf('message/send').length).toBeLessThanOrEqual(5);
});

test('at our pace WeCom discards nothing', async () => {
  const pacing = createPacing({ shared, clock: realClock });
  const turns = [];
  for (let nth = 0; nth < 40; nth += 1) {
    const turn = pacing.take(['lisi'], false).then(() => api.call('message/send', text('lisi', `${nth}`)));
    turns.push(await turn.then(() => true).catch(() => false));
  }
  expect(turns.filter(Boolean)).toHaveLength(28);
  expect(company.wecom.messagesOf('lisi').filter(({ discarded }) => discarded === true)).toEqual([]);
});

test('a file goes up and comes down under its Chinese name', async () => {
  const bytes = Buffer.from('第一行\n第二行');
  const media = await api.upload('file', { name: '故障 日志.txt', bytes });
  expect(await api.download(media)).toMatchObject({ bytes, name: '故障 日志.txt' });
});

test('the doctor names whom nobody can reach, and an address that is not trusted', async () => {
  const config = { agentId, publicUrl: company.wecom.pagesUrl };
  const staff = [
    { person: 'li', account: 'lisi' },
    { person: 'gone', account: 'gone' },
  ];
  const findings = await checkWecom(api, config, { staff, clock: realClock });
  // This company trusts its own host without being told, and says so by no domain.
  expect(findings.filter(({ ok, name }) => !ok && name !== 'domain')).toEqual([
    { name: 'account', subject: 'gone (gone)', ok: false, problem: 'status 5', fix: 'correct-account' },
  ]);
  company.wecom.trustAddress(false);
  expect(await checkWecom(api, config, { staff, clock: realClock })).toMatchObject([
    { name: 'app', ok: false, fix: 'trust-address' },
  ]);
});
