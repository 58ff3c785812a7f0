import { type ACompany, AnApp, type Answer, aClaimCard, aCompany, agentId, cardTo } from './a-company';

let company: ACompany;
let app: AnApp;
let made = 0;
beforeAll(async () => {
  app = new AnApp();
  company = await aCompany({}, { rateLimits: false });
  await company.wecom.setCallbackUrl(`${await app.start()}/wecom/callback`);
});
afterAll(async () => {
  await company.playground.stop();
  await app.stop();
});

const send = (card: object, touser = 'lisi') => company.call('message/send', cardTo(touser, card));
const update = (body: object) => company.call('message/update_template_card', { agentid: agentId, ...body });
const next = (): string => {
  made += 1;
  return `task-${made}@x`;
};
const cardOf = (userid: string, answer: Answer) =>
  company.wecom.messagesOf(userid).findLast((one) => one.msgid === answer['msgid'])?.card;

const source = { icon_url: '图片的url', desc: '企业微信', desc_color: 1 };
const main_title = { title: '欢迎使用企业微信', desc: '您的好友正在邀请您加入企业微信' };
const quote_area = { type: 1, url: 'https://work.weixin.qq.com', title: '引用样式', quote_text: '真好用' };
const rows = [
  { keyname: '邀请人', value: '张三' },
  { type: 1, keyname: '企业微信官网', value: '点击访问', url: 'https://work.weixin.qq.com' },
  { type: 2, keyname: '企业微信下载', value: '企业微信.apk', media_id: '文件的media_id' },
  { type: 3, keyname: '员工信息', value: '点击查看', userid: 'zhangsan' },
];
const jump_list = [
  { type: 1, title: '企业微信官网', url: 'https://work.weixin.qq.com' },
  { type: 2, title: '跳转小程序', appid: '小程序的appid', pagepath: '/index.html' },
];
const card_action = { type: 2, url: 'https://work.weixin.qq.com', appid: '小程序的appid', pagepath: '/index.html' };
const menu = (...keys: readonly string[]) => ({ desc: '说明', action_list: keys.map((key) => ({ text: key, key })) });
const submit_button = { text: '提交', key: 'key' };
const options = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `id${n}`, text: `选项${n}` }));
const select = (key: string, count = 2) => ({
  question_key: key,
  title: '标签',
  selected_id: 'id1',
  option_list: options(count),
});
const buttons = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: `按钮${n}`, style: 1, key: `k${n}` }));
const checkbox = { question_key: 'q', mode: 1, option_list: options(2).map((one) => ({ ...one, is_checked: true })) };

const textNotice = (over: object = {}) => ({
  card_type: 'text_notice',
  source,
  main_title,
  quote_area,
  emphasis_content: { title: '100', desc: '核心数据' },
  sub_title_text: '下载企业微信还能抢红包！',
  horizontal_content_list: rows,
  jump_list,
  card_action,
  ...over,
});
const newsNotice = (over: object = {}) => ({
  card_type: 'news_notice',
  source,
  main_title,
  quote_area,
  image_text_area: {
    type: 1,
    url: 'https://a.example',
    title: '左图右文',
    desc: '真好用',
    image_url: 'https://a.example/i.png',
  },
  card_image: { url: 'https://a.example/i.png', aspect_ratio: 1.3 },
  vertical_content_list: [{ title: '惊喜红包等你来拿', desc: '抢红包！' }],
  horizontal_content_list: rows,
  jump_list,
  card_action,
  ...over,
});
const buttonCard = (over: object = {}) => ({
  card_type: 'button_interaction',
  source,
  main_title,
  quote_area,
  sub_title_text: '下载企业微信还能抢红包！',
  horizontal_content_list: rows,
  card_action,
  task_id: next(),
  button_selection: select('btn_question_key1'),
  button_list: buttons(2),
  ...over,
});
const voteCard = (over: object = {}) => ({
  card_type: 'vote_interaction',
  source: { icon_url: '图片的url', desc: '企业微信' },
  main_title,
  task_id: next(),
  checkbox,
  submit_button,
  ...over,
});
const multipleCard = (over: object = {}) => ({
  card_type: 'multiple_interaction',
  source: { icon_url: '图片的url', desc: '企业微信' },
  main_title,
  task_id: next(),
  select_list: [select('q1'), select('q2')],
  submit_button,
  ...over,
});

test('the five samples are taken; those that can be updated bring a code', async () => {
  const withMenu = { action_menu: menu('A', 'B'), task_id: next() };
  const answers = [
    await send(textNotice()),
    await send(textNotice(withMenu)),
    await send(newsNotice({ ...withMenu, task_id: next() })),
    await send(buttonCard()),
    await send(voteCard()),
    await send(multipleCard()),
  ];
  expect(answers.map((one) => one.errcode)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(answers.map((one) => typeof one['response_code'])).toEqual(['undefined', ...Array(5).fill('string')]);
});

test.each<readonly [string, object, number]>([
  ['an unknown card_type', textNotice({ card_type: 'poem' }), 42027],
  ['a colour that is none', textNotice({ source: { desc_color: 4 } }), 42028],
  ['neither title nor subtitle', textNotice({ main_title: {}, sub_title_text: undefined }), 42030],
  ['a quote without its address', textNotice({ quote_area: { type: 1 } }), 42032],
  ['seven rows', textNotice({ horizontal_content_list: Array(7).fill(rows[0]) }), 42035],
  ['a row without a name', textNotice({ horizontal_content_list: [{ value: 'x' }] }), 42035],
  [
    'a row’s link without scheme',
    textNotice({ horizontal_content_list: [{ keyname: 'x', type: 1, url: 'a.b' }] }),
    42035,
  ],
  ['four jumps', textNotice({ jump_list: Array(4).fill(jump_list[0]) }), 42042],
  ['a jump without title', textNotice({ jump_list: [{ type: 1, url: 'https://a.b' }] }), 42042],
  ['no card_action', textNotice({ card_action: undefined }), 42045],
  ['a card_action that does nothing', textNotice({ card_action: { type: 0 } }), 42045],
  ['a card_action without address', newsNotice({ card_action: { type: 1 } }), 42045],
  ['a menu without task_id', textNotice({ action_menu: menu('A') }), 42014],
  ['an empty menu', textNotice({ action_menu: menu(), task_id: 'm1' }), 42049],
  ['a menu of four', textNotice({ action_menu: menu('A', 'B', 'C', 'D'), task_id: 'm2' }), 42049],
  ['a key twice in the menu', textNotice({ action_menu: menu('A', 'A'), task_id: 'm3' }), 42051],
  ['a menu key of 1025 bytes', textNotice({ action_menu: menu('x'.repeat(1025)), task_id: 'm4' }), 42051],
  ['news without title', newsNotice({ main_title: {} }), 42029],
  ['news without pictures', newsNotice({ card_image: undefined, image_text_area: undefined }), 42033],
  ['a picture that is no address', newsNotice({ card_image: { url: 'media' } }), 42033],
  ['a picture too wide', newsNotice({ card_image: { url: 'https://a.b', aspect_ratio: 3 } }), 42033],
  ['five columns', newsNotice({ vertical_content_list: Array(5).fill({ title: 'x' }) }), 42036],
  ['buttons without title', buttonCard({ main_title: undefined }), 42029],
  ['no buttons', buttonCard({ button_list: [] }), 42040],
  ['seven buttons', buttonCard({ button_list: buttons(7) }), 42040],
  ['a button without text', buttonCard({ button_list: [{ key: 'a' }] }), 42038],
  ['a button without key', buttonCard({ button_list: [{ text: 'a' }] }), 42039],
  ['a button key twice', buttonCard({ button_list: [...buttons(1), ...buttons(1)] }), 42039],
  ['a button key of 1025 bytes', buttonCard({ button_list: [{ text: 'a', key: '字'.repeat(342) }] }), 42039],
  ['a link button without link', buttonCard({ button_list: [{ text: 'a', type: 1 }] }), 42039],
  ['a style that is none', buttonCard({ button_list: [{ text: 'a', key: 'a', style: 5 }] }), 42038],
  ['no task_id', buttonCard({ task_id: undefined }), 42014],
  ['a task_id with a colon', buttonCard({ task_id: 'IT:1' }), 42014],
  ['a task_id of 129 bytes', buttonCard({ task_id: 'x'.repeat(129) }), 42014],
  ['eleven options', buttonCard({ button_selection: select('q', 11) }), 42037],
  ['no options', buttonCard({ button_selection: { ...select('q'), option_list: [] } }), 42037],
  ['a choice that is no option', buttonCard({ button_selection: { ...select('q'), selected_id: 'x' } }), 42048],
  ['no checkbox', voteCard({ checkbox: undefined }), 42043],
  ['21 options of a vote', voteCard({ checkbox: { ...checkbox, option_list: options(21) } }), 42037],
  ['an option twice', voteCard({ checkbox: { ...checkbox, option_list: [...options(1), ...options(1)] } }), 42046],
  [
    'an id of 129 bytes',
    voteCard({ checkbox: { ...checkbox, option_list: [{ id: 'x'.repeat(129), text: 'x' }] } }),
    42046,
  ],
  ['no question_key', voteCard({ checkbox: { option_list: options(2) } }), 42044],
  ['a vote without submit', voteCard({ submit_button: undefined }), 42041],
  ['a submit without key', voteCard({ submit_button: { text: 'x' } }), 42041],
  ['no drop-downs', multipleCard({ select_list: [] }), 42047],
  ['four drop-downs', multipleCard({ select_list: ['1', '2', '3', '4'].map((key) => select(key)) }), 42047],
  ['a question twice', multipleCard({ select_list: [select('q'), select('q')] }), 42044],
  ['no submit', multipleCard({ submit_button: undefined }), 42041],
])('a card with %s is refused', async (_, card, errcode) => {
  expect((await send(card)).errcode).toBe(errcode);
});

test('a task_id is taken once for ever', async () => {
  expect((await send(aClaimCard('used'))).errcode).toBe(0);
  expect((await send(aClaimCard('used'))).errcode).toBe(42014);
});

test('what is longer than the screen or has no place there is noted, not refused', async () => {
  const answer = await send(
    buttonCard({
      horizontal_content_list: undefined,
      main_title: { title: '字'.repeat(37) },
      jump_list,
      button_list: [{ text: 'x'.repeat(21), key: 'a' }],
    }),
  );
  const message = company.wecom.messagesOf('lisi').findLast((one) => one.msgid === answer['msgid']);
  expect(message?.lost).toEqual([
    'main_title.title: 37 字 of 36',
    'button_list.text: 10.5 字 of 10',
    'jump_list: not shown on a button_interaction',
  ]);
});

test('an app without callback address sends notices, and no cards with buttons', async () => {
  const bare = await aCompany();
  const to = (card: object) => bare.call('message/send', cardTo('lisi', card));
  expect((await to(textNotice())).errcode).toBe(0);
  for (const card of [
    buttonCard(),
    voteCard(),
    multipleCard(),
    textNotice({ action_menu: menu('A'), task_id: next() }),
  ])
    expect((await to(card)).errcode).toBe(43012);
  await bare.playground.stop();
});

describe('updating a card', () => {
  test('the samples are taken', async () => {
    const button = { button: { replace_name: 'replace_name' } };
    const shape = { userids: ['lisi', 'nobody'], partyids: [2, 3], tagids: [44, 55], atall: 0 };
    const first = await send(buttonCard());
    expect(await update({ ...shape, response_code: first['response_code'], ...button })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      invaliduser: ['nobody'],
    });
    for (const card of [
      buttonCard({ replace_text: '已提交' }),
      voteCard({ replace_text: '已提交' }),
      multipleCard({ replace_text: '已提交', submit_button: undefined }),
    ]) {
      const { task_id: _none, ...template_card } = card as { task_id?: string };
      const sent = await send(buttonCard());
      const answer = await update({
        userids: ['lisi'],
        response_code: sent['response_code'],
        enable_id_trans: 1,
        template_card,
      });
      expect(answer).toEqual({ errcode: 0, errmsg: 'ok' });
      expect(cardOf('lisi', sent)).toMatchObject({
        greyed: '已提交',
        json: { card_type: template_card['card_type' as never] },
      });
    }
  });

  test('a claim closes everybody’s card with the code of the click', async () => {
    app.heard.length = 0;
    const sent = await send(aClaimCard(next()), 'ZhangSan|lisi|00123');
    await company.wecom.as('lisi').press(String(sent['msgid']), '接单');
    const code = /<ResponseCode><!\[CDATA\[(.*?)\]\]>/.exec(app.heard[0] ?? '')?.[1];
    expect((await update({ atall: 1, response_code: code, button: { replace_name: '李四已接单' } })).errcode).toBe(0);
    for (const userid of ['zhangsan', 'lisi', '00123']) expect(cardOf(userid, sent)?.greyed).toBe('李四已接单');
    await expect(company.wecom.as('00123').press(String(sent['msgid']), '接单')).rejects.toThrow('grey "李四已接单"');
    // The code of the sending is still unused.
    const template_card = textNotice({ main_title: { title: '改派' } });
    expect((await update({ userids: ['LISI'], response_code: sent['response_code'], template_card })).errcode).toBe(0);
    expect([cardOf('lisi', sent)?.json['card_type'], cardOf('lisi', sent)?.greyed]).toEqual(['text_notice', undefined]);
    expect(cardOf('00123', sent)?.greyed).toBe('李四已接单');
  });

  test('a code works once, within 72 hours', async () => {
    const change = { atall: 1, button: { replace_name: 'x' } };
    const [one, two] = [await send(buttonCard()), await send(buttonCard())];
    expect((await update({ ...change, response_code: one['response_code'] })).errcode).toBe(0);
    expect((await update({ ...change, response_code: one['response_code'] })).errcode).toBe(60140);
    expect((await update({ ...change, response_code: 'made up' })).errcode).toBe(60140);
    await company.playground.advance('72h');
    expect((await update({ ...change, response_code: two['response_code'] })).errcode).toBe(60140);
  });

  test.each<readonly [string, object, number]>([
    ['nobody is meant', { button: { replace_name: 'x' } }, 82101],
    ['none of them got it', { userids: ['00123'], button: { replace_name: 'x' } }, 82102],
    ['neither button nor card is given', { atall: 1 }, 40058],
    ['both are given', { atall: 1, button: { replace_name: 'x' }, template_card: textNotice() }, 40058],
    ['there is no name', { atall: 1, button: {} }, 42020],
    ['the card breaks a rule', { atall: 1, template_card: textNotice({ card_action: undefined }) }, 42045],
    ['a notice is to be greyed', { atall: 1, template_card: textNotice({ replace_text: 'x' }) }, 42050],
    ['another app asks', { atall: 1, agentid: 1, button: { replace_name: 'x' } }, 40056],
  ])('is refused where %s, and the code stays good', async (_, body, errcode) => {
    const sent = await send(buttonCard());
    expect((await update({ response_code: sent['response_code'], ...body })).errcode).toBe(errcode);
    const fine = { response_code: sent['response_code'], atall: 1, button: { replace_name: 'x' } };
    expect((await update(fine)).errcode).toBe(0);
  });

  test('a card that was taken back is not there any more', async () => {
    const sent = await send(buttonCard());
    await company.call('message/recall', { msgid: sent['msgid'] });
    const body = { response_code: sent['response_code'], atall: 1, button: { replace_name: 'x' } };
    expect((await update(body)).errcode).toBe(42016);
  });

  test('a company may keep the codes of clicks to the clicker’s card', async () => {
    const strict = await aCompany({}, { clickCodeOnlyForClicker: true });
    const other = new AnApp();
    await strict.wecom.setCallbackUrl(`${await other.start()}/wecom/callback`);
    const sent = await strict.call('message/send', cardTo('lisi|00123', aClaimCard('c')));
    await strict.wecom.as('lisi').press(String(sent['msgid']), 'claim');
    const response_code = /<ResponseCode><!\[CDATA\[(.*?)\]\]>/.exec(other.heard[0] ?? '')?.[1];
    const body = { agentid: agentId, atall: 1, response_code, button: { replace_name: 'x' } };
    await strict.call('message/update_template_card', body);
    expect(['lisi', '00123'].map((userid) => strict.wecom.messagesOf(userid)[0]?.card?.greyed)).toEqual([
      'x',
      undefined,
    ]);
    await strict.playground.stop();
    await other.stop();
  });
});
