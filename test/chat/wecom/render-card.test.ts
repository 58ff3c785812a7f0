import { renderCard } from '../../../src/chat/wecom/render/render-card';
import { renderSettled } from '../../../src/chat/wecom/render/render-settled';
import type { CardJson, Sent } from '../../../src/chat/wecom/render/rendered';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { say, typed } from '../../../src/domain/words';
import type { Button, Card, FactRow, Part } from '../../../src/views/card';
import { audience, problemsIn } from './audience';

const reader = audience('zh-CN');
const button = (label: string, more: Partial<Button> = {}): Button => ({
  action: label,
  about: ticketRef(ticketId(1042)),
  label: typed(label),
  tone: 'plain',
  ...more,
});
const card = (...parts: readonly Part[]): Card => ({
  title: say('card.title', { ticket: 'IT-1042', title: '打印机卡纸' }),
  tone: 'plain',
  parts,
  summary: say('card.title', { ticket: 'IT-1042', title: '打印机卡纸' }),
});
const press = (buttons: readonly Button[], menu: readonly Button[] = []): Part => ({ kind: 'buttons', buttons, menu });
const drawn = (...parts: readonly Part[]): readonly Sent[] => renderCard(card(...parts), reader);
const cardIn = (sent: readonly Sent[]): CardJson => {
  const found = sent.find((one) => one.kind === 'card');
  if (found?.kind !== 'card') throw new Error('no card');
  return found.card;
};
const names = (...all: readonly string[]): readonly Button[] => all.map((name) => button(name));
const texts = (list: unknown): readonly unknown[] =>
  (list as readonly { readonly text: string }[]).map(({ text }) => text);
const row = (label: string, value: string, tone: FactRow['tone'] = 'plain'): FactRow => ({
  label: say('wecom.person', { person: label }),
  value: typed(value),
  tone,
});

test('a press carries what it does, a form and a question lead to their page', () => {
  const sure = button('urgent', { confirm: say('ticket.confirm.urgent'), tone: 'danger' });
  expect(
    cardIn(drawn(press([button('claim', { tone: 'main' }), button('wait', { opens: 'form' }), sure]))),
  ).toMatchObject({
    card_type: 'button_interaction',
    main_title: { title: '【IT-1042】打印机卡纸' },
    button_list: [
      { type: 0, text: 'claim', style: 1, key: '{"a":"claim","t":1042}' },
      { type: 1, text: 'wait', style: 2, url: 'https://desk.example.com/pages/wecom/form/wait/1042' },
      { type: 1, text: 'urgent', style: 4, url: 'https://desk.example.com/pages/wecom/form/urgent/1042' },
    ],
  });
});

test('the menu holds three, the rest are buttons where there is room and else a page', () => {
  const some = cardIn(drawn(press(names('a', 'b'), names('c', 'd', 'e', 'f'))));
  expect(texts((some['action_menu'] as CardJson)['action_list'])).toEqual(['c', 'd', 'e']);
  expect(texts(some['button_list'])).toEqual(['a', 'b', 'f']);
  const many = cardIn(drawn(press(names('a', 'b', 'c', 'd', 'e'), names('f', 'g', 'h', 'i', 'j'))));
  expect(texts(many['button_list'])).toEqual(['a', 'b', 'c', 'd', 'e', '更多']);
  expect((many['button_list'] as readonly unknown[])[5]).toMatchObject({
    type: 1,
    url: 'https://desk.example.com/pages/wecom/job/1042',
  });
});

test('a menu of one, or alone, is buttons', () => {
  for (const [part, all] of [
    [press(names('a'), names('b')), ['a', 'b']],
    [press([], names('c', 'd')), ['c', 'd']],
  ] as const) {
    const json = cardIn(drawn(part));
    expect(json['action_menu']).toBeUndefined();
    expect(texts(json['button_list'])).toEqual(all);
  }
});

const stars = ['5', '4', '3', '2', '1'].map((value) => button(`${value} 星`, { action: 'rate', value }));

test('five stars are one question, and what else is offered follows as a link (SLA-6)', () => {
  const [vote, text] = drawn(press(stars, [button('故障又出现了', { action: 'reopen', opens: 'form' })]));
  expect(vote).toMatchObject({
    updatable: true,
    card: {
      card_type: 'vote_interaction',
      checkbox: { mode: 0, option_list: stars.map(({ value }) => ({ id: value, is_checked: false })) },
      submit_button: { key: '{"a":"rate","t":1042}' },
    },
  });
  expect(text).toEqual({
    kind: 'text',
    text: '【IT-1042】<a href="https://desk.example.com/pages/wecom/form/reopen/1042">故障又出现了</a>',
  });
});

test('beside a vote, what is pressed is a card of its own', () => {
  const [, second] = drawn(press([...stars, button('resume')]));
  expect(second).toMatchObject({ kind: 'card', card: { button_list: [{ type: 0, text: 'resume' }] } });
});

const states = (...labels: readonly string[]): readonly Button[] =>
  labels.map((label, nth) => button(label, { action: 'progress-state', value: String(nth) }));

test('states of progress are buttons while their words fit, else a question (HOT-5)', () => {
  const form = button('写进展', { action: 'progress', opens: 'form' });
  const short = drawn(press([...states('正在排查', '已找到原因', '测试中'), form]));
  expect(texts(cardIn(short)['button_list'])).toEqual(['正在排查', '已找到原因', '测试中', '写进展']);
  const long = drawn(press([...states('正在排查故障的根本原因所在', '已找到原因', '测试中'), form]));
  expect(cardIn(long)).toMatchObject({ card_type: 'vote_interaction' });
  expect(long[1]).toMatchObject({ text: expect.stringContaining('/form/progress/1042">写进展</a>') });
});

test('what is missed stands among the first six facts; short ones that are left stand below', () => {
  const rows = ['1', '2', '3', '4', '5', '6', '7'].map((label) => row(label, '好'));
  const json = cardIn(drawn({ kind: 'facts', rows: [...rows, row('响应', '超时', 'bad')] }, press(names('a'))));
  const shown = json['horizontal_content_list'] as readonly { readonly keyname: string; readonly value: string }[];
  expect(shown.map(({ keyname }) => keyname)).toEqual(['1', '2', '3', '4', '5', '响应']);
  expect(shown[5]?.value).toBe('❗超时');
  expect(json['sub_title_text']).toBe('6：好\n7：好');
});

test('what is asked stands first, facts each in a line of their own, and the hint last', () => {
  const rows = ['1', '2', '3', '4', '5', '6', '7', '8'].map((label) => row(label, '好'));
  const json = cardIn(
    drawn(
      { kind: 'text', text: typed('请受理') },
      { kind: 'text', style: 'quiet', text: typed('完整记录见工单页面。') },
      { kind: 'text', text: typed('非紧急') },
      { kind: 'facts', rows },
      press(names('a')),
    ),
  );
  expect(json['main_title']).toMatchObject({ desc: '请受理' });
  expect(json['sub_title_text']).toBe('非紧急\n7：好\n8：好\n完整记录见工单页面。');
});

test("people's words are quoted, and said whole where the card cuts them", () => {
  const words = '打印机又卡纸了'.repeat(60);
  const sent = drawn({ kind: 'text', style: 'quote', text: typed(words) }, press(names('a')));
  expect(cardIn(sent)['quote_area']).toMatchObject({ type: 1, quote_text: expect.stringMatching(/…$/) });
  expect(sent[1]).toEqual({ kind: 'text', text: `【IT-1042】“${words}”` });
});

test('an explanation is said whole, however long (SITE-7)', () => {
  const fix = '更换了硒鼓，'.repeat(200);
  const sent = drawn(
    { kind: 'facts', style: 'list', rows: [row('原因', '老化'), row('处理', fix)] },
    press(names('a')),
  );
  const said = sent.flatMap((one) =>
    one.kind === 'text' ? [one.text.replace(/^【IT-1042】(\(\d+\/\d+\) )?/, '')] : [],
  );
  expect(said.join('')).toBe(`处理：${fix}`);
});

test('a short card with nothing to press is a notice, a long one is its words', () => {
  expect(drawn({ kind: 'facts', rows: [row('状态', '已受理')] })).toMatchObject([
    { kind: 'card', updatable: false, card: { card_type: 'text_notice', card_action: { type: 1 } } },
  ]);
  const [long] = drawn({ kind: 'facts', rows: [row('需要您提供', '照片'.repeat(60))] });
  expect(long).toMatchObject({
    kind: 'text',
    text: expect.stringMatching(/^【IT-1042】打印机卡纸\n需要您提供：(照片){60}\n<a href="[^"]+">查看详情<\/a>$/),
  });
});

const table: Part = {
  kind: 'table',
  columns: [say('digest.columnGoal'), say('digest.columnMet')],
  rows: [[typed('响应'), typed('9')]],
};
const chart: Part = {
  kind: 'chart',
  style: 'line',
  title: say('digest.seriesRate'),
  labels: [typed('11-01'), typed('11-02')],
  series: [{ name: say('digest.seriesRate'), values: [null, 95] }],
};

test('a digest is markdown with its tables in words, and a picture', () => {
  const picture: Part = { kind: 'picture', picture: { key: 'p', alt: say('digest.trend', { count: 2 }) } };
  const sent = drawn({ kind: 'text', style: 'strong', text: typed('# 服务水平') }, table, chart, picture);
  expect(sent.map(({ kind }) => kind)).toEqual(['markdown', 'picture']);
  expect(sent[0]).toMatchObject({
    text: expect.stringMatching(/^### 【IT-1042】打印机卡纸\n\*\*＃ 服务水平\*\*\n> 响应：\S+ 9\n\[/),
  });
});

test('a digest links each ticket it names to its page, on as many lines as that takes (finding)', () => {
  const looks = Array.from({ length: 10 }, (_, nth) =>
    button(`IT-${1000 + nth}`, { action: 'look', about: ticketRef(ticketId(1000 + nth)), opens: 'card' }),
  );
  const [sent] = drawn({ kind: 'text', text: typed('超时明细') }, table, press(looks));
  expect(sent?.kind === 'markdown' && sent.text).toContain('[IT-1003](https://desk.example.com/pages/wecom/job/1003)');
  const far = { ...reader, links: { ...reader.links, job: () => `https://${'d'.repeat(300)}.example/job` } };
  const sentFar = renderCard(card({ kind: 'text', text: typed('超时明细') }, table, press(looks)), far);
  expect(problemsIn(sentFar)).toEqual([]);
  const links = sentFar.flatMap((one) => (one.kind === 'markdown' ? (one.text.match(/\]\(/g) ?? []) : []));
  expect(links).toHaveLength(11);
});

test('without a picture, a chart is said in words', () => {
  expect(drawn(chart)[0]).toMatchObject({ text: expect.stringMatching(/> 11-02 {2}\S+ 95/) });
});

const ask: Part = {
  kind: 'ask',
  action: 'report',
  value: 'd1',
  questions: [
    {
      name: 'urgency',
      label: say('desk.report'),
      options: [
        { value: 'low', label: typed('不急') },
        { value: 'x'.repeat(129), label: typed('急') },
      ],
      initial: 'low',
    },
  ],
  submit: say('wecom.send'),
  form: { action: 'report', value: 'd1', label: say('desk.report'), tone: 'main', opens: 'form' },
};

test('questions are asked on the card, and the whole form is a link below', () => {
  const [asked, text] = drawn(ask);
  expect(asked).toMatchObject({
    updatable: true,
    card: {
      card_type: 'multiple_interaction',
      select_list: [{ question_key: 'urgency', selected_id: 'low', option_list: [{ id: 'low', text: '不急' }] }],
      submit_button: { text: '提交', key: '{"a":"report","v":"d1"}' },
    },
  });
  expect(text).toMatchObject({
    text: expect.stringContaining('/form/report?value=d1">填写完整报修单（可加照片）</a>'),
  });
});

test('a question WeCom cannot ask is asked by the form', () => {
  const [asked] = drawn({ ...ask, questions: [] } as Part);
  expect(asked).toMatchObject({
    card: { card_type: 'button_interaction', button_list: [{ type: 1, text: '我要报修' }] },
  });
});

test('a settled card has no buttons, says what happened and leads to its ticket', () => {
  const facts: Part = { kind: 'facts', rows: [row('地点', '3 楼')] };
  expect(
    renderSettled(card({ kind: 'text', text: typed('请受理') }, facts, press(names('claim'))), '李娜 已受理', reader),
  ).toEqual({
    card_type: 'text_notice',
    source: { desc: '服务台', desc_color: 0 },
    main_title: { title: '【IT-1042】打印机卡纸', desc: '李娜 已受理' },
    horizontal_content_list: [{ keyname: '地点', value: '3 楼' }],
    card_action: { type: 1, url: 'https://desk.example.com/pages/wecom/job/1042' },
  });
});

test('a face changes with title, tone and what is offered, and with nothing else', () => {
  const faceOf = (sent: readonly Sent[]) => sent.flatMap((one) => (one.kind === 'card' ? [one.face] : []))[0];
  const face = faceOf(drawn(press(names('claim'))));
  expect(faceOf(drawn({ kind: 'facts', rows: [row('状态', '10:10')] }, press(names('claim'))))).toBe(face);
  expect(faceOf(drawn(press(names('resolve'))))).not.toBe(face);
  expect(faceOf(renderCard({ ...card(press(names('claim'))), tone: 'bad' }, reader))).not.toBe(face);
});

test('what differs between threads and a chat is said in words that are true here', () => {
  const json = JSON.stringify(drawn({ kind: 'text', style: 'quiet', text: say('card.answerHere') }, press(names('a'))));
  expect(json).toContain('直接在这里回复即可');
});
