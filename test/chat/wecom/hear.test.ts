import { days, hours, minutes } from '../../../src/domain/time/instant';
import { typed } from '../../../src/domain/words';
import type { Reply } from '../../../src/ports/inbound';
import { ticketsCard } from '../../../src/views/home-cards';
import { welcomeCard } from '../../../src/views/intake-card';
import { aTicket, desk as configured } from '../../kit/tickets';
import { wecomError } from './kit/scripted-wecom';
import { WecomUnderTest } from './kit/wecom-under-test';

let desk: WecomUnderTest;
beforeEach(async () => {
  desk = await WecomUnderTest.start();
  const tickets = ticketsCard(configured, { title: 'desk.myJobs', none: 'desk.noJobs' }, [aTicket()]);
  desk.inbound.cards = [welcomeCard(configured), tickets];
});
afterEach(() => desk.stop());

const says = (fields: Readonly<Record<string, string>>, key?: string): Promise<void> =>
  desk.told({ MsgId: '7', ...fields }, key);
const event = (name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> =>
  desk.told({ MsgType: 'event', Event: name, ...fields });

test('words reach the desk and its answer comes back', async () => {
  desk.inbound.replies.set('hear', { kind: 'done', text: typed('收到') });
  await says({ MsgType: 'text', Content: '打印机卡纸' }, 'k');
  expect(desk.inbound.given('hear')).toEqual([
    expect.objectContaining({ key: 'k', where: 'chat', text: '打印机卡纸', files: [] }),
  ]);
  expect(desk.api.texts).toEqual(['收到']);
  expect(desk.inbox.finished).toEqual(['k']);
});

test('whoever was told that it failed is told what another try comes to; what was told holds, and is told once', async () => {
  const hear = async (reply: Reply): Promise<readonly string[]> => {
    desk.inbound.replies.set('hear', reply);
    await says({ MsgType: 'text', Content: '打印机卡纸' }, 'k');
    return desk.api.texts;
  };
  expect(await hear({ kind: 'broken', reference: 'ab12' })).toEqual([expect.stringContaining('ab12')]);
  expect(await hear({ kind: 'broken', reference: 'cd34' })).toHaveLength(1);
  expect(await hear({ kind: 'done', text: typed('收到') })).toEqual([expect.stringContaining('ab12'), '收到']);
  expect(await hear({ kind: 'done', text: typed('收到') })).toHaveLength(2);
  expect(await hear({ kind: 'broken', reference: 'ef56' })).toHaveLength(2);
});

test.each([
  ['words', 'hear', { MsgType: 'text', Content: '打印机卡纸' }],
  ['a press', 'press', { MsgType: 'event', Event: 'template_card_event', EventKey: '{"a":"claim","t":1001}' }],
  ['the menu', 'open', { MsgType: 'event', Event: 'click', EventKey: 'mine' }],
  ['the menu of before', 'home', { MsgType: 'event', Event: 'click', EventKey: 'jobs' }],
] as const)(
  '%s that met an outage are not answered until they are done, and only the last try says that it failed',
  async (_, act, fields) => {
    const outage: Reply = { kind: 'broken', reference: 'ab12', passes: true };
    desk.inbound.replies.set(act, outage);
    desk.inbound.cards = [];
    const handled = (key: string, isLast = false) => desk.told({ MsgId: '7', ...fields }, key, isLast);
    await expect(handled('one')).rejects.toThrow('ab12');
    await expect(handled('other')).rejects.toThrow('ab12');
    expect([desk.api.texts, desk.inbox.finished]).toEqual([[], []]);
    desk.inbound.replies.set(act, { kind: 'done', text: typed('收到') });
    await handled('one');
    desk.inbound.replies.set(act, outage);
    await handled('other', true);
    expect(desk.api.texts).toEqual([expect.stringContaining('收到'), expect.stringContaining('ab12')]);
    expect(desk.inbox.finished).toEqual(['one', 'other']);
  },
);

test.each([
  ['image', 'image.png', 'image/png'],
  ['voice', 'voice.amr', 'audio/amr'],
])('a %s is kept by the desk', async (type, name, mime) => {
  desk.api.media.set('m1', { bytes: Buffer.from('bytes'), mime });
  await says({ MsgType: type, MediaId: 'm1', ...(type === 'voice' && { Format: 'amr' }) });
  expect(desk.files).toEqual([{ name, mime, bytes: Buffer.from('bytes') }]);
  expect(desk.inbound.given('hear')).toEqual([
    expect.objectContaining({ text: '', files: [expect.objectContaining({ platform: 'desk', name })] }),
  ]);
});

test('sixty photos of one person are taken, of more they are told once, and others send as ever', async () => {
  desk.api.media.set('m1', { bytes: Buffer.from('bytes'), mime: 'image/png' });
  const photo = (nth: number, from = 'lina') =>
    says({ FromUserName: from, MsgId: `${nth}`, MsgType: 'image', MediaId: 'm1' }, `photo${from}${nth}`);
  await Promise.all(Array.from({ length: 66 }, (_, nth) => photo(nth)));
  expect(desk.files).toHaveLength(60);
  expect(desk.api.texts.filter((text) => text.includes('文件较多'))).toHaveLength(1);
  await photo(1, 'zhouting');
  expect(desk.files).toHaveLength(61);
});

test('what did not arrive is said', async () => {
  await says({ MsgType: 'image', MediaId: 'gone' });
  expect(desk.inbound.given('hear')).toEqual([]);
  expect(desk.api.texts).toEqual([expect.stringContaining('没有收到')]);
});

test.each([
  ['a file that did not arrive', { MsgType: 'image', MediaId: 'gone' }, /did not arrive/, /没有收到/],
  [
    'a button nobody knows any more',
    { MsgType: 'event', Event: 'template_card_event', EventKey: 'nonsense' },
    /[a-z]{4}/,
    /[一-龥]{4}/,
  ],
] as const)(
  '%s is told in the language of whoever sent it, not in the desk’s (K9)',
  async (_, fields, english, chinese) => {
    desk.inbound.readers.set('tom.baker', 'en');
    await says({ ...fields, FromUserName: 'tom.baker' }, 'tom');
    await says({ ...fields }, 'zhou');
    expect(desk.api.texts).toEqual([expect.stringMatching(english), expect.stringMatching(chinese)]);
    expect(desk.api.texts[0]).not.toMatch(/[一-龥]/);
  },
);

test('whoever was told that a file did not arrive is answered once another try finds it', async () => {
  desk.inbound.replies.set('hear', { kind: 'done', text: typed('收到') });
  await says({ MsgType: 'image', MediaId: 'm1' }, 'k');
  desk.api.media.set('m1', { bytes: Buffer.from('bytes'), mime: 'image/png' });
  await says({ MsgType: 'image', MediaId: 'm1' }, 'k');
  expect(desk.api.texts).toEqual([expect.stringContaining('没有收到'), '收到']);
});

test('what WeCom does not give just now is asked for again, and nobody is told that it is lost', async () => {
  desk.api.media.set('m1', { bytes: Buffer.from('bytes'), mime: 'image/png' });
  desk.api.next('media/get', wecomError('timeout', 'later'));
  await expect(says({ MsgType: 'image', MediaId: 'm1' }, 'k')).rejects.toThrow('timeout');
  expect([desk.api.texts, desk.inbox.finished]).toEqual([[], []]);
  await says({ MsgType: 'image', MediaId: 'm1' }, 'k');
  expect(desk.inbound.given('hear')).toEqual([expect.objectContaining({ files: [expect.anything()] })]);
  expect(desk.api.texts.join()).not.toContain('没有收到');
});

test('a place is words', async () => {
  await says({ MsgType: 'location', Location_X: '23.134', Location_Y: '113.358', Label: '三楼机房' });
  expect(desk.inbound.given('hear')).toEqual([expect.objectContaining({ text: '位置：三楼机房' })]);
});

test('a link is words', async () => {
  await says({ MsgType: 'link', Title: '故障', Description: '说明', Url: 'https://a.example' });
  expect(desk.inbound.given('hear')).toEqual([expect.objectContaining({ text: '故障\n说明\nhttps://a.example' })]);
});

describe('whoever opens the app', () => {
  test('is greeted by the desk’s name, once a day', async () => {
    await event('enter_agent');
    await event('enter_agent');
    expect(desk.api.sent('template_card')).toHaveLength(1);
    expect(JSON.stringify(desk.api.sent())).toContain(configured.name['zh-CN']);
    desk.clock.pass(days(1));
    await event('enter_agent');
    expect(desk.api.sent()).toHaveLength(2);
  });

  test('is greeted though the desk crashed before it had said it', async () => {
    desk.api.next('message/send', wecomError('timeout', 'later'));
    await expect(desk.told({ MsgType: 'event', Event: 'enter_agent' }, 'k')).rejects.toThrow();
    await desk.told({ MsgType: 'event', Event: 'enter_agent' }, 'k');
    await desk.told({ MsgType: 'event', Event: 'enter_agent' }, 'another');
    const [tried, again, ...more] = desk.api.sent('template_card');
    expect([again, more]).toEqual([tried, []]);
  });

  test('is left alone in the middle of a conversation', async () => {
    await says({ MsgType: 'text', Content: '你好' });
    desk.clock.pass(minutes(59));
    await event('enter_agent');
    expect(desk.api.sent()).toEqual([]);
    desk.clock.pass(hours(1));
    await event('enter_agent');
    expect(desk.api.sent()).toHaveLength(1);
  });
});

describe('the menu', () => {
  test('of an earlier release lists somebody’s tickets on a card with a button for each; an empty list says so, with a link to the page', async () => {
    await event('click', { EventKey: 'jobs' });
    const [card] = desk.api.sent('template_card');
    expect(JSON.stringify(card)).toContain('"text":"IT-1001"');
    expect(JSON.stringify(card)).toContain(aTicket().title);
    expect(desk.api.texts).toEqual([]);
    desk.inbound.cards = [
      welcomeCard(configured),
      ticketsCard(configured, { title: 'desk.myJobs', none: 'desk.noJobs' }, []),
    ];
    await event('click', { EventKey: 'jobs' });
    expect(desk.api.texts.join()).toContain('您还没有报修记录');
    expect(desk.api.texts.join()).toContain('<a href="https://desk.example/pages/wecom/jobs">');
  });

  test('shows how to report where it does not know the entry', async () => {
    await event('click', { EventKey: 'other' });
    expect(desk.api.sent('template_card')).toHaveLength(1);
  });
});

test('who leaves and who comes back is told to the desk', async () => {
  await event('unsubscribe', { FromUserName: 'LiNa' });
  await event('subscribe', { FromUserName: 'LiNa' });
  expect(desk.inbound.given('left')).toEqual([{ platform: 'wecom', account: 'lina' }]);
  expect(desk.inbound.given('returned')).toEqual([{ platform: 'wecom', account: 'lina' }]);
});

test('a warning of WeCom is logged as an error', async () => {
  await event('inactive_alert', { EffectTime: '1764518400', FromUserName: 'sys' });
  expect(desk.log.lines.join()).toContain('switches unused apps off');
});

describe('whether somebody is still there', () => {
  const status = async (answer: Parameters<typeof desk.api.next>[1]): Promise<boolean | undefined> => {
    desk.api.next('user/get', answer);
    return desk.platform.stillThere?.('lina');
  };
  test.each([
    [1, true],
    [4, true],
    [2, false],
    [5, false],
  ])('status %d: %s', async (number, there) => {
    expect(await status({ status: number })).toBe(there);
  });
  test('nobody of that name is not, and no answer is none', async () => {
    expect(await status(wecomError('60111', 'recipient'))).toBe(false);
    await expect(status(wecomError('45009', 'later'))).rejects.toThrow();
  });
});

describe('pages', () => {
  const asked = { returnTo: 'https://desk.example/pages/wecom/signed-in', state: 'abc' };
  const official = { apiUrl: 'https://qyapi.weixin.qq.com' };

  test('ask WeCom inside WeCom, and by a code to scan elsewhere', () => {
    const { pages } = desk.another(official);
    const inside = new URL(pages?.begin({ ...asked, userAgent: 'Mozilla wxwork/4.1' }) ?? '');
    expect(inside.host).toBe('open.weixin.qq.com');
    expect(inside.hash).toBe('#wechat_redirect');
    expect(Object.fromEntries(inside.searchParams)).toMatchObject({
      appid: 'wx5823bf96d3bd56c7',
      redirect_uri: asked.returnTo,
      scope: 'snsapi_base',
      state: 'abc',
      agentid: '1000002',
    });
    const desktop = new URL(pages?.begin({ ...asked, userAgent: 'Mozilla Chrome' }) ?? '');
    expect(`${desktop.host}${desktop.pathname}`).toBe('login.work.weixin.qq.com/wwlogin/sso/login');
    expect(desktop.searchParams.get('login_type')).toBe('CorpApp');
    expect(new URL(desk.platform.pages?.begin({ ...asked, userAgent: 'x' }) ?? '').host).toBe('wecom.example');
  });

  test('know a member, and nobody else', async () => {
    const finish = (query: string) => desk.platform.pages?.finish(new URLSearchParams(query));
    desk.api.next('auth/getuserinfo', { userid: 'ZhouTing' }, { openid: 'o-outsider' }, wecomError('40029', 'never'));
    expect(await finish('code=c1')).toBe('zhouting');
    expect(await finish('code=c2')).toBeUndefined();
    await expect(finish('code=c3')).rejects.toMatchObject({ name: 'DeliveryFailed', code: '40029' });
    expect(await finish('')).toBeUndefined();
  });
});

describe('connecting', () => {
  test('fails where the secret is refused, and goes on where WeCom is away', async () => {
    desk.api.next('agent/get', wecomError('40001', 'setup'), wecomError('timeout', 'uncertain'));
    await expect(desk.platform.start()).rejects.toThrow('40001');
    await desk.platform.start();
  });
});
