import { foundCard } from '../../src/chat/conversation/find';
import { listCard } from '../../src/chat/conversation/lists';
import { createInbound } from '../../src/chat/create-inbound';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { Answered, Said, Sender } from '../../src/ports/inbound';
import type { Card } from '../../src/views/card';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { chen, li, sun, wang, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const inbound = () => createInbound(hand.inboundDeps());
const stranger = { ...zhou, id: 'stranger' as Person['id'], name: '吴敏', identities: { slack: 'U0STRANGER' } };

const sender = (person: Person, rowsOfCard?: number): Sender => ({
  platform: 'slack',
  account: person.identities['slack'] ?? '',
  profile: async () => ({ name: person.name }),
  ...(rowsOfCard === undefined ? {} : { rowsOfCard }),
});
let keys = 0;
const key = (): string => {
  keys += 1;
  return `asked${keys}`;
};
const write = (person: Person, text: string, where: Said['where'] = 'direct'): Promise<Answered> =>
  inbound().hear({ from: sender(person), key: key(), where, text, files: [] });
const command = (person: Person, text: string): Promise<Answered> =>
  inbound().open({ from: sender(person), action: 'ask', text });
const press = (person: Person, action: string, ticket: number): Promise<Answered> =>
  inbound().press({ from: sender(person), key: key(), action, about: ticketRef(ticketId(ticket)) });
const report = async (person: Person, description: string, urgency = 'normal'): Promise<number> => {
  const answers = { description, branch: 'hardware', 'item-hardware': 'printer', urgency };
  const { reply } = await inbound().submit({
    from: sender(person),
    key: key(),
    action: 'report',
    carried: {},
    answers,
  });
  expect(reply.kind).toBe('done');
  return (await hand.stores[0]?.tickets.newest(1))?.[0] ?? 0;
};

const wordsIn = (card: Card, speak: Answered['speak']): string =>
  [
    speak(card.title),
    ...card.parts.flatMap((part) => {
      if (part.kind === 'text') return [speak(part.text)];
      if (part.kind === 'mention') return part.text ? [speak(part.text)] : [];
      return part.kind === 'facts' ? part.rows.map(({ label, value }) => `${speak(label)}：${speak(value)}`) : [];
    }),
  ].join('\n');
const said = ({ reply, speak }: Answered): string => {
  if (reply.kind === 'refused') return speak(reply.refusal);
  if (reply.kind === 'card') return wordsIn(reply.card, speak);
  return reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
};
const actionsOf = ({ reply }: Answered): readonly string[] =>
  reply.kind !== 'card'
    ? []
    : reply.card.parts.flatMap((part) =>
        part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])].map(({ action }) => action) : [],
      );
const drafts = async (): Promise<number> => {
  const { reply } = await write(zhou, '打印机又卡纸了');
  return reply.kind === 'card' ? reply.card.parts.length : 0;
};

test.each(['direct', 'mention', 'chat'] as const)(
  'a number, alone or with a question, is answered with that ticket and what each may do and see (2.6, %s)',
  async (where) => {
    const id = await report(zhou, '打印机卡纸');
    for (const text of [`IT-${id}`, `IT-${id} 现在什么情况？`, `为什么 IT-${id} 超时`]) {
      const own = await write(zhou, text, where);
      expect(said(own)).toContain(`IT-${id} 打印机卡纸`);
      expect(said(own)).toContain('状态：');
      expect(actionsOf(own)).toContain('add-information');
      expect(actionsOf(own)).not.toContain('claim');
      expect(actionsOf(await write(li, text, where))).toContain('claim');
      expect(said(await write(chen, text, where))).toContain(`IT-${id} 打印机卡纸`);
      const manager = await write(sun, text, where);
      expect(said(manager)).toContain(`IT-${id} 打印机卡纸`);
      expect(actionsOf(manager)).not.toContain('claim');
    }
  },
);

test('a mention in a thread is what they wrote themselves, not what stands above it', async () => {
  const id = await report(zhou, '打印机卡纸');
  const said_ = { from: sender(zhou), key: key(), where: 'mention', files: [] } as const;
  const asked = await inbound().hear({ ...said_, text: `有人知道吗\nIT-${id}`, own: `IT-${id}` });
  expect(said(asked)).toContain(`IT-${id} 打印机卡纸`);
  const reported = await inbound().hear({ ...said_, text: `IT-${id}\n投影仪也坏了`, own: '投影仪也坏了' });
  expect(said(reported)).toContain('要提交报修吗');
});

test('whoever may not see a ticket reads the same as of one that is not there (2.6)', async () => {
  const id = await report(zhou, '打印机卡纸');
  for (const text of [`IT-${id}`, `为什么 IT-${id} 超时`, 'IT-4711', 'IT-4711 进度']) {
    const answered = await write(stranger, text);
    const number = /IT-\d+/.exec(text)?.[0];
    expect(said(answered)).toBe(`找不到 ${number}。`);
    expect(said(await command(stranger, text))).toBe(`找不到 ${number}。`);
  }
});

test('why a ticket is late is told in the facts of its clocks: target, due, waits, by how much (2.6)', async () => {
  const id = await report(zhou, '打印机卡纸');
  expect(said(await write(zhou, `为什么 IT-${id} 超时`))).toContain(`IT-${id} 没有超时。`);
  hand.now = after(hand.now, minutes(45));
  const late = said(await write(zhou, `为什么 IT-${id} 超时`));
  expect(late).toMatch(/响应：时限 .+，须在 .+ 前；超时 .+/);
  expect(late).toContain('等待：处理中无等待');
});

test('how it goes is asked without a number: the one ticket, several, or none (2.6)', async () => {
  expect(said(await write(zhou, '进度'))).toContain('没有处理中的报修');
  const first = await report(zhou, '打印机卡纸');
  expect(said(await write(zhou, '进度'))).toContain(`IT-${first} 打印机卡纸`);
  hand.now = after(hand.now, minutes(20));
  const second = await report(zhou, '显示器闪烁');
  const both = await write(zhou, '进度', 'chat');
  expect(said(both)).toContain('我的报修');
  expect([said(both).includes(`IT-${first}`), said(both).includes(`IT-${second}`)]).toEqual([true, true]);
});

test('lists are shown to whoever may read them, urgent first and a page at a time, each ticket with a button', async () => {
  for (let nth = 1; nth <= 5; nth += 1) {
    await report({ ...zhou, id: `p${nth}` as Person['id'], identities: { slack: `U0P${nth}` } }, `打印机 ${nth} 卡纸`);
  }
  const urgent = await report({ ...zhou, identities: { slack: 'U0P9' } }, '全公司断网', 'urgent');
  for (const who of [li, chen, sun]) {
    const list = await command(who, 'open');
    expect(said(list).split('\n')[1]).toContain(`IT-${urgent}：紧急 · 全公司断网`);
    expect(actionsOf(list)).toEqual(Array.from({ length: 6 }, () => 'look'));
  }
  const small = await inbound().open({ from: sender(li, 4), action: 'ask', text: 'open' });
  expect(said(small)).toContain('第 1/2 页');
  expect(actionsOf(small)).toEqual(['look', 'look', 'look', 'look', 'list']);
  const next = await inbound().press({ from: sender(li, 4), key: key(), action: 'list', value: '1:open' });
  expect(actionsOf(next)).toEqual(['look', 'look', 'list']);
  expect(said(await command(zhou, 'open'))).toContain('全部工单仅服务台人员可以查看');
  const forged = await inbound().press({ from: sender(stranger), key: key(), action: 'list', value: '0:open' });
  expect(said(forged)).toContain('全部工单仅服务台人员可以查看');
  expect(said(await command(wang, 'mine'))).toContain('当前没有由您负责的工单');
  expect(said(await command(zhou, 'duty'))).toContain('主值班');
});

test('a search shows only what its reader may see, and says so where it finds nothing', async () => {
  const id = await report(zhou, '三楼打印机卡纸');
  const other = { ...zhou, id: 'other' as Person['id'], identities: { slack: 'U0OTHER' } };
  const theirs = await report(other, '五楼打印機没墨');
  for (const who of [li, chen, sun]) {
    const found = said(await command(who, 'find 打印机'));
    expect([found.includes(`IT-${id}：`), found.includes(`IT-${theirs}：`)]).toEqual([true, true]);
  }
  const own = said(await write(zhou, '查找 打印机', 'chat'));
  expect([own.includes(`IT-${id}：`), own.includes(`IT-${theirs}：`)]).toEqual([true, false]);
  expect(said(await command(zhou, `find IT-${theirs}`))).toContain(`您可以查看的工单里没有“it-${theirs}”`);
  expect(said(await command(sun, `find IT-${theirs}`))).toContain(`IT-${theirs}：`);
  expect(said(await command(sun, 'find 五楼 没墨'))).toContain(`IT-${theirs}：`);
  expect(said(await write(stranger, 'find 打印机'))).toContain('您可以查看的工单里没有“打印机”');
  const forged = await inbound().press({ from: sender(stranger), key: key(), action: 'list', value: '0:find:打印机' });
  expect(said(forged)).toContain('您可以查看的工单里没有“打印机”');
});

test('a ticket is opened from a list, as whoever presses may see it', async () => {
  const id = await report(zhou, '打印机卡纸');
  expect(said(await press(sun, 'look', id))).toContain(`IT-${id} 打印机卡纸`);
  expect(said(await press(stranger, 'look', id))).toContain('找不到');
});

test('asking makes no report, and a report that mentions a question is one', async () => {
  await report(zhou, '打印机卡纸');
  expect((await write(zhou, 'help')).reply.kind).toBe('card');
  expect(actionsOf(await command(zhou, '三楼打印机卡纸'))).toEqual([]);
  expect((await command(zhou, '三楼打印机卡纸')).reply.kind).toBe('form');
  expect(await drafts()).toBeGreaterThan(2);
});

test.each([
  [100, false],
  [101, true],
])('a search and a list that find %i tickets say truly whether there are more than they show', async (count, more) => {
  const id = ticketId(await report(zhou, '打印机卡纸'));
  const one = await hand.stores[0]?.tickets.find(id);
  if (one === undefined) throw new Error('it was not reported');
  const found = (most: number) => Array.from({ length: Math.min(count, most) }, () => one);
  const deps = hand.inboundDeps();
  const search = { find: async ({ most }: { most: number }) => found(most), findRecords: async () => [] };
  const from = sender(li);
  const searched = await foundCard({ ...deps, search }, { by: li, from, words: '打印机' });
  expect(JSON.stringify(searched.parts).includes('desk.listedMost')).toBe(more);
  const tickets = Object.assign(Object.create(deps.tickets), {
    ofRequester: async (_: unknown, most: number) => Array.from({ length: Math.min(count + 4900, most) }, () => one),
  });
  const listed = await listCard({ ...deps, tickets }, { by: zhou, from, list: 'mine' });
  expect(JSON.stringify(listed.parts).includes('desk.listedMost')).toBe(more);
});
