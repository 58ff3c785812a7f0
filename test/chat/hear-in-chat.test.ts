import { createInbound } from '../../src/chat/create-inbound';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { FileRef, Ticket } from '../../src/domain/ticket/ticket';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { Answered, Reply } from '../../src/ports/inbound';
import type { Card } from '../../src/views/card';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { recordTicket } from '../kit/ticket-in-tx';
import { chen, li, sun, wang, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

let keys = 0;
const key = () => {
  keys += 1;
  return `chat${keys}`;
};
const photo: FileRef = { id: 'F1', name: 'a.png', mime: 'image/png', size: 3, platform: 'desk', source: {} };
const inbound = () => createInbound(hand.inboundDeps());
const write = (person: Person, text: string, more: { recent?: string; greeted?: boolean; files?: FileRef[] } = {}) =>
  inbound().hear({ from: senderOf(person), key: key(), where: 'chat', text, files: [], ...more });
const press = (person: Person, action: string, { ticket, ...more }: { ticket?: Ticket['id']; value?: string } = {}) =>
  inbound().press({ from: senderOf(person), key: key(), action, ...(ticket && { about: ticketRef(ticket) }), ...more });
const answerCard = (person: Person, draft: string, answers: Record<string, string>) =>
  inbound().submit({ from: senderOf(person), key: key(), action: 'report', carried: { draft }, answers });
const fill = (person: Person, action: string, ticket: Ticket['id'], answers: Record<string, string>) =>
  inbound().submit({ from: senderOf(person), key: key(), action, about: ticketRef(ticket), carried: {}, answers });

const saidBy = ({ reply, speak }: Answered): string => {
  if (reply.kind === 'refused') return speak(reply.refusal);
  if (reply.kind === 'card') return speak(reply.card.title);
  return reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
};
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card') throw new Error(reply.kind);
  return reply.card;
};
const draftIn = ({ reply }: Answered): string => {
  const values = cardOf(reply).parts.flatMap((part) => {
    if (part.kind === 'ask') return [part.value];
    return part.kind === 'buttons' ? part.buttons.map(({ value }) => value ?? '') : [];
  });
  return values[0] ?? '';
};
const buttonsOf = ({ reply, speak }: Answered): readonly string[] =>
  cardOf(reply).parts.flatMap((part) =>
    part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])].map(({ label }) => speak(label)) : [],
  );
const find = (id: number) => hand.stores[0]?.tickets.find(id as Ticket['id']);
const logOf = async (id: number) =>
  ((await hand.stores[0]?.tickets.events(id as Ticket['id'])) ?? []).map(({ event }) => event);
const lastOf = async (id: number) => (await logOf(id)).at(-1);

/** A ticket of that person, reported by chat and filed from the card; its number. */
const aFiledTicket = async (person: Person = zhou, words = '打印机卡纸', owner?: Person): Promise<Ticket['id']> => {
  const { reply } = await inbound().submit({
    from: senderOf(person),
    key: key(),
    action: 'report',
    carried: {},
    answers: { description: words, branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' },
  });
  expect(reply.kind).toBe('done');
  const open = await hand.stores[0]?.tickets.ofRequester(person.id, 1);
  const id = open?.[0]?.id;
  if (id === undefined) throw new Error('nothing was filed');
  if (owner) await press(owner, 'claim', { ticket: id });
  return id;
};
const inMinutes = (count: number) => after(hand.now, minutes(count));
const later = (count: number) => {
  hand.now = inMinutes(count);
};

test('the same words, handled again because the answer did not get through, stand in the report once', async () => {
  const hear = (said: string, text: string) =>
    inbound().hear({ from: senderOf(zhou), key: said, where: 'chat', text, files: [] });
  const draft = draftIn(await hear('first', '打印机卡纸'));
  expect(draftIn(await hear('first', '打印机卡纸'))).toBe(draft);
  await hear('second', '三楼那台');
  await hear('second', '三楼那台');
  expect(await hand.stores[0]?.drafts.find(draft)).toMatchObject({ text: '打印机卡纸\n三楼那台' });
});

describe('somebody without a ticket', () => {
  test('files a clear report from the card alone: category, urgency and place (HOT-1)', async () => {
    const asked = await write(zhou, '三楼打印机卡纸');
    const ask = cardOf(asked.reply).parts.find((part) => part.kind === 'ask');
    expect(ask?.questions[0]).toMatchObject({ name: 'category', initial: 'hardware.printer' });
    const filed = await answerCard(zhou, draftIn(asked), { category: 'hardware.printer', urgency: 'urgent' });
    expect(saidBy(filed)).toContain('IT-1001 已提交');
    expect(await find(1001)).toMatchObject({
      category: 'hardware.printer',
      urgent: true,
      description: '三楼打印机卡纸',
      source: 'message',
    });
    const again = await answerCard(zhou, draftIn(asked), { category: 'hardware.printer', urgency: 'urgent' });
    expect(saidBy(again)).toContain('这条消息已提交过');
  });

  test('sends only a photo: it is kept, and the report says where to look', async () => {
    const asked = await write(zhou, '', { files: [photo] });
    await answerCard(zhou, draftIn(asked), { category: '-', urgency: 'normal' });
    expect(await find(1001)).toMatchObject({ category: 'other.task', description: '（见附件）', files: [photo] });
  });

  test('writes in pieces: all of it is one report, and what helps to sort it is asked anew', async () => {
    const first = await write(zhou, '坏了');
    const draft = draftIn(first);
    const second = await write(zhou, '是打印机');
    expect(draftIn(second)).toBe(draft);
    expect(saidBy(await write(zhou, '', { files: [photo] }))).toBe('已一并记下，请在上面的卡片里选择或提交。');
    await answerCard(zhou, draft, { category: 'hardware.printer', urgency: 'normal' });
    expect(await find(1001)).toMatchObject({ description: '坏了\n是打印机', files: [photo] });
    expect(saidBy(await write(zhou, '三楼'))).toContain('IT-1001');
  });

  test('starts anew when the first words are long ago, and is greeted for a greeting', async () => {
    const first = draftIn(await write(zhou, '打印机坏了'));
    later(11);
    expect(draftIn(await write(zhou, '鼠标坏了'))).not.toBe(first);
    expect(saidBy(await write(sun, '在吗？'))).toBe('IT 服务台');
    expect(saidBy(await write(sun, ' '))).toBe('IT 服务台');
  });

  test('says good day with its first answer, unless it just has (HOT-1)', async () => {
    const greeting = 'IT 服务台';
    const first = await write(zhou, '打印机坏了');
    expect(JSON.stringify(cardOf(first.reply).parts)).toContain(greeting);
    later(11);
    const greeted = await write(zhou, '鼠标坏了', { greeted: true });
    expect(JSON.stringify(cardOf(greeted.reply).parts)).not.toContain(greeting);
  });

  test('files no draft of others nor one that is gone; a kind the catalogue no longer has is something else', async () => {
    const draft = draftIn(await write(zhou, '打印机坏了'));
    expect(saidBy(await answerCard(sun, draft, { category: 'hardware.printer' }))).toBe('只有发送者本人可以提交。');
    expect(saidBy(await answerCard(zhou, 'gone', { category: 'hardware.printer' }))).toBe('内容已过期，请重新填写。');
    await answerCard(zhou, draft, { category: 'explode.now', urgency: 'normal' });
    expect(await find(1001)).toMatchObject({ category: 'other.task' });
  });
});

describe('the requester of one ticket', () => {
  test('adds to it by writing; who has it is said at length once a burst', async () => {
    const id = await aFiledTicket(zhou, '打印机卡纸', li);
    const first = await write(zhou, '还卡');
    expect([saidBy(first), buttonsOf(first)]).toEqual(['已转给李娜（IT-1001）。', ['这是新问题']]);
    expect(await lastOf(id)).toMatchObject({ type: 'replied', side: 'requester', text: '还卡', inThread: true });
    const photoToo = await write(zhou, '', { files: [photo] });
    expect([photoToo.reply.kind, saidBy(photoToo)]).toEqual(['done', '已转给李娜（IT-1001）。']);
    later(11);
    expect((await write(zhou, '还是卡')).reply.kind).toBe('card');
  });

  test('hears that nobody has it yet', async () => {
    await aFiledTicket();
    expect(saidBy(await write(zhou, '还卡'))).toBe('已补充到 IT-1001，受理的工程师会看到。');
  });

  test('turns the same words into a new report when they were about something else', async () => {
    await aFiledTicket(zhou, '打印机卡纸', li);
    const draft = draftIn(await write(zhou, 'Outlook 打不开'));
    const asked = await press(zhou, 'new-problem', { value: draft });
    expect(JSON.stringify(asked.reply)).toContain('Outlook 打不开');
    await answerCard(zhou, draft, { category: 'office.fault', urgency: 'normal' });
    expect(await find(1002)).toMatchObject({ category: 'office.fault', description: 'Outlook 打不开' });
  });

  test('answers the question whether it is fixed, and may still write once it is closed', async () => {
    const id = await aFiledTicket(zhou, '打印机卡纸', li);
    await fill(li, 'resolve', id, { cause: 'c', fix: 'f', advice: 'a' });
    expect(saidBy(await write(zhou, '好像还有点卡'))).toBe('已转给李娜（IT-1001）。');
    await press(zhou, 'confirm', { ticket: id });
    const closed = await logOf(id);
    await write(zhou, '谢谢', { recent: `${id}:answer:0` });
    expect(await logOf(id)).toEqual(closed);
    expect(saidBy(await write(zhou, '鼠标坏了'))).toBe('要提交报修吗？');
  });
});

describe('somebody with several tickets', () => {
  test('is asked which one; the choice holds for half an hour (product §6)', async () => {
    const first = await aFiledTicket(zhou, '打印机卡纸', li);
    const second = await aFiledTicket(zhou, '扫描仪没反应', wang);
    const asked = await write(zhou, '还是不行');
    expect(buttonsOf(asked)).toEqual(['IT-1002 扫描仪没反应', 'IT-1001 打印机卡纸', '这是新问题']);
    expect(saidBy(await write(zhou, '', { files: [photo] }))).toContain('已一并记下');
    const chosen = await press(zhou, 'talk-to', { ticket: first, value: draftIn(asked) });
    expect(saidBy(chosen)).toBe('已转给李娜（IT-1001）。接下来半小时的消息也记在那里。');
    expect(await lastOf(first)).toMatchObject({ type: 'replied', text: '还是不行', files: [photo] });
    expect(saidBy(await press(zhou, 'talk-to', { ticket: first, value: draftIn(asked) }))).toContain('已提交过');
    later(25);
    expect(saidBy(await write(zhou, '又卡了'))).toBe('已转给李娜（IT-1001）。');
    later(31);
    expect(saidBy(await write(zhou, '喂'))).toBe('您说的是哪个报修？');
    expect(await logOf(second)).toHaveLength(2);
  });

  test('names the one they mean, in whatever way numbers are written', async () => {
    const first = await aFiledTicket(zhou, '打印机卡纸', li);
    await aFiledTicket(zhou, '扫描仪没反应', wang);
    expect(saidBy(await write(zhou, '【it－1001】：还卡'))).toBe(
      '已转给李娜（IT-1001）。接下来半小时的消息也记在那里。',
    );
    expect(await lastOf(first)).toMatchObject({ type: 'replied', text: '还卡' });
    const shown = await write(zhou, 'IT-1002');
    expect(saidBy(shown)).toBe('IT-1002 扫描仪没反应');
    const last = cardOf(shown.reply).parts.at(-1);
    expect(last?.kind === 'text' && shown.speak(last.text)).toBe('接下来半小时您的消息会记在 IT-1002。');
    expect(saidBy(await write(zhou, '没反应'))).toBe('已转给王磊（IT-1002）。');
  });

  test('reports a new problem instead', async () => {
    await aFiledTicket(zhou, '打印机卡纸', li);
    await aFiledTicket(zhou, '扫描仪没反应', wang);
    const draft = draftIn(await write(zhou, 'Outlook 打不开'));
    expect(draftIn(await press(zhou, 'new-problem', { value: draft }))).toBe(draft);
    expect(saidBy(await write(zhou, '急'))).toContain('已一并记下');
    await answerCard(zhou, draft, { category: 'office.fault', urgency: 'urgent' });
    expect(await find(1003)).toMatchObject({ description: 'Outlook 打不开\n急' });
  });

  test('cannot reach the tickets of others by their number, nor by a forged choice', async () => {
    const id = await aFiledTicket(zhou, '打印机卡纸', li);
    expect(saidBy(await write(sun, `IT-${id} 我的也坏了`))).not.toContain('转');
    const other = draftIn(await write(sun, '鼠标坏了'));
    const before = (await logOf(id)).length;
    await press({ ...sun, roles: [] }, 'talk-to', { ticket: id, value: other });
    expect(await logOf(id)).toHaveLength(before);
  });
});

describe('an engineer', () => {
  test('writes to the requester of their only ticket once they say so; an aside stays inside', async () => {
    const id = await aFiledTicket(zhou, '打印机卡纸', li);
    const asked = await write(li, '马上到');
    expect(saidBy(asked)).toBe('把这段话发给周婷（IT-1001）？');
    expect(saidBy(await press(li, 'send-words', { ticket: id, value: draftIn(asked) }))).toBe(
      '已转给周婷（IT-1001）。',
    );
    expect(await lastOf(id)).toEqual(expect.objectContaining({ type: 'replied', side: 'engineers', text: '马上到' }));
    expect(await lastOf(id)).not.toHaveProperty('inThread');
    expect(saidBy(await write(li, '内部：换个滚轮'))).toBe('已记为 IT-1001 的内部备注。');
    expect(await lastOf(id)).toMatchObject({ type: 'noted', text: '换个滚轮' });
  });

  test('answers the question they were asked last, whichever ticket they talk about; a photo goes along', async () => {
    const first = await aFiledTicket(zhou, '打印机卡纸', li);
    const second = await aFiledTicket(zhou, '扫描仪没反应', li);
    await write(li, `IT-${second} 稍等`);
    later(55);
    const uow = hand.stores[0]?.uow;
    await uow?.transact(hand.now, async (tx) => {
      const ticket = await tx.ticket(first);
      await recordTicket(
        tx,
        { ...ticket, version: ticket.version + 1, progressAskedFor: inMinutes(5) },
        { type: 'progress-asked', by: li.id, at: hand.now, hour: inMinutes(5) },
      );
    });
    const recent = `${first}:ask:${li.id}:1`;
    await write(li, '请看', { recent, files: [photo] });
    expect(await lastOf(first)).toMatchObject({ type: 'replied', files: [photo] });
    expect((await write(li, '在换滚轮', { recent })).reply).toEqual({ kind: 'done' });
    expect(await lastOf(first)).toMatchObject({ type: 'progress-reported', text: '在换滚轮' });
    const asked = await write(li, '换好了', { recent });
    expect(buttonsOf(asked)).toEqual(['发给周婷：IT-1001', '发给周婷：IT-1002', '不发送']);
    expect(await lastOf(first)).toMatchObject({ type: 'progress-reported' });
    await press(li, 'send-words', { ticket: first, value: draftIn(asked) });
    expect(await lastOf(first)).toMatchObject({ type: 'replied', text: '换好了' });
  });

  test('answers an offered ticket inside, and a lead what came of a call-back', async () => {
    const id = await aFiledTicket(zhou, '打印机卡纸', li);
    await fill(li, 'hand-over', id, { person: wang.id, note: '请接手' });
    expect(saidBy(await write(wang, '我在外面', { recent: `${id}:handover:${wang.id}:1` }))).toContain('内部备注');
    await fill(li, 'resolve', id, { cause: 'c', fix: 'f', advice: 'a' });
    await press(zhou, 'rate', { ticket: id, value: '1' });
    expect(saidBy(await write(chen, '已致歉', { recent: `${id}:callback:${chen.id}:0` }))).toBe(
      '已记为 IT-1001 的回访结果。',
    );
    expect(await lastOf(id)).toMatchObject({ type: 'called-back', note: '已致歉' });
  });
});

test('somebody whose platform tells no language asks for one with a word, and is spoken to in it', async () => {
  const from = { platform: 'wecom', account: 'anna', profile: async () => ({ name: 'Anna' }) };
  const say = (text: string) => inbound().hear({ from, key: key(), where: 'chat', text, files: [] });
  expect(saidBy(await say('你好'))).toBe('IT 服务台');
  expect(saidBy(await say(' english '))).toBe('IT Service Desk');
  expect(saidBy(await say('hello'))).toBe('IT Service Desk');
  expect(saidBy(await say('中文'))).toBe('IT 服务台');
});

test.each(['constructor', '__proto__', 'toString', 'valueOf'])('%s is no language', async (word) => {
  const from = { platform: 'wecom', account: 'bea', profile: async () => ({ name: 'Bea' }) };
  await inbound().hear({ from, key: key(), where: 'chat', text: word, files: [] });
  expect((await hand.stores[0]?.people.byAccount('wecom', 'bea'))?.language).toBe('zh-CN');
});

test('who speaks in another chat is told that messages come here now, once a day; who only looks or presses moves nothing', async () => {
  const on = (platform: string) => ({ platform, account: 'both', profile: async () => ({ name: 'Bo' }) });
  const people = () => hand.stores[0]?.people;
  await inbound().hear({ from: on('wecom'), key: key(), where: 'chat', text: '你好', files: [] });
  const bo = await people()?.byAccount('wecom', 'both');
  if (!bo) throw new Error('nobody was met');
  await people()?.save({ ...bo, identities: { wecom: 'both', slack: 'both' } }, hand.now);
  const home = async () => (await people()?.byAccount('wecom', 'both'))?.home;
  await inbound().home(on('slack'));
  await inbound().press({ from: on('slack'), key: key(), action: 'report' });
  await inbound().open({ from: on('slack'), action: 'report' });
  await inbound().look(on('slack'), ticketRef(ticketId(1)));
  expect(await home()).toBe('wecom');
  for (const platform of ['slack', 'slack', 'wecom', 'slack']) {
    await inbound().hear({ from: on(platform), key: key(), where: 'chat', text: '你好', files: [] });
  }
  expect(await home()).toBe('slack');
  const waiting = await hand.stores[0]?.outbox.claim(
    { worker: 'w', now: after(hand.now, minutes(1)), length: minutes(1) },
    20,
  );
  const moved = waiting?.filter(({ announcement }) => JSON.stringify(announcement).includes('notice.movedHere'));
  expect(moved?.map(({ announcement }) => announcement.to)).toEqual(Array(2).fill({ kind: 'person', person: bo.id }));
});
