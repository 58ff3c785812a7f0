import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { type ACompany, AnApp, type Answer, aClaimCard, aCompany, agentId, cardTo, keys, textTo } from './a-company';

let company: ACompany;
let wall: number;
beforeEach(async () => {
  wall = Date.parse('2026-11-23T01:00:00Z');
  company = await aCompany({ wall: () => wall });
});
afterEach(() => company.playground.stop());

const get = async (path: string): Promise<Answer> =>
  (await (await fetch(`${company.wecom.apiUrl}/cgi-bin/${path}`)).json()) as Answer;
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from('picture')]);

async function upload(type: string, name: string, bytes: Buffer): Promise<Answer> {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(bytes)]), name);
  const address = `${company.wecom.apiUrl}/cgi-bin/media/upload?access_token=${await company.token()}&type=${type}`;
  return (await (await fetch(address, { method: 'POST', body: form })).json()) as Answer;
}

describe('tokens', () => {
  const asked = (secret: string, corp = keys.corpId) => get(`gettoken?corpid=${corp}&corpsecret=${secret}`);

  test('are the same for whoever asks while they last, and need the right secret', async () => {
    const first = await asked('app%20secret');
    wall += 60_000;
    const second = await asked('app%20secret');
    expect(second['access_token']).toBe(first['access_token']);
    expect([first['expires_in'], second['expires_in']]).toEqual([7200, 7140]);
    expect((await asked('other')).errcode).toBe(40001);
    expect((await asked('app%20secret', 'wxOther')).errcode).toBe(40013);
  });

  test('are missed, unknown, expired or refused', async () => {
    expect((await get('user/get?userid=lisi')).errcode).toBe(41001);
    expect((await get('user/get?userid=lisi&access_token=bogus')).errcode).toBe(40014);
    const token = await company.token();
    wall += 7_200_000;
    expect((await get(`user/get?userid=lisi&access_token=${token}`)).errcode).toBe(42001);
    expect(await company.token()).not.toBe(token);
    company.wecom.refuseTokens(42001);
    expect((await company.call('user/get', undefined, { userid: 'lisi' })).errcode).toBe(42001);
    company.wecom.refuseTokens(null);
    expect((await company.call('user/get', undefined, { userid: 'lisi' })).errcode).toBe(0);
    const earlier = await company.token();
    company.wecom.expireToken();
    expect((await get(`user/get?userid=lisi&access_token=${earlier}`)).errcode).toBe(42001);
  });
});

describe('faults', () => {
  test('come once each, in the order asked for', async () => {
    company.wecom.failNext('message/send', { errcode: -1 });
    company.wecom.failNext('message/send', { status: 502 });
    expect((await company.call('message/send', textTo('lisi', 'x'))).errcode).toBe(-1);
    await company.call('message/send', textTo('lisi', 'x'));
    expect((await company.call('message/send', textTo('lisi', 'x'))).errcode).toBe(0);
    expect(company.wecom.callsOf('message/send').map((one) => one.errcode)).toEqual([-1, 'http_502', 0]);
    expect(company.wecom.messagesOf('lisi')).toHaveLength(1);
  });

  test('a connection that breaks after the effect leaves the message there', async () => {
    company.wecom.failNext('message/send', { cut: true });
    await expect(company.call('message/send', textTo('lisi', 'x'))).rejects.toThrow();
    expect(company.wecom.messagesOf('lisi')).toHaveLength(1);
  });

  test('a call that hangs did nothing, or everything, as asked for', async () => {
    const address = `${company.wecom.apiUrl}/cgi-bin/message/send?access_token=${await company.token()}`;
    const hung = async (hang: true | 'after'): Promise<void> => {
      company.wecom.failNext('message/send', { hang });
      const stopper = new AbortController();
      const before = company.wecom.callsOf('message/send').length;
      const body = JSON.stringify(textTo('lisi', String(hang)));
      const sent = fetch(address, { method: 'POST', body, signal: stopper.signal });
      await company.playground.until('the call', () => company.wecom.callsOf('message/send').length > before);
      stopper.abort();
      await expect(sent).rejects.toThrow();
    };
    await hung(true);
    await hung('after');
    expect(company.wecom.messagesOf('lisi').map((one) => one.text)).toEqual(['after']);
  });

  test('an address that is not trusted is named in the refusal', async () => {
    company.wecom.trustAddress(false);
    const answer = await company.call('message/send', textTo('lisi', 'x'));
    expect(answer).toMatchObject({ errcode: 60020, errmsg: expect.stringMatching(/from ip: [\d.]+/) });
  });
});

describe('messages', () => {
  const send = (body: unknown) => company.call('message/send', body);

  test('reach members whatever the case of their userid, and name those they did not reach', async () => {
    const answer = await send(textTo('zhangsan|LISI|nobody|gone', '你好\n<a href="https://a.example">看</a>'));
    expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok', invaliduser: 'nobody|gone' });
    expect(answer['response_code']).toBeUndefined();
    expect(company.wecom.messagesOf('ZhangSan')).toMatchObject([{ msgid: answer['msgid'], from: 'app', type: 'text' }]);
    expect((await send({ ...textTo('', 'x'), toparty: '1|7' }))['invalidparty']).toBe('7');
    expect(company.wecom.messagesOf('00123')).toHaveLength(1);
    await send(textTo('@all', 'x'));
    expect(company.wecom.messagesOf('00123')).toHaveLength(2);
  });

  test.each([
    ['nobody is named', textTo('', 'x'), 82001],
    ['nobody named is there', textTo('nobody|gone', 'x'), 81013],
    ['a tag nobody has', { ...textTo('', 'x'), totag: '9' }, 81013],
    ['too many are named', textTo(Array.from({ length: 1001 }, (_, n) => `u${n}`).join('|'), 'x'), 40031],
    ['another app', { ...textTo('lisi', 'x'), agentid: 1 }, 40056],
    ['no such type', { ...textTo('lisi', 'x'), msgtype: 'poem' }, 40008],
    ['no text', textTo('lisi', ''), 44004],
    ['a part is missing', { ...textTo('lisi', 'x'), text: undefined }, 40035],
    ['touser is a list', { ...textTo('lisi', 'x'), touser: ['lisi'] }, 40035],
    ['a flag is a word', { ...textTo('lisi', 'x'), safe: 'yes' }, 40035],
    [
      'markdown is too long',
      { touser: 'lisi', msgtype: 'markdown', agentid: agentId, markdown: { content: '字'.repeat(683) } },
      45002,
    ],
    ['the body is too big', textTo('lisi', 'x'.repeat(300_000)), 40206],
    ['an escape', JSON.stringify(textTo('lisi', 'bell \u0007')), 40033],
    ['half a character', textTo('lisi', '\ud83d'), 40033],
    ['no JSON', '{"touser":', 47001],
    ['no body', '', 44002],
    ['an unknown picture', { touser: 'lisi', msgtype: 'image', agentid: agentId, image: { media_id: 'x' } }, 40007],
  ])('are refused where %s', async (_, body, errcode) => {
    expect((await send(body)).errcode).toBe(errcode);
    expect(company.wecom.messagesOf('lisi')).toEqual([]);
  });

  test('a backslash before a u is no escape', async () => {
    expect((await send(textTo('lisi', 'C:\\users\\u00e9'))).errcode).toBe(0);
  });

  test('longer texts than 2048 bytes are cut without a word, never inside a character', async () => {
    await send(textTo('lisi', '字'.repeat(700)));
    await send(textTo('lisi', '字'.repeat(682)));
    const [long, fits] = company.wecom.messagesOf('lisi');
    expect([long?.text?.length, long?.cut]).toEqual([682, true]);
    expect([fits?.text?.length, fits?.cut]).toEqual([682, undefined]);
  });

  test('samples of the simple types are taken', async () => {
    const { media_id } = await upload('image', '图.png', png);
    const file = (await upload('file', '日志.txt', Buffer.from('some text')))['media_id'];
    const rest = {
      touser: 'lisi',
      agentid: agentId,
      safe: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    };
    const bodies = [
      { msgtype: 'image', image: { media_id } },
      { msgtype: 'file', file: { media_id: file } },
      { msgtype: 'markdown', markdown: { content: '您的会议室\n>**事项** <font color="info">开会</font>' } },
      {
        msgtype: 'textcard',
        textcard: { title: '领奖', description: '<div class="gray">x</div>', url: 'URL', btntxt: '更多' },
      },
      { msgtype: 'news', news: { articles: [{ title: '中秋', description: '好礼', url: 'URL', picurl: 'PIC' }] } },
    ];
    for (const body of bodies) expect((await send({ ...rest, ...body })).errcode).toBe(0);
    const [image, , , textcard, news] = company.wecom.messagesOf('lisi');
    expect(image?.media).toMatchObject({ name: '图.png', mime: 'image/png' });
    expect((await fetch(company.playground.url + image?.media?.url)).headers.get('content-type')).toBe('image/png');
    expect([textcard?.body?.['title'], news?.type]).toEqual(['领奖', 'news']);
    expect((await send({ ...rest, msgtype: 'news', news: { articles: [] } })).errcode).toBe(40058);
    expect((await send({ ...rest, msgtype: 'image', image: { media_id: file } })).errcode).toBe(40007);
  });

  test('more than 30 in a minute never arrive, and WeCom says ok', async () => {
    for (let n = 0; n < 32; n += 1) expect((await send(textTo('lisi', `${n}`))).errcode).toBe(0);
    const discarded = company.wecom.messagesOf('lisi').filter((one) => one.discarded);
    expect(discarded.map((one) => one.text)).toEqual(['30', '31']);
    expect(company.wecom.as('lisi').messages()).toHaveLength(30);
    wall += 61_000;
    await send(textTo('lisi', 'later'));
    expect(company.wecom.as('lisi').messages()).toHaveLength(31);
  });

  test('the same body within the interval is delivered once', async () => {
    const body = { ...textTo('lisi', 'once'), enable_duplicate_check: 1, duplicate_check_interval: 1800 };
    const first = await send(body);
    const second = await send(body);
    expect(second).toEqual({ errcode: 0, errmsg: 'ok', msgid: first['msgid'] });
    await send({ ...body, text: { content: 'other' } });
    expect(company.wecom.messagesOf('lisi').map((one) => one.text)).toEqual(['once', 'other']);
    await company.playground.advance('31m');
    await send(body);
    expect(company.wecom.messagesOf('lisi')).toHaveLength(3);
  });

  test('a repeated card is known before its task_id is', async () => {
    const app = new AnApp();
    await company.wecom.setCallbackUrl(`${await app.start()}/wecom/callback`);
    const body = { ...cardTo('lisi', aClaimCard('IT-1')), enable_duplicate_check: 1 };
    const first = await send(body);
    expect(await send(body)).toMatchObject({ errcode: 0, msgid: first['msgid'] });
    expect(company.wecom.messagesOf('lisi')).toHaveLength(1);
    await app.stop();
  });

  test('are taken back within a day', async () => {
    const { msgid } = await send(textTo('lisi|00123', 'wrong'));
    expect((await company.call('message/recall', { msgid })).errcode).toBe(0);
    expect(company.wecom.messagesOf('00123')[0]?.recalled).toBe(true);
    expect((await company.call('message/recall', { msgid: 'bogus' })).errcode).toBe(40058);
    await company.playground.advance('25h');
    expect((await company.call('message/recall', { msgid })).errcode).toBe(42052);
  });
});

describe('media', () => {
  test('are kept for three days and given back as they were', async () => {
    const answer = await upload('file', '日志.txt', Buffer.from('some text'));
    expect(answer).toMatchObject({ errcode: 0, type: 'file', created_at: expect.stringMatching(/^\d+$/) });
    const address = async () =>
      `${company.wecom.apiUrl}/cgi-bin/media/get?access_token=${await company.token()}&media_id=${String(answer['media_id'])}`;
    expect(await (await fetch(await address())).text()).toBe('some text');
    await company.playground.advance('73h');
    expect(await (await fetch(await address())).json()).toMatchObject({ errcode: 40007 });
  });

  test.each([
    ['image', 'a.gif', Buffer.from('GIF89a....'), 40004],
    ['image', 'a.png', Buffer.concat([png, Buffer.alloc(wecomLimits.image.most)]), 40009],
    ['voice', 'a.mp3', Buffer.from('ID3.......'), 40004],
    ['file', 'a.txt', Buffer.from('12345'), 40006],
    ['poem', 'a.txt', Buffer.from('123456'), 40005],
  ])('%s %s is refused', async (type, name, bytes, errcode) => {
    expect((await upload(type, name, bytes)).errcode).toBe(errcode);
  });

  test('the published upload is understood, with its filelength', async () => {
    const mark = '-------------------------acebdf13572468';
    const body = `--${mark}\r\nContent-Disposition: form-data; name="media";filename="wework.txt"; filelength=6\r\nContent-Type: application/octet-stream\r\n\r\nmytext\r\n--${mark}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${mark}` };
    const address = `${company.wecom.apiUrl}/cgi-bin/media/upload?access_token=${await company.token()}&type=file`;
    const answer = (await (await fetch(address, { method: 'POST', headers, body })).json()) as Answer;
    expect((await company.wecom.mediaBytes(String(answer['media_id'])))?.toString()).toBe('mytext');
    const none = await fetch(address, { method: 'POST', headers, body: 'nothing' });
    expect(await none.json()).toMatchObject({ errcode: 41005 });
  });
});

describe('people', () => {
  const user = (userid: string) => company.call('user/get', undefined, { userid });

  test('are told as far as a new app may know', async () => {
    expect(await user('ZHANGSAN')).toMatchObject({ errcode: 0, userid: 'zhangsan', name: '张三', status: 1 });
    const told = Object.keys(await user('lisi'));
    for (const hidden of ['mobile', 'email', 'avatar', 'gender', 'language']) expect(told).not.toContain(hidden);
    expect((await user('gone'))['status']).toBe(5);
    expect((await user('nobody')).errcode).toBe(60111);
    await company.wecom.change('lisi', { visible: false });
    expect((await user('lisi')).errcode).toBe(60011);
    expect((await company.call('message/send', textTo('lisi', 'x'))).errcode).toBe(81013);
    await company.wecom.change('lisi', { gone: true });
    expect((await user('lisi')).errcode).toBe(60111);
  });

  test('small questions about the app are answered', async () => {
    expect(await company.call('getcallbackip')).toMatchObject({ ip_list: ['127.0.0.1'] });
    expect(await company.call('agent/get', undefined, { agentid: String(agentId) })).toMatchObject({
      name: 'IT 服务台',
    });
    expect((await company.call('agent/get', undefined, { agentid: '1' })).errcode).toBe(40056);
    expect((await company.call('magic/do')).errcode).toBe(48001);
  });
});

describe('groups', () => {
  const create = (over: object = {}) =>
    company.call('appchat/create', {
      name: '值班',
      owner: 'lisi',
      userlist: ['lisi', 'ZhangSan'],
      chatid: 'duty',
      ...over,
    });

  test('are made, spoken in, changed and told', async () => {
    expect(await create()).toMatchObject({ errcode: 0, chatid: 'duty' });
    const text = { content: '张三已接单', mentioned_list: ['zhangsan', '@all'] };
    const answer = await company.call('appchat/send', { chatid: 'duty', msgtype: 'text', text });
    expect(answer).toEqual({ errcode: 0, errmsg: 'ok' });
    await company.call('appchat/send', { chatid: 'duty', msgtype: 'text', text: { content: 'x'.repeat(2049) } });
    const [first, second] = company.wecom.groupMessages('duty');
    expect([first?.mentioned, second?.cut]).toEqual([['zhangsan', '@all'], true]);
    await company.call('appchat/update', {
      chatid: 'duty',
      name: '夜班',
      add_user_list: ['00123'],
      del_user_list: ['lisi'],
    });
    expect(await company.call('appchat/get', undefined, { chatid: 'duty' })).toMatchObject({
      chat_info: { name: '夜班', owner: 'ZhangSan', userlist: ['ZhangSan', '00123'] },
    });
  });

  test.each([
    [{ userlist: ['lisi'] }, 86006],
    [{ userlist: ['lisi', 'nobody'] }, 86007],
    [{ chatid: 'no good' }, 86001],
    [{ owner: '00123' }, 86005],
    [{ name: 'x'.repeat(51) }, 86004],
  ])('%j is refused', async (over, errcode) => {
    expect((await create(over)).errcode).toBe(errcode);
  });

  test('hold no cards, and no unknown group is spoken in', async () => {
    await create();
    expect((await create()).errcode).toBe(86215);
    const card = { chatid: 'duty', msgtype: 'template_card', template_card: aClaimCard('x') };
    expect((await company.call('appchat/send', card)).errcode).toBe(40008);
    const text = { chatid: 'other', msgtype: 'text', text: { content: 'x' } };
    expect((await company.call('appchat/send', text)).errcode).toBe(86003);
  });

  test('need an app that everybody sees', async () => {
    const small = await aCompany({}, { wholeCompany: false });
    const answer = await small.call('appchat/create', { name: 'x', userlist: ['lisi', 'ZhangSan'] });
    expect(answer.errcode).toBe(48002);
    await small.playground.stop();
  });
});

describe('the menu', () => {
  const create = (button: unknown) => company.call('menu/create', { button }, { agentid: String(agentId) });
  const click = (name: string) => ({ name, type: 'click', key: 'k' });

  test('is kept as sent', async () => {
    const button = [
      click('报修'),
      { name: '更多', sub_button: [{ name: '官网', type: 'view', url: 'https://a.example' }] },
    ];
    expect((await create(button)).errcode).toBe(0);
    const menu = await company.call('menu/get', undefined, { agentid: String(agentId) });
    expect(menu['button']).toMatchObject([{ name: '报修', key: 'k' }, { sub_button: [{ url: 'https://a.example' }] }]);
    expect(company.wecom.menu().map((one) => one.name)).toEqual(['报修', '更多']);
  });

  test.each([
    ['no buttons', [], 40016],
    ['four buttons', ['a', 'b', 'c', 'd'].map(click), 40016],
    ['an unknown type', [{ name: 'a', type: 'poem' }], 40017],
    ['a name of 18 bytes', [click('六个字的名字')], 40018],
    ['no key', [{ name: 'a', type: 'click' }], 40019],
    ['no scheme', [{ name: 'a', type: 'view', url: 'a.example' }], 40020],
    ['three levels', [{ name: 'a', sub_button: [{ name: 'b', sub_button: [click('c')] }] }], 40022],
    ['six below', [{ name: 'a', sub_button: ['1', '2', '3', '4', '5', '6'].map(click) }], 40023],
  ])('is refused with %s', async (_, button, errcode) => {
    expect((await create(button)).errcode).toBe(errcode);
  });
});
