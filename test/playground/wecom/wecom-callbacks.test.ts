import { WecomCrypto } from '@wecom/aibot-node-sdk';
import { decrypted, encrypted, signatureOf } from '../../../src/playground/wecom/envelope';
import { type ACompany, AnApp, aClaimCard, aCompany, cardTo, keys } from './a-company';

let company: ACompany;
let app: AnApp;
beforeEach(async () => {
  app = new AnApp();
  company = await aCompany({}, { retryAfter: [60_000, 60_000, 60_000], answerWithin: 2000 });
  await company.wecom.setCallbackUrl(`${await app.start()}/wecom/callback`);
});
afterEach(async () => {
  await company.playground.stop();
  await app.stop();
});

test('the published message is signed, read and written as published', () => {
  const text =
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3' +
    'TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gs' +
    'ijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUa' +
    'x5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIG' +
    'HBZZIs2pDBS8R07+qN+E7Q==';
  expect(signatureOf(keys.token, '1409659813', '1372623149', text)).toBe('477715d11cdb4164915debcba66cb864d751f3e6');
  const { message, receiveId } = decrypted(keys, text);
  expect(receiveId).toBe(keys.corpId);
  expect(message).toContain('<MsgId>4561255354251345929</MsgId>');
  expect(encrypted(keys, message, receiveId, Buffer.from('0960688932c47ef1'))).toBe(text);
});

test('the published URL check is read as published', () => {
  const echo = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';
  expect(signatureOf(keys.token, '1409659589', '263014780', echo)).toBe('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3');
  expect(decrypted(keys, echo).message).toBe('1616140317555161061');
});

test('what we encrypt, the official package reads, whatever its length', () => {
  const other = new WecomCrypto(keys.token, keys.encodingAesKey, keys.corpId);
  for (let length = 0; length < 100; length += 1) {
    const said = '字'.repeat(length);
    expect(other.decrypt(encrypted(keys, said, keys.corpId, Buffer.alloc(16, length)))).toBe(said);
    const { encrypt, signature } = other.encrypt(said, '1', '2');
    expect(decrypted(keys, encrypt).message).toBe(said);
    expect(signatureOf(keys.token, '1', '2', encrypt)).toBe(signature);
  }
});

test('an address that does not answer the word can’t be saved', async () => {
  await expect(company.wecom.setCallbackUrl(`${app.url}/elsewhere`)).rejects.toThrow('answered 404');
  app.page = (_request, response) => void response.end('"word"');
  await expect(company.wecom.setCallbackUrl(`${app.url}/elsewhere`)).rejects.toThrow('not the word');
});

test('everything a member sends is told, with ids that stay text', async () => {
  const ming = company.wecom.as('00123');
  await ming.say('打印机 <坏了> ]]> & \n再见');
  await ming.sendImage('卡纸.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]));
  await ming.sendVoice(Buffer.from('#!AMR....'));
  await ming.sendVideo('a.mp4', Buffer.from('....ftyp'));
  await ming.sendFile('日志.txt', Buffer.from('log'));
  await ming.sendLocation('3楼东区', 23.134, 113.358);
  await ming.sendLink('网站', 'https://example.com/');
  const [text = '', image = '', ...rest] = app.heard;
  expect(text).toContain('<FromUserName><![CDATA[00123]]></FromUserName>');
  expect(text).toContain('<![CDATA[打印机 <坏了> ]]]]><![CDATA[> & \n再见]]>');
  const ids = app.heard.map((xml) => /<MsgId>(\d+)<\/MsgId>/.exec(xml)?.[1] ?? '');
  expect(new Set(ids).size).toBe(7);
  expect(ids.every((id) => BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER))).toBe(true);
  const mediaId = /<MediaId><!\[CDATA\[(.*?)\]\]>/.exec(image)?.[1] ?? '';
  const file = await fetch(
    `${company.wecom.apiUrl}/cgi-bin/media/get?access_token=${await company.token()}&media_id=${mediaId}`,
  );
  expect([file.headers.get('content-type'), (await file.arrayBuffer()).byteLength]).toEqual(['image/png', 6]);
  expect(rest.map((xml) => /<MsgType><!\[CDATA\[(\w+)/.exec(xml)?.[1])).toEqual([
    'voice',
    'video',
    'file',
    'location',
    'link',
  ]);
  expect(rest[3]).toContain('<Location_X>23.134</Location_X><Location_Y>113.358</Location_Y>');
  expect(company.wecom.messagesOf('00123').map((one) => one.type)).toHaveLength(7);
});

test('opening the app, the menu, leaving and coming back are told', async () => {
  const button = [
    { name: '报修', type: 'click', key: 'report' },
    { name: '更多', sub_button: [{ name: '我的工单', type: 'view', url: 'https://desk.example.com/jobs' }] },
  ];
  await company.call('menu/create', { button }, { agentid: '1000002' });
  const san = company.wecom.as('zhangsan');
  await san.open();
  await san.menu('报修');
  expect(await san.menu('我的工单')).toMatchObject({ ok: true, url: 'https://desk.example.com/jobs' });
  await san.leave();
  await expect(san.say('hello')).rejects.toThrow('can’t see the app'.replace('’', "'"));
  await san.join();
  const events = app.heard.map((xml) => /<Event><!\[CDATA\[(\w+)/.exec(xml)?.[1]);
  expect(events).toEqual(['enter_agent', 'click', 'view', 'unsubscribe', 'subscribe']);
  expect(app.heard[1]).toContain('<EventKey><![CDATA[report]]></EventKey>');
  await expect(san.menu('nothing')).rejects.toThrow('no button');
});

test('a press tells the key, the task, the kind of card, and a code of its own', async () => {
  const { msgid } = await company.call('message/send', cardTo('ZhangSan|lisi', aClaimCard('IT-1@1')));
  await company.wecom.as('zhangsan').press(String(msgid), '接单');
  await company.wecom.as('lisi').press(String(msgid), 'claim');
  for (const xml of app.heard) {
    expect(xml).toContain('<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[claim]]></EventKey>');
    expect(xml).toContain('<TaskId><![CDATA[IT-1@1]]></TaskId><CardType><![CDATA[button_interaction]]></CardType>');
    expect(xml).not.toContain('SelectedItems');
  }
  const codes = app.heard.map((xml) => /<ResponseCode><!\[CDATA\[(.*?)\]\]>/.exec(xml)?.[1]);
  expect(new Set(codes).size).toBe(2);
});

test('a link on a card is opened, and nobody is told; what is not on it can’t be pressed', async () => {
  const { msgid } = await company.call('message/send', cardTo('lisi', aClaimCard('IT-1')));
  const si = company.wecom.as('lisi');
  expect(await si.press(String(msgid), '详情')).toEqual({ ok: true, url: 'https://desk.example.com/t/1' });
  expect(app.heard).toEqual([]);
  await expect(si.press(String(msgid), 'nothing')).rejects.toThrow('接单, 转派, 详情');
  await expect(si.press('no such message', '接单')).rejects.toThrow('no message');
});

test('an entry of a card’s menu is told as such', async () => {
  const action_menu = { desc: '更多', action_list: [{ text: '静音', key: 'mute' }] };
  const { msgid } = await company.call('message/send', cardTo('lisi', aClaimCard('IT-1', { action_menu })));
  await company.wecom.as('lisi').press(String(msgid), '静音');
  expect(app.heard[0]).toContain('<![CDATA[template_card_menu_event]]></Event><EventKey><![CDATA[mute]]></EventKey>');
});

test('answers of a vote and of drop-downs are told by question', async () => {
  const option_list = ['1', '2', '3', '4', '5'].map((id) => ({ id, text: `${id} 分`, is_checked: false }));
  const submit_button = { text: '提交', key: 'rate' };
  const main_title = { title: '请评分' };
  const vote = {
    card_type: 'vote_interaction',
    main_title,
    task_id: 'rate-1',
    checkbox: { question_key: 'score', mode: 0, option_list },
    submit_button,
  };
  const one = await company.call('message/send', cardTo('00123', vote));
  const ming = company.wecom.as('00123');
  await expect(ming.choose(String(one['msgid']))).rejects.toThrow('nothing is chosen');
  await expect(ming.choose(String(one['msgid']), { score: ['1', '2'] })).rejects.toThrow('one answer');
  await expect(ming.choose(String(one['msgid']), { score: '6' })).rejects.toThrow('no option');
  await ming.choose(String(one['msgid']), { score: '5 分' });
  expect(app.heard[0]).toContain(
    '<SelectedItems><SelectedItem><QuestionKey><![CDATA[score]]></QuestionKey>' +
      '<OptionIds><OptionId><![CDATA[5]]></OptionId></OptionIds></SelectedItem></SelectedItems>',
  );
  const select = (question_key: string, title: string) => ({ question_key, title, option_list });
  const multiple = {
    card_type: 'multiple_interaction',
    main_title,
    task_id: 'ask-1',
    select_list: [select('category', '类别'), { ...select('urgency', '紧急度'), selected_id: '3' }],
    submit_button,
  };
  const two = await company.call('message/send', cardTo('00123', multiple));
  await ming.choose(String(two['msgid']), { 类别: '2 分' });
  const chosen = ming.messages().at(-1)?.card?.chosen;
  expect(chosen).toEqual({ category: ['2'], urgency: ['3'] });
  expect(app.heard[1]?.match(/<SelectedItem>/g)).toHaveLength(2);
});

test('what the app does not take is sent three times more, the same words each time', async () => {
  app.statuses.push(500, 0, 503, 500);
  const answer = await company.wecom.as('lisi').say('hello');
  expect(answer).toMatchObject({ ok: false, problem: expect.stringContaining('status') });
  for (const left of [1, 1, 0]) {
    await company.wecom.retryNow();
    expect(company.wecom.repeating).toBe(left);
  }
  const posted = app.requests.filter((one) => one.method === 'POST');
  expect([posted.length, app.heard.length]).toEqual([4, 0]);
  const crypto = new WecomCrypto(keys.token, keys.encodingAesKey, keys.corpId);
  const plain = posted.map(({ body }) => crypto.decrypt(/<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? ''));
  expect(new Set(plain).size).toBe(1);
});

test('a second try that is taken ends it', async () => {
  app.statuses.push(500);
  await company.wecom.as('lisi').say('hello');
  await company.wecom.retryNow();
  expect([app.heard.length, company.wecom.repeating]).toEqual([1, 0]);
});

test('callbacks come late, in another order, and several times when asked for', async () => {
  company.wecom.hold();
  const acts = ['one', 'two'].map((word) => company.wecom.as('lisi').say(word));
  await company.wecom.release({ reversed: true, times: 2 });
  await Promise.all(acts);
  expect(app.heard.map((xml) => /<Content><!\[CDATA\[(\w+)/.exec(xml)?.[1])).toEqual(['two', 'two', 'one', 'one']);
});

test('forged and damaged callbacks are refused by a careful reader', async () => {
  const { wecom } = company;
  const xml = wecom.as('lisi').xml({ MsgType: 'event', Event: 'enter_agent' });
  expect(await wecom.sendEvent(xml)).toMatchObject({ ok: true });
  for (const spoiled of [
    { signature: 'wrong' },
    { signature: 'none' },
    { receiveId: 'wxSomebodyElse' },
    { truncate: 32 },
  ] as const)
    expect(await wecom.sendEvent(xml, spoiled)).toMatchObject({ ok: false, status: 400 });
  await wecom.sendEvent(xml, { body: '<xml/>' });
  await wecom.sendEvent(xml, { age: 3600, pad: 2_000_000 });
  const late = new URL(app.requests.at(-1)?.url ?? '', 'http://app').searchParams.get('timestamp');
  expect(Number(late)).toBeLessThan(Date.now() / 1000 - 3000);
  expect([app.requests.at(-1)?.body.length, wecom.repeating]).toEqual([expect.any(Number), 0]);
  expect(app.requests.at(-1)?.body.length).toBeGreaterThan(2_000_000);
});
