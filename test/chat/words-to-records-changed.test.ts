import { createInbound } from '../../src/chat/create-inbound';
import { wordedBeginnings } from '../../src/commands/kinds';
import type { Complaint } from '../../src/domain/complaint/complaint';
import type { Enquiry } from '../../src/domain/enquiry/enquiry';
import type { Person } from '../../src/domain/people/person';
import type { Happened } from '../../src/domain/record/record';
import type { KindName, RecordRef } from '../../src/domain/record/record-ref';
import { writeBeginValue } from '../../src/domain/talk/begin-value';
import { after, minutes } from '../../src/domain/time/instant';
import type { Answered } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { li, sun, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const store = () => storeOf(hand, 0);

let nth = 0;
const key = (): string => {
  nth += 1;
  return `k${nth}`;
};
/** Threads stand below the record of their name. */
const inbound = () =>
  createInbound({ ...hand.inboundDeps(), refs: { slotOf: async (_, under) => `${under}:person:${zhou.id}` } });

/** Somebody begins one with these words; answers which. */
async function begun(kind: KindName, text: string, by: Person = zhou): Promise<RecordRef> {
  const way = wordedBeginnings().find(({ id }) => id.startsWith(`${kind}.`));
  if (way === undefined) throw new Error(kind);
  const { reply } = await inbound().submit({
    ...{ from: senderOf(by), key: key(), action: way.id, carried: { on: writeBeginValue({}) } },
    answers: { [way.words.field]: text },
  });
  if (reply.kind !== 'done' || reply.about === undefined) throw new Error(reply.kind);
  return reply.about;
}
const change = (
  by: Person,
  before: string,
  more: { now?: string; under?: string; key?: string } = {},
): Promise<Answered> => {
  const { under, ...rest } = more;
  const where = under === undefined ? { where: 'direct' as const } : { where: 'thread' as const, under };
  const words = { from: senderOf(by), key: key(), of: 'said', saidAt: hand.now, before, ...where, ...rest };
  return inbound().changed(words);
};
const saidBy = ({ reply, speak }: Answered): string => (reply.kind === 'done' && reply.text ? speak(reply.text) : '');
const found = async <T extends object>(about: RecordRef): Promise<T> => {
  const record = await store().records.find<T & never>(about);
  if (record === undefined) throw new Error('it is gone');
  return record;
};
const log = (about: RecordRef) => store().records.events<Happened & { readonly before?: string }>(about);
const told = async (): Promise<string> => {
  hand.now = after(hand.now, minutes(1));
  const rows = await store().outbox.claim({ worker: 'w', now: hand.now, length: minutes(1) }, 200);
  for (const row of rows) await store().outbox.delivered(row, 'slack', { key: `m-${row.id}`, data: {} }, hand.now);
  return JSON.stringify(rows.map(({ announcement }) => announcement.content));
};

describe.each<[KindName]>([['enquiry'], ['complaint']])('words that began a record of another kind: %s', (kind) => {
  const words = '网络很慢，\n谁来负责？';

  test('are followed when they are changed: the record reads as they are now, its people are told, and the log keeps both', async () => {
    const about = await begun(kind, words);
    await told();
    expect(saidBy(await change(zhou, words, { now: '网络很慢，\n由谁负责处理？' }))).toContain('已将您的修改告知');
    expect((await found<Enquiry | Complaint>(about)).text).toBe('网络很慢，\n由谁负责处理？');
    expect((await log(about)).at(-1)).toMatchObject({ type: 'reworded', by: zhou.id, before: words });
    expect(await told()).toContain('由谁负责处理？');
  });

  test('are kept where they are taken away, and its people are told', async () => {
    const about = await begun(kind, words);
    await told();
    expect(saidBy(await change(zhou, words))).toContain('已将您的修改告知');
    expect((await found<Enquiry | Complaint>(about)).text).toBe(words);
    expect(await told()).toContain('notice.rewordedGone');
  });

  test('are changed once, by whoever wrote them alone, and nothing else they wrote is taken for them', async () => {
    const about = await begun(kind, words);
    const one = { now: '改了', key: key() };
    await change(zhou, words, one);
    await change(zhou, words, one);
    await change(sun, '改了', { now: '别人改' });
    await change(li, '改了', { now: '别人改' });
    await change(zhou, '网', { now: '网站' });
    expect((await log(about)).filter(({ type }) => type === 'reworded')).toHaveLength(1);
    expect((await found<Enquiry | Complaint>(about)).text).toBe('改了');
  });
});

test('of several questions the one that was changed reads anew, unless it was answered or they are others now', async () => {
  const words = '1. VPN 怎么申请？\n2. 打印机怎么双面打印？';
  const about = await begun('enquiry', words);
  const texts = async () => (await found<Enquiry>(about)).questions.map(({ text }) => text);
  await change(zhou, words, { now: '1. VPN 怎么申请？\n2. 扫描仪怎么用？' });
  expect(await texts()).toEqual(['VPN 怎么申请？', '扫描仪怎么用？']);
  await inbound().press({ from: senderOf(li), key: key(), action: 'claim', about });
  const answers = { 'answer-0': '填表。', sent: 'partly' };
  await inbound().submit({ from: senderOf(li), key: key(), action: 'answer', about, carried: {}, answers });
  await change(zhou, '1. VPN 怎么申请？\n2. 扫描仪怎么用？', { now: '1. VPN 怎么续期？\n2. 扫描仪在哪里？' });
  expect(await texts()).toEqual(['VPN 怎么申请？', '扫描仪在哪里？']);
  await change(zhou, '1. VPN 怎么续期？\n2. 扫描仪在哪里？', { now: '1. 一\n2. 二\n3. 三' });
  expect(await texts()).toEqual(['VPN 怎么申请？', '扫描仪在哪里？']);
  expect((await log(about)).filter(({ type }) => type === 'reworded')).toHaveLength(3);
});

test('words with a number before them, and those below its card, are followed as well', async () => {
  const about = await begun('enquiry', 'VPN 怎么申请？');
  const number = `IT-Q${about.id}`;
  await inbound().hear({
    from: senderOf(zhou),
    key: key(),
    where: 'direct',
    text: `${number} 周末也办吗？`,
    files: [],
  });
  await change(zhou, `${number} 周末也办吗？`, { now: `${number} 周六也办吗？` });
  await change(zhou, '周六也办吗？', { now: '周日也办吗？', under: `enquiry-${about.id}` });
  expect((await found<Enquiry>(about)).questions.map(({ text }) => text)).toEqual(['VPN 怎么申请？', '周日也办吗？']);
});
