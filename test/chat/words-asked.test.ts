import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import type { Person } from '../../src/domain/people/person';
import { ticketOf, ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, type Duration, days, minutes } from '../../src/domain/time/instant';
import type { Answered, Said } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { li, sun, wang, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

let keys = 0;
const key = () => {
  keys += 1;
  return `words${keys}`;
};
/** A new one each time, as after a restart: nothing is remembered but what is stored. */
const inbound = (changes: Partial<InboundDeps> = {}) => createInbound(hand.inboundDeps(changes));
/** On WeCom, perhaps after a card of that slot. */
const write = (person: Person, text: string, recent?: string, where: Said['where'] = 'chat') =>
  inbound().hear({
    ...{ from: senderOf(person), key: key(), where, text, files: [] },
    ...(recent === undefined ? {} : { recent }),
  });
/** On Slack, below the card of that slot. */
const writeBelow = (person: Person, slot: string, text: string) =>
  inbound({ refs: { slotOf: async () => slot } as unknown as InboundDeps['refs'] }).hear({
    ...{ from: senderOf(person), key: key(), where: 'thread', under: 'x', text, files: [] },
  });
const fill = (person: Person, action: string, ticket: Ticket['id'], answers: Record<string, string>) =>
  inbound().submit({ from: senderOf(person), key: key(), action, about: ticketRef(ticket), carried: {}, answers });
const press = (person: Person, action: string, { ticket, ...more }: { ticket?: Ticket['id']; value?: string } = {}) =>
  inbound().press({ from: senderOf(person), key: key(), action, ...(ticket && { about: ticketRef(ticket) }), ...more });

const said = ({ reply, speak }: Answered): string => {
  if (reply.kind === 'refused') return speak(reply.refusal);
  if (reply.kind === 'card') return speak(reply.card.title);
  return reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
};
/** Everything a card shows, and its buttons. */
const shown = ({ reply, speak }: Answered): string => {
  if (reply.kind !== 'card') return said({ reply, speak });
  const parts = reply.card.parts.flatMap((part) => {
    if (part.kind === 'text') return [speak(part.text)];
    if (part.kind === 'facts') return part.rows.map(({ label, value }) => `${speak(label)} ${speak(value)}`);
    return part.kind === 'buttons' ? part.buttons.map(({ label }) => `[${speak(label)}]`) : [];
  });
  return [speak(reply.card.title), ...parts].join('\n');
};
/** Presses a button of an answer, by its words. */
const choose = (person: Person, { reply, speak }: Answered, label: string) => {
  const parts = reply.kind === 'card' ? reply.card.parts : [];
  const button = parts
    .flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []))
    .find((one) => speak(one.label) === label);
  if (!button) throw new Error(`no button says ${label}: ${shown({ reply, speak })}`);
  const { action, about, value } = button;
  const ticket = ticketOf(about);
  return press(person, action, { ...(ticket && { ticket }), ...(value && { value }) });
};

const passes = (length: Duration) => {
  hand.now = after(hand.now, length);
};
const find = (id: number) => hand.stores[0]?.tickets.find(id as Ticket['id']);
const log = async (id: number) =>
  ((await hand.stores[0]?.tickets.events(id as Ticket['id'])) ?? []).map(({ event }) => event);
const last = async (id: number) => (await log(id)).at(-1);
const newest = async (person: Person): Promise<Ticket['id']> =>
  (await hand.stores[0]?.tickets.ofRequester(person.id, 1))?.[0]?.id ?? (0 as Ticket['id']);
const aFiledTicket = async (words = '会议室投影仪不亮', owner: Person | undefined = li): Promise<Ticket['id']> => {
  const answers = { description: words, branch: 'hardware', 'item-hardware': 'peripheral', urgency: 'normal' };
  await inbound().submit({ from: senderOf(zhou), key: key(), action: 'report', carried: {}, answers });
  const id = await newest(zhou);
  if (owner) await press(owner, 'claim', { ticket: id });
  return id;
};
const solve = (id: Ticket['id']) => fill(li, 'resolve', id, { cause: 'c', fix: 'f', advice: 'a' });
const aClosedTicket = async (): Promise<Ticket['id']> => {
  const id = await aFiledTicket('打印机卡纸');
  await solve(id);
  await press(zhou, 'confirm', { ticket: id });
  expect(await find(id)).toMatchObject({ state: 'closed' });
  return id;
};

describe('what was just asked', () => {
  test('has precedence over every magic word, for as long as the question is open (2.1)', async () => {
    const id = await aFiledTicket('请装 Office');
    for (const word of ['英文', 'english', '帮助', '谢谢', '好的', 'IT-9999', `IT-${id} 英文`]) {
      await fill(li, 'wait', id, { reason: 'requester', note: '中文版还是英文版？' });
      expect(await find(id)).toMatchObject({ state: 'waiting' });
      expect(said(await write(zhou, word))).toBe('已转给李娜（IT-1001）。');
      expect(await last(id)).toMatchObject({ type: 'replied', text: word.replace(/^IT-1001 /, '') });
      expect(await find(id)).toMatchObject({ state: 'claimed' });
    }
    expect((await hand.stores[0]?.people.find(zhou.id))?.language).toBe('zh-CN');
    // Nobody waits for it any more: now it is what it says.
    expect(said(await write(zhou, 'english'))).toBe('IT Service Desk');
    expect((await hand.stores[0]?.people.find(zhou.id))?.language).toBe('en');
  });

  test('on Slack a nod to the desk is the answer as well; with two that wait it is asked which (2.1)', async () => {
    const one = await aFiledTicket('请装 Office');
    await fill(li, 'wait', one, { reason: 'requester', note: '现在可以远程吗？' });
    expect(said(await write(zhou, '可以', undefined, 'direct'))).toBe('已转给李娜（IT-1001）。');
    expect(await find(one)).toMatchObject({ state: 'claimed' });
    const two = await aFiledTicket('鼠标坏了');
    for (const id of [one, two]) await fill(li, 'wait', id, { reason: 'requester', note: '现在可以吗？' });
    const asked = await write(zhou, '可以');
    expect(shown(asked)).toContain('[IT-1002 鼠标坏了]\n[IT-1001 请装 Office]');
    await choose(zhou, asked, 'IT-1002 鼠标坏了');
    expect([(await find(one))?.state, (await find(two))?.state]).toEqual(['waiting', 'claimed']);
  });

  test('an engineer’s question in plain words counts as well; a word of another ticket is not sent to it (2.1)', async () => {
    const id = await aFiledTicket('请装 Office');
    await fill(li, 'reply', id, { text: '中文版还是英文版？' });
    expect(said(await write(zhou, '英文'))).toBe('已转给李娜（IT-1001）。');
    await fill(li, 'wait', id, { reason: 'requester', note: '哪一层？' });
    const other = await aFiledTicket('鼠标坏了');
    expect(shown(await write(zhou, `IT-${other} 五楼`, `${id}:requester`))).toContain('您说的是哪个报修？');
    expect(await find(id)).toMatchObject({ state: 'waiting' });
  });
});

describe('a number', () => {
  test('that is none is words, and stays in them (2.2)', async () => {
    await aClosedTicket();
    const asked = await write(zhou, 'IT 1001会议室的投影仪不亮');
    expect(shown(asked)).toContain('IT 1001会议室的投影仪不亮');
    expect(said(asked)).toBe('要提交报修吗？');
    expect(shown(await write(zhou, 'IT-1001会议室的投影仪不亮'))).toContain('这是新问题 IT-1001会议室的投影仪不亮');
    expect(await last(1001)).toMatchObject({ type: 'confirmed' });
  });

  test('of somebody else’s ticket is words as well (2.2)', async () => {
    const id = await aFiledTicket();
    const stranger = { ...zhou, id: 'slack:U0EMMA' as Person['id'], name: '艾玛', identities: { slack: 'U0EMMA' } };
    expect(shown(await write(stranger, `IT-${id} 也不亮`))).toContain(`IT-${id} 也不亮`);
    expect(await log(id)).toHaveLength(2);
  });
});

describe('what an engineer writes where nothing says whom it is for', () => {
  test.each(['我去开会', '谁有螺丝刀'])('%s goes to no customer without a yes (2.3)', async (words) => {
    const id = await aFiledTicket();
    const asked = await write(li, words);
    expect(shown(asked)).toBe(
      [
        '把这段话发给周婷（IT-1001）？',
        words,
        '会议室投影仪不亮',
        '尚未发送。',
        '[发送]',
        '[此后半小时都发]',
        '[不发送]',
      ].join('\n'),
    );
    expect(said(await choose(li, asked, '不发送'))).toBe('没有发送。');
    expect(await log(id)).toHaveLength(2);
  });

  test('what asks the desk is answered, and goes to no customer either (2.3)', async () => {
    const id = await aFiledTicket();
    expect(said(await write(li, `IT-${id}`))).toContain(`IT-${id}`);
    expect(said(await write(li, '谁值班'))).toBe('当前值班');
    expect(said(await write(li, '我去开会'))).toContain('把这段话发给');
    expect(await log(id)).toHaveLength(2);
  });

  test('a yes sends these words alone, a choice holds for half an hour and no longer (2.3)', async () => {
    const id = await aFiledTicket();
    const texts = async () => (await log(id)).flatMap((event) => (event.type === 'replied' ? [event.text] : []));
    const asked = await write(li, '马上到');
    await choose(li, asked, '发送');
    await choose(li, asked, '发送');
    expect(await texts()).toEqual(['马上到']);
    const next = await write(li, '带了新灯泡');
    expect(said(next)).toContain('把这段话发给');
    await choose(li, next, '此后半小时都发');
    expect(said(await write(li, '到了'))).toBe('已转给周婷（IT-1001）。');
    expect(await texts()).toEqual(['马上到', '带了新灯泡', '到了']);
    hand.now = after(hand.now, minutes(31));
    expect(said(await write(li, '我去开会'))).toContain('把这段话发给');
    expect(await texts()).toHaveLength(3);
  });

  test('named with its number it goes, and the next words are asked about; nobody sends what another wrote (2.3)', async () => {
    const id = await aFiledTicket();
    expect(said(await write(li, `IT-${id} 马上到`))).toBe('已转给周婷（IT-1001）。');
    const asked = await write(li, '我去开会');
    expect(said(asked)).toContain('把这段话发给');
    expect(said(await choose(wang, asked, '发送'))).toBe('只有发送者本人可以提交。');
    expect(await last(id)).toMatchObject({ text: '马上到' });
  });

  test('below a card that called them alone it is asked as well, and at a closed ticket (2.3)', async () => {
    const id = await aClosedTicket();
    expect(said(await writeBelow(li, `${id}:engineers:slack`, '这台该换了'))).toContain('把这段话发给');
    const open = await aFiledTicket();
    expect(said(await writeBelow(wang, `${open}:rescue:${wang.id}`, '我在外面'))).toContain('把这段话发给');
    expect((await writeBelow(li, `${open}:engineers:slack`, '马上到')).reply.kind).toBe('done');
    expect(await last(open)).toMatchObject({ type: 'replied', side: 'engineers', text: '马上到' });
  });
});

test('a requester whose words read as a new fault is asked, with both titles in full (2.4)', async () => {
  const long = '三楼大会议室靠窗那台投影仪开机以后没有画面而且一直闪红灯请尽快来看';
  const id = await aFiledTicket(long);
  const asked = await write(zhou, '我的网络连不上了');
  expect(shown(asked)).toBe(
    [
      '这是新问题，还是原来的报修？',
      `IT-1001 ${long}`,
      '这是新问题 我的网络连不上了',
      '您写的内容已保留，选择后即转达或另行报修。',
      '[属于 IT-1001]',
      '[这是新问题]',
    ].join('\n'),
  );
  expect(await log(id)).toHaveLength(2);
  expect(shown(await choose(zhou, asked, '这是新问题'))).toContain('我的网络连不上了');
  const belongs = await write(zhou, 'IT-1001 还是没有画面');
  expect(said(belongs)).toContain('已转给李娜');
  await choose(zhou, asked, '属于 IT-1001');
  expect(await last(id)).toMatchObject({ type: 'replied', text: '我的网络连不上了' });
});

describe('words to a ticket that is over', () => {
  const below = (id: number, text: string) => writeBelow(zhou, `${id}:requester`, text);
  const afterIts = (id: number, text: string) => write(zhou, text, `${id}:requester`);

  test.each([
    ['Slack', below],
    ['WeCom', afterIts],
  ])('are asked about, and reopen it with these words (%s, 1.2)', async (_platform, speak) => {
    const id = await aClosedTicket();
    const asked = await speak(id, '又坏了');
    expect(shown(asked)).toContain('[问题又出现]\n[另行报修]\n[只是留言]');
    expect(await last(id)).toMatchObject({ type: 'confirmed' });
    await choose(zhou, asked, '问题又出现');
    expect(await find(id)).toMatchObject({ state: 'claimed', reopening: { text: '又坏了' } });
  });

  test('a remark reaches whoever solved it in person, a new report names the old one (1.2)', async () => {
    const id = await aClosedTicket();
    expect(said(await choose(zhou, await below(id, '用了新纸'), '只是留言'))).toBe('已补充到 IT-1001。');
    expect(await last(id)).toMatchObject({ type: 'replied', text: '用了新纸' });
    expect(await find(id)).toMatchObject({ state: 'closed' });
    const report = await choose(zhou, await below(id, '又坏了'), '另行报修');
    expect(shown(report)).toContain('又坏了\n（参见 IT-1001：打印机卡纸）');
  });

  test('long after it was closed only a new report or a remark is offered (1.2)', async () => {
    const id = await aClosedTicket();
    hand.now = after(hand.now, days(20));
    for (const speak of [below, afterIts]) {
      passes(minutes(11));
      const asked = shown(await speak(id, '又坏了'));
      expect(asked).toContain('不能再重新打开');
      expect(asked).toContain('[另行报修]\n[只是留言]');
      expect(asked).not.toContain('[问题又出现]');
    }
  });

  test.each([
    ['Slack', (id: number, text: string) => writeBelow(zhou, `${id}:requester`, text)],
    ['WeCom', (id: number, text: string) => write(zhou, text, `${id}:requester`)],
  ])('in three lines are asked about once, and all of them are kept (%s, 1.2)', async (_platform, speak) => {
    const id = await aClosedTicket();
    const asked = await speak(id, '又坏了');
    expect(shown(asked)).toContain('[问题又出现]');
    for (const text of ['还是同一台打印机', '红灯一直闪']) {
      expect(said(await speak(id, text))).toBe('已一并记下，请在上面的卡片里选择或提交。');
    }
    await choose(zhou, asked, '问题又出现');
    const words = '又坏了\n还是同一台打印机\n红灯一直闪';
    expect(await last(id)).toMatchObject({ type: 'reopened', text: words });
  });

  test('once they have answered, or ten minutes later, they are asked anew; nobody else’s lines join (1.2)', async () => {
    const [id, other] = [await aClosedTicket(), await aClosedTicket()];
    const below = (text: string, ticket = id) => writeBelow(zhou, `${ticket}:requester`, text);
    const asked = await below('又坏了');
    expect(shown(await below('打印机又坏了', other))).toContain('[问题又出现]');
    expect(shown(await below('又坏了一次'))).toContain('[问题又出现]');
    expect(said(await below('红灯'))).toContain('已一并记下');
    await choose(zhou, asked, '只是留言');
    expect(shown(await below('又坏了'))).toContain('[问题又出现]');
    passes(minutes(11));
    expect(shown(await below('又坏了'))).toContain('[问题又出现]');
  });

  test('withdrawn: asked; a duplicate of theirs: they go to the one that goes on (1.2)', async () => {
    const withdrawn = await aFiledTicket('鼠标坏了');
    await fill(zhou, 'withdraw', withdrawn, { text: '好了' });
    expect(shown(await below(withdrawn, '又坏了'))).toContain('[另行报修]\n[只是留言]');
    const first = await aFiledTicket('投影仪不亮');
    const second = await aFiledTicket('会议室投影仪没有画面');
    await fill(li, 'duplicate', second, { of: `IT-${first}` });
    for (const speak of [below, afterIts]) {
      expect(said(await speak(second, '还是不亮'))).toContain(`已转给李娜（IT-${first}）`);
      expect(await last(first)).toMatchObject({ type: 'replied', text: '还是不亮' });
    }
  });

  test('whoever did not report it is not asked, and reopens nothing by a forged press (1.2)', async () => {
    const id = await aClosedTicket();
    expect(said(await writeBelow(sun, `${id}:requester`, '又坏了'))).toBe('此操作仅限报修人本人。');
    const asked = await write(sun, '鼠标坏了');
    const value = JSON.stringify(asked.reply).match(/"value":"([^"]+)"/)?.[1] ?? '';
    await press(sun, 'reopen-with', { ticket: id, value });
    expect(await find(id)).toMatchObject({ state: 'closed' });
  });
});
