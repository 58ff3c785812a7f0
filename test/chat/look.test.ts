import { createInbound } from '../../src/chat/create-inbound';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type FileRef, type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, days } from '../../src/domain/time/instant';
import type { Card } from '../../src/views/card';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { chen, li, sun, wang, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

let keys = 0;
const id = ticketId(1001);
const press = (person: Person, action: string, value?: string) => {
  keys += 1;
  const more = value === undefined ? {} : { value };
  return createInbound(hand.inboundDeps()).press({
    from: senderOf(person),
    key: `p${keys}`,
    action,
    about: ticketRef(id),
    ...more,
  });
};
const fill = (person: Person, action: string, answers: object, ticket: Ticket['id'] | undefined = id) => {
  keys += 1;
  const about = ticket === undefined ? {} : { about: ticketRef(ticket) };
  const given = { from: senderOf(person), key: `f${keys}`, action, carried: {}, answers: { ...answers } };
  return createInbound(hand.inboundDeps()).submit({ ...given, ...about });
};
const photo: FileRef = { id: 'F1', name: 'a.png', mime: 'image/png', size: 3, platform: 'desk', source: {} };
beforeEach(async () => {
  const kind = { branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  keys += 1;
  const report = { description: '打印机卡纸', files: [photo], ...kind };
  await createInbound(hand.inboundDeps()).submit({
    from: senderOf(zhou),
    key: `r${keys}`,
    action: 'report',
    carried: {},
    answers: report,
  });
});

const seenBy = async (person: Person) => {
  const { reply, cards, speak } = await createInbound(hand.inboundDeps()).look(senderOf(person), ticketRef(id));
  const actions = (card: Card | undefined) =>
    card?.parts.flatMap((part) =>
      part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])].map(({ action }) => action) : [],
    ) ?? [];
  const history = (cards.at(-1)?.parts ?? []).flatMap((part) => {
    if (part.kind === 'files') return part.files.map(({ name }) => name);
    return part.kind === 'text' ? [speak(part.text)] : [];
  });
  const words = reply.kind === 'refused' ? speak(reply.refusal) : '';
  return { cards, titles: cards.map(({ title }) => speak(title)), may: actions(cards[0]), actions, history, words };
};

test('an engineer sees what they themselves may press, not what its owner may', async () => {
  await press(li, 'claim');
  expect((await seenBy(li)).may).toContain('resolve');
  const other = await seenBy(wang);
  expect(other.may).not.toContain('resolve');
  expect(other.may).toContain('reply');
});

test('the requester sees their own card; strangers see that there is no such ticket', async () => {
  expect((await seenBy(zhou)).may).toContain('add-information');
  expect(await seenBy(sun)).toMatchObject({ titles: ['IT-1001 打印机卡纸', 'IT-1001 处理记录'] });
  await hand.stores[0]?.people.save({ ...sun, roles: [] }, hand.now);
  expect(await seenBy(sun)).toMatchObject({ cards: [], words: '找不到 IT-1001。' });
});

test.each([
  ['solved', 'resolve', li, { cause: '卷纸', fix: '清理', advice: '用干纸' }],
  ['withdrawn', 'withdraw', zhou, {}],
] as const)('what a digest names opens for a manager after it was %s, too', async (_, action, by, answers) => {
  await press(li, 'claim');
  await fill(by, action, answers);
  const { reply, speak } = await createInbound(hand.inboundDeps()).press({
    ...{ from: senderOf(sun), key: `look${keys}`, action: 'look', about: ticketRef(id) },
  });
  expect(reply.kind === 'card' && speak(reply.card.title)).toBe('IT-1001 打印机卡纸');
  await hand.stores[0]?.people.save({ ...sun, roles: [] }, hand.now);
  const refused = await press(sun, 'look');
  expect(refused.reply.kind === 'refused' && speak(refused.reply.refusal)).toBe('找不到 IT-1001。');
});

test('what happened is told newest first, with files; notes only to those who serve', async () => {
  await press(li, 'claim');
  await fill(li, 'note', { text: '滚轮旧了' });
  await fill(zhou, 'add-information', { text: '还卡', files: [photo] });
  await fill(li, 'progress', { text: '在换滚轮' });
  const inside = (await seenBy(wang)).history;
  expect(inside).toEqual([
    '09:10 李娜汇报进展：在换滚轮',
    '09:10 周婷：还卡',
    'a.png',
    '09:10 李娜内部备注：滚轮旧了',
    '09:10 李娜已受理。',
    '09:10 周婷报修：打印机卡纸',
    'a.png',
  ]);
  const own = inside.map((line) => line.replace('周婷报修', '您报修').replace('周婷：', '您：'));
  expect((await seenBy(zhou)).history).toEqual(own.filter((line) => !line.includes('备注')));
});

test('a long history shows its newest fifty lines and counts the rest', async () => {
  await press(li, 'claim');
  for (let nth = 0; nth < 55; nth += 1) await fill(li, 'note', { text: `n${nth}` });
  const { history } = await seenBy(li);
  expect(history).toHaveLength(51);
  expect([history[0], history.at(-1)]).toEqual(['09:10 您内部备注：n54', '另有 7 条更早的记录未显示。']);
});

test('whoever the desk waits for finds the question there', async () => {
  await press(li, 'claim');
  await fill(li, 'hand-over', { person: wang.id, note: '请接手' });
  expect((await seenBy(wang)).titles[1]).toBe('IT-1001：请接手');
  expect((await seenBy(li)).titles).toHaveLength(2);
  await fill(li, 'resolve', { cause: 'c', fix: 'f', advice: 'a' });
  const asked = await seenBy(zhou);
  expect(asked.actions(asked.cards[1])).toEqual(['confirm', 'not-fixed']);
  await press(zhou, 'confirm');
  await press(zhou, 'rate', '1');
  const rated = await seenBy(zhou);
  expect(rated.actions(rated.cards[1])).toContain('rate-more');
  expect((await seenBy(chen)).titles[1]).toBe('IT-1001：请回访');
  hand.now = after(hand.now, days(10));
  expect((await seenBy(zhou)).cards).toHaveLength(2);
});

test('of a closed ticket a lead may say that it is back, as its requester may; nothing is added to it in passing', async () => {
  await press(li, 'claim');
  await fill(li, 'resolve', { cause: '卷纸', fix: '清理', advice: '用干纸' });
  await press(zhou, 'confirm');
  const { reply, speak } = await fill(zhou, 'add-information', { text: '又坏了' });
  expect(reply.kind === 'refused' && speak(reply.refusal)).toBe('已关闭。如故障再现，请点“故障又出现了”。');
  expect((await seenBy(wang)).may).toEqual(['reply', 'note']);
  expect((await seenBy(chen)).may).toEqual(['reply', 'note', 'reopen']);
  const no = await fill(wang, 'reopen', { text: '又坏了' });
  expect(no.reply.kind === 'refused' && no.speak(no.reply.refusal)).toBe('此操作仅限报修人本人或组长。');
  expect((await fill(chen, 'reopen', { text: '电话里说又卡了' })).reply.kind).toBe('done');
  expect((await seenBy(zhou)).history[0]).toBe('09:10 陈浩重新打开：电话里说又卡了（第 2 轮）');
});

test('whoever may not see a ticket is not told by a form’s link that there is one', async () => {
  await press(li, 'claim');
  const open = async (person: Person, action: string, ticket = id) => {
    const { reply, speak } = await createInbound(hand.inboundDeps()).open({
      from: senderOf(person),
      action,
      about: ticketRef(ticket),
    });
    return reply.kind === 'refused' ? speak(reply.refusal) : reply.kind;
  };
  await hand.stores[0]?.people.save({ ...sun, roles: [] }, hand.now);
  for (const action of ['note', 'resolve', 'add-information', 'rate-more', 'reopen'])
    expect([action, await open(sun, action)]).toEqual([action, '找不到 IT-1001。']);
  expect(await open(sun, 'resolve', ticketId(4711))).toBe('找不到 IT-4711。');
  expect(await open(zhou, 'resolve')).toContain('李娜');
});
