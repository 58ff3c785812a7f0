import { createInbound } from '../../src/chat/create-inbound';
import { draftOf as draftNamed } from '../../src/chat/intake/report';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { EventOf } from '../../src/domain/ticket/event';
import { replay } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { Answered, ChangedWords } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { li, sun, tom, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

/** What stands in which thread: the job's two cards. */
const inbound = () =>
  createInbound({
    ...hand.inboundDeps(),
    refs: { slotOf: async (_, key) => (key.startsWith('T') ? key.slice(1) : undefined) },
  });
let nth = 0;
const write = async (by: Person, text: string, under?: string): Promise<string> => {
  nth += 1;
  const where = under === undefined ? { where: 'direct' as const } : { where: 'thread' as const, under };
  await inbound().hear({ from: senderOf(by), key: `said${nth}`, text, files: [], ...where });
  return `said${nth}`;
};
const change = (by: Person, of: string, words: { before: string; now?: string; under?: string }): Promise<Answered> => {
  nth += 1;
  const { under, ...rest } = words;
  const where = under === undefined ? { where: 'direct' as const } : { where: 'thread' as const, under };
  const changed: ChangedWords = { from: senderOf(by), key: `change${nth}`, of, saidAt: hand.now, ...where, ...rest };
  return inbound().changed(changed);
};
const draftOf = async (by: Person, text: string) => {
  nth += 1;
  const heard = await inbound().hear({ from: senderOf(by), key: `said${nth}`, where: 'direct', text, files: [] });
  const card = heard.reply.kind === 'card' ? heard.reply.card : undefined;
  const asks = card?.parts.flatMap((part) => (part.kind === 'ask' ? [part] : [])) ?? [];
  return { key: `said${nth}`, draft: asks[0]?.value ?? '' };
};
const file = async (by: Person, draft: string, description: string): Promise<Ticket> => {
  nth += 1;
  const answers = { description, branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  const from = senderOf(by);
  await inbound().submit({ from, key: `file${nth}`, action: 'report', carried: { draft }, answers });
  const [ticket] = (await hand.stores[0]?.tickets.ofRequester(by.id, 1)) ?? [];
  if (!ticket) throw new Error('nothing was filed');
  return ticket;
};
const find = (id: Ticket['id']) => hand.stores[0]?.tickets.find(id);
const logOf = async (id: Ticket['id']) => ((await hand.stores[0]?.tickets.events(id)) ?? []).map(({ event }) => event);
const changesOf = async (id: Ticket['id']) =>
  (await logOf(id)).filter((event): event is EventOf<'words-changed'> => event.type === 'words-changed');
const saidOf = ({ reply, speak }: Answered): string =>
  reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
/** Their ticket, claimed by Li, filed with the words they wrote. */
const aFiledTicket = async (words: string) => {
  const { key, draft } = await draftOf(zhou, words);
  const { id } = await file(zhou, draft, words);
  nth += 1;
  await inbound().press({ from: senderOf(li), key: `claim${nth}`, action: 'claim', about: ticketRef(id) });
  return { id, key, own: `T${id}:requester`, engineers: `T${id}:engineers:slack` };
};

test('a report whose message is edited says what it says now, and its log keeps both (1.4)', async () => {
  const { id, key } = await aFiledTicket('3 楼打印机卡纸\n很急');
  const told = await change(zhou, key, { before: '3 楼打印机卡纸\n很急', now: '5 楼打印机卡纸\n很急' });
  expect(saidOf(told)).toContain(`IT-${id}`);
  expect(await find(id)).toMatchObject({
    description: '5 楼打印机卡纸\n很急',
    title: '5 楼打印机卡纸',
    rewordedAt: hand.now,
  });
  expect(await changesOf(id)).toMatchObject([
    { of: 'report', before: '3 楼打印机卡纸\n很急', now: '5 楼打印机卡纸\n很急', by: zhou.id },
  ]);
  // Once more: what it was changed to is changed.
  await change(zhou, key, { before: '5 楼打印机卡纸\n很急', now: '6 楼打印机卡纸' });
  expect(await find(id)).toMatchObject({ description: '6 楼打印机卡纸' });
  expect(replay(id, await logOf(id))).toEqual(await find(id));
});

test('only what was said is changed where the form said more', async () => {
  const { key, draft } = await draftOf(zhou, '3 楼坏了');
  const { id } = await file(zhou, draft, '打印机：3 楼坏了，请尽快');
  await change(zhou, key, { before: '3 楼坏了', now: '$& 5 楼坏了' });
  expect((await find(id))?.description).toBe('打印机：$& 5 楼坏了，请尽快');
});

test('a message that waits in a draft has its new words there, and nothing once it is deleted', async () => {
  const { key, draft } = await draftOf(zhou, '3 楼打印机卡纸');
  expect(saidOf(await change(zhou, key, { before: '3 楼打印机卡纸', now: '5 楼打印机卡纸' }))).toContain('修改后');
  expect(await hand.stores[0]?.drafts.find(draft)).toMatchObject({ text: '5 楼打印机卡纸' });
  await change(zhou, key, { before: '5 楼打印机卡纸' });
  expect(await hand.stores[0]?.drafts.find(draft)).toMatchObject({ text: '', files: [] });
});

test('a message that went with another about which they are asked has its new words there, too', async () => {
  for (const words of ['请装 Office', '鼠标坏了']) {
    const { id } = await aFiledTicket(words);
    nth += 1;
    const answers = { reason: 'requester', note: '现在可以吗？' };
    await inbound().submit({
      from: senderOf(li),
      key: `wait${nth}`,
      action: 'wait',
      about: ticketRef(id),
      carried: {},
      answers,
    });
  }
  const [first, second] = [await write(zhou, '可以'), await write(zhou, '10 点在')];
  const draft = draftNamed(first);
  expect(saidOf(await change(zhou, second, { before: '10 点在', now: '11 点在' }))).toContain('修改后');
  expect(await hand.stores[0]?.drafts.find(draft)).toMatchObject({ text: '可以\n11 点在' });
  const [ticket] = (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1)) ?? [];
  if (!ticket) throw new Error('there is no ticket');
  await inbound().press({
    from: senderOf(zhou),
    key: 'chosen',
    action: 'talk-to',
    about: ticketRef(ticket.id),
    value: draft,
  });
  const told = await change(zhou, second, { before: '11 点在', now: '12 点在' });
  expect(saidOf(told)).toContain(`IT-${ticket.id}`);
  expect(await changesOf(ticket.id)).toMatchObject([{ of: 'requester', before: '11 点在', now: '12 点在' }]);
});

test.each([
  ['the requester’s answer', zhou, 'own', '我在 3 楼', '我在 5 楼', 'requester'],
  ['an engineer’s reply', li, 'engineers', '10 点到', '11 点到', 'engineers'],
  ['an aside', li, 'engineers', '// 备件在 3 楼', '// 备件在 5 楼', 'note'],
] as const)('%s that is edited is kept with what it was', async (_what, by, place, before, now, of) => {
  const ticket = await aFiledTicket('打印机卡纸');
  const under = ticket[place];
  const key = await write(by, before, under);
  await change(by, key, { before, now, under });
  const plain = (text: string) => text.replace('// ', '');
  expect(await changesOf(ticket.id)).toMatchObject([{ of, before: plain(before), now: plain(now) }]);
  await change(by, key, { before: now, under });
  const [, gone] = await changesOf(ticket.id);
  expect(gone).toMatchObject({ of, before: plain(now) });
  expect(gone).not.toHaveProperty('now');
  expect(replay(ticket.id, await logOf(ticket.id))).toEqual(await find(ticket.id));
});

test('the same change, delivered twice, is told once', async () => {
  const ticket = await aFiledTicket('打印机卡纸');
  const of = await write(zhou, '我在 3 楼', ticket.own);
  const from = senderOf(zhou);
  const words = { from, key: 'twice', of, where: 'thread', under: ticket.own, saidAt: hand.now } as const;
  await inbound().changed({ ...words, before: '我在 3 楼', now: '我在 5 楼' });
  await inbound().changed({ ...words, before: '我在 3 楼', now: '我在 5 楼' });
  expect(await changesOf(ticket.id)).toHaveLength(1);
});

test.each([
  ['a stranger', sun],
  ['another engineer', tom],
])('nobody changes words of others: %s', async (_who, other) => {
  const ticket = await aFiledTicket('3 楼打印机卡纸');
  const key = await write(zhou, '我在 3 楼', ticket.own);
  await change(other, key, { before: '我在 3 楼', now: '我在 5 楼', under: ticket.own });
  await change(other, ticket.key, { before: '3 楼打印机卡纸', now: '没有故障' });
  expect(await changesOf(ticket.id)).toEqual([]);
  const { key: waiting, draft } = await draftOf(zhou, '显示器不亮');
  await change(other, waiting, { before: '显示器不亮', now: '没有故障' });
  expect(await hand.stores[0]?.drafts.find(draft)).toMatchObject({ text: '显示器不亮' });
});

test('a greeting that becomes a report is heard as one, and other words that were nothing stay so', async () => {
  const key = await write(zhou, '你好');
  expect((await change(zhou, key, { before: '你好', now: '打印机卡纸' })).reply.kind).toBe('card');
  expect((await change(zhou, 'never-heard', { before: '随便说说', now: '别的' })).reply).toEqual({ kind: 'done' });
});

test('words are not taken for those that were said long before them', async () => {
  const ticket = await aFiledTicket('又卡纸了');
  hand.now = after(hand.now, minutes(60));
  await change(zhou, 'older', { before: '又卡纸了', now: '不卡了' });
  expect(await changesOf(ticket.id)).toEqual([]);
});
