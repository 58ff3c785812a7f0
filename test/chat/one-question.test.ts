import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import { keptDraft, keptToo } from '../../src/chat/intake/begin-report';
import { draftOf } from '../../src/chat/intake/report';
import type { Person } from '../../src/domain/people/person';
import { ticketOf, ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket, TicketId } from '../../src/domain/ticket/ticket';
import { after, seconds } from '../../src/domain/time/instant';
import type { Answered, Said } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { li, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded, 2);

let keys = 0;
const key = () => {
  keys += 1;
  return `once${keys}`;
};
type Shared = InboundDeps['shared'];
/** One of two desks on one database. */
const deskNo = (nth: number, changed: (shared: Shared) => Shared = (shared) => shared) => {
  const store = storeOf(hand, nth);
  return createInbound(hand.inboundDeps({ ...store, ...hand.deps(nth), shared: changed(store.shared) }));
};
/** Two desks that first read what somebody was asked, both of them, before either writes that it asks something. */
function twoInStep(): readonly ((shared: Shared) => Shared)[] {
  const waiting: (() => void)[] = [];
  const both = (): Promise<void> =>
    new Promise((go) => {
      waiting.push(go);
      if (waiting.length === 2) for (const one of waiting) one();
    });
  return [0, 1].map(() => (shared) => {
    let isFirst = true;
    const inStep = async (key: string): Promise<void> => {
      if (!isFirst || !/^(?:begun|asked-over):/.test(key)) return;
      isFirst = false;
      await both();
    };
    return {
      get: (...asked) => shared.get(...asked),
      take: (...asked) => shared.take(...asked),
      under: (...asked) => shared.under(...asked),
      forget: (...asked) => shared.forget(...asked),
      put: async (key, ...value) => {
        await inStep(key);
        return shared.put(key, ...value);
      },
      swap: async (change) => {
        await inStep(change.key);
        return shared.swap(change);
      },
    };
  });
}
const fill = (person: Person, action: string, ticket: TicketId, answers: Record<string, string>) =>
  deskNo(0).submit({ from: senderOf(person), key: key(), action, about: ticketRef(ticket), carried: {}, answers });
const press = (person: Person, action: string, { ticket, ...more }: { ticket?: TicketId; value?: string }) =>
  deskNo(0).press({ from: senderOf(person), key: key(), action, ...(ticket && { about: ticketRef(ticket) }), ...more });
const find = (id: TicketId) => storeOf(hand, 0).tickets.find(id);
const textsOf = async (id: TicketId): Promise<readonly string[]> =>
  (await storeOf(hand, 0).tickets.events(id)).flatMap(({ event }) => ('text' in event ? [event.text] : []));

async function aTicket(words: string): Promise<Ticket['id']> {
  const answers = { description: words, branch: 'hardware', 'item-hardware': 'peripheral', urgency: 'normal' };
  await deskNo(0).submit({ from: senderOf(zhou), key: key(), action: 'report', carried: {}, answers });
  const [newest] = await storeOf(hand, 0).tickets.ofRequester(zhou.id, 1);
  if (!newest) throw new Error('nothing was reported');
  await press(li, 'claim', { ticket: newest.id });
  return newest.id;
}
async function aClosedTicket(): Promise<Ticket['id']> {
  const id = await aTicket('打印机卡纸');
  await fill(li, 'resolve', id, { cause: 'c', fix: 'f', advice: 'a' });
  await press(zhou, 'confirm', { ticket: id });
  return id;
}

type Line = Pick<Said, 'text' | 'where'> & { readonly recent?: string };
const write = (line: Line, on = deskNo(0)) => on.hear({ from: senderOf(zhou), key: key(), files: [], ...line });

/** A reply in short: what a card asks first, or its words. */
const said = ({ reply, speak }: Answered): string => {
  if (reply.kind === 'card') return speak(reply.card.title);
  return reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
};
/** Presses the button of a card that does this, for the ticket if it names one. */
async function choose({ reply }: Answered, action: string, ticket?: TicketId): Promise<Answered> {
  const button = (reply.kind === 'card' ? reply.card.parts : [])
    .flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []))
    .find((one) => one.action === action && (ticket === undefined || ticketOf(one.about) === ticket));
  if (!button) throw new Error(`nothing there is ${action}: ${JSON.stringify(reply)}`);
  const pressed = ticketOf(button.about);
  return press(zhou, action, { ...(pressed && { ticket: pressed }), value: button.value ?? '' });
}

const also = '已一并记下，请在上面的卡片里选择或提交。';
const lines = ['还是没有画面', '红灯一直闪', '开机也没用'];

describe('several lines that two desks hear in the same moment', () => {
  /** Every question that the lines brought; the others were told that they go with it. */
  async function questionIn(line: (text: string) => Line): Promise<Answered> {
    const desks = twoInStep().map((changed, nth) => deskNo(nth, changed));
    const answers = await Promise.all(desks.map((desk, nth) => write(line(lines[nth] ?? ''), desk)));
    answers.push(await write(line(lines[2] ?? '')));
    const questions = answers.filter(({ reply }) => reply.kind === 'card');
    expect(questions.map(said)).toHaveLength(1);
    expect(answers.map(said).filter((words) => words === also)).toHaveLength(lines.length - 1);
    return questions[0] as Answered;
  }
  const sorted = (words: string | undefined): readonly string[] => (words ?? '').split('\n').toSorted();

  test.each<['direct' | 'chat']>([['direct'], ['chat']])(
    'to a ticket that is over are asked about once, and all of them are kept: %s',
    async (where) => {
      const id = await aClosedTicket();
      hand.now = after(hand.now, seconds(1));
      const recent = where === 'chat' ? { recent: `${id}:requester` } : {};
      const asked = await questionIn((text) => ({ text: `打印机又${text}`, where, ...recent }));
      await choose(asked, 'reopen-with');
      const { reopening } = (await find(id)) ?? {};
      expect(sorted(reopening?.text)).toEqual(lines.map((text) => `打印机又${text}`).toSorted());
    },
  );

  test('that belong to one of two tickets are asked about once, and all of them reach it', async () => {
    const [one, two] = [await aTicket('投影仪不亮'), await aTicket('鼠标坏了')];
    const asked = await questionIn((text) => ({ text, where: 'chat' }));
    await choose(asked, 'talk-to', one);
    expect(sorted((await textsOf(one)).at(-1))).toEqual(lines.toSorted());
    expect(await textsOf(two)).toEqual([]);
  });

  test('that report something are one report', async () => {
    const asked = await questionIn((text) => ({ text, where: 'chat' }));
    const draft = /"draft","?|"value":"([^"]+)"/.exec(JSON.stringify(asked.reply))?.[1] ?? '';
    expect(sorted((await storeOf(hand, 1).drafts.find(draft))?.text)).toEqual(lines.toSorted());
  });
});

test('words that another desk keeps sooner than those they go with stand behind them, each once however often it is handled', async () => {
  const deps = hand.inboundDeps();
  const said = (text: string): Said => ({ from: senderOf(zhou), key: key(), where: 'chat', text, files: [] });
  const [first, second] = [said('还是没有画面'), said('红灯一直闪')];
  await keptToo(deps, zhou, second, draftOf(first.key));
  for (let time = 0; time < 2; time += 1) {
    expect((await keptDraft(deps, zhou, first)).text).toBe('还是没有画面\n红灯一直闪');
  }
});

test('words that come as their report is filed go into no draft of it, nor do those after them', async () => {
  const asked = await write({ text: '打印机卡纸', where: 'chat' });
  const draft = /"draft","?|"value":"([^"]+)"/.exec(JSON.stringify(asked.reply))?.[1] ?? '';
  const store = storeOf(hand, 0);
  let isFirst = true;
  const change: typeof store.drafts.change = async (...asked) => {
    const changed = await store.drafts.change(...asked);
    if (!isFirst) return changed;
    isFirst = false;
    const answers = { category: 'hardware.printer', urgency: 'normal', place: 'shanghai' };
    await deskNo(0).submit({ from: senderOf(zhou), key: key(), action: 'report', carried: { draft }, answers });
    return changed;
  };
  const drafts = { change, keep: store.drafts.keep.bind(store.drafts), find: store.drafts.find.bind(store.drafts) };
  const desk = createInbound(hand.inboundDeps({ ...store, ...hand.deps(0), drafts }));
  expect(said(await write({ text: '还有 VPN 登不上', where: 'chat' }, desk))).not.toBe(also);
  expect(await store.tickets.ofRequester(zhou.id, 9)).toHaveLength(1);
  const openDraft = await store.shared.get(`begun:${zhou.id}`, hand.now);
  expect(JSON.stringify(openDraft?.value ?? {})).not.toContain(draft);
});

test('words that come after the form of their report was opened are in the ticket, as its writer was told', async () => {
  const asked = await write({ text: '打印机卡纸', where: 'chat' });
  const draft = /"draft","?|"value":"([^"]+)"/.exec(JSON.stringify(asked.reply))?.[1] ?? '';
  const { reply } = await press(zhou, 'report', { value: draft });
  if (reply.kind !== 'form') throw new Error(`no form: ${JSON.stringify(reply)}`);
  expect(said(await write({ text: '红灯一直闪', where: 'chat' }))).toBe(also);
  const answers = { description: '三楼打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await deskNo(0).submit({
    from: senderOf(zhou),
    key: key(),
    action: 'report',
    carried: reply.form.carried ?? {},
    answers,
  });
  const [ticket] = await storeOf(hand, 0).tickets.ofRequester(zhou.id, 1);
  expect(ticket?.description).toBe('三楼打印机卡纸\n红灯一直闪');
});

/** A desk in which somebody's line comes as soon as it has read the draft that they file. */
function asItReads(draft: string, line: () => Promise<unknown>) {
  const store = storeOf(hand, 0);
  let isFirst = true;
  const find: typeof store.drafts.find = async (id) => {
    const found = await store.drafts.find(id);
    if (!isFirst || id !== draft) return found;
    isFirst = false;
    await line();
    return found;
  };
  const drafts = { find, keep: store.drafts.keep.bind(store.drafts), change: store.drafts.change.bind(store.drafts) };
  return createInbound(hand.inboundDeps({ ...store, ...hand.deps(0), drafts }));
}
const draftIn = ({ reply }: Answered): string => /"value":"([^"]+)"/.exec(JSON.stringify(reply))?.[1] ?? '';

test('words that come as their report is read reach the ticket that it becomes', async () => {
  const draft = draftIn(await write({ text: '打印机卡纸', where: 'chat' }));
  const desk = asItReads(draft, async () =>
    expect(said(await write({ text: '红灯一直闪', where: 'chat' }))).toBe(also),
  );
  const answers = { category: 'hardware.printer', urgency: 'normal', place: 'shanghai' };
  await desk.submit({ from: senderOf(zhou), key: key(), action: 'report', carried: { draft }, answers });
  const [ticket] = await storeOf(hand, 0).tickets.ofRequester(zhou.id, 1);
  expect(await textsOf(ticket?.id as TicketId)).toContain('红灯一直闪');
});

test('words that come as others are given to a ticket go there too', async () => {
  const [one] = [await aTicket('投影仪不亮'), await aTicket('鼠标坏了')];
  const draft = draftIn(await write({ text: '还是没有画面', where: 'chat' }));
  const desk = asItReads(draft, async () =>
    expect(said(await write({ text: '红灯一直闪', where: 'chat' }))).toBe(also),
  );
  await desk.press({ from: senderOf(zhou), key: key(), action: 'talk-to', about: ticketRef(one), value: draft });
  expect((await textsOf(one)).slice(-2)).toEqual(['还是没有画面', '红灯一直闪']);
});

describe('a burst whose first line is asked about', () => {
  test('brings no report beside the question which ticket it is about', async () => {
    const [one] = [await aTicket('投影仪不亮'), await aTicket('鼠标坏了')];
    const asked = await write({ text: '还是没有画面', where: 'chat' });
    expect(said(asked)).toContain('您说的是哪个报修');
    for (const text of ['VPN 也登不上了', '邮箱密码忘记了']) {
      expect(said(await write({ text, where: 'chat' }))).toBe(also);
    }
    await choose(asked, 'talk-to', one);
    expect((await textsOf(one)).at(-1)).toBe('还是没有画面\nVPN 也登不上了\n邮箱密码忘记了');
  });

  test('brings none beside the question whether it belongs to their ticket, and is one report where it is new', async () => {
    const id = await aTicket('投影仪不亮');
    const asked = await write({ text: '我的网络连不上了', where: 'chat' });
    expect(said(asked)).toContain('这是新问题');
    expect(said(await write({ text: '邮箱密码也忘记了', where: 'chat' }))).toBe(also);
    const report = await choose(asked, 'new-problem');
    expect(JSON.stringify(report.reply)).toContain('我的网络连不上了\\n邮箱密码也忘记了');
    expect(await textsOf(id)).toEqual([]);
  });

  test('is asked once which of two questions it answers, on Slack too, and asked anew after the answer', async () => {
    const ids = [await aTicket('请装 Office'), await aTicket('鼠标坏了')];
    for (const id of ids) await fill(li, 'wait', id, { reason: 'requester', note: '现在可以吗？' });
    for (const where of ['chat', 'direct'] as const) {
      const asked = await write({ text: '可以', where });
      expect(said(asked)).toContain('您说的是哪个报修');
      expect(said(await write({ text: '好的', where }))).toBe(also);
      await choose(asked, 'talk-to', ids[0]);
      expect((await textsOf(ids[0] as TicketId)).at(-1)).toBe('可以\n好的');
      await fill(li, 'wait', ids[0] as TicketId, { reason: 'requester', note: '现在可以吗？' });
    }
  });

  test('on Slack goes into no report that was begun before: an answer is asked about by itself', async () => {
    const ids = [await aTicket('请装 Office'), await aTicket('鼠标坏了')];
    for (const id of ids) await fill(li, 'wait', id, { reason: 'requester', note: '现在可以吗？' });
    await choose(await write({ text: '好的', where: 'direct' }), 'new-problem');
    const asked = await write({ text: '可以', where: 'direct' });
    expect(said(asked)).toContain('您说的是哪个报修');
    await choose(asked, 'talk-to', ids[0]);
    expect((await textsOf(ids[0] as TicketId)).at(-1)).toBe('可以');
  });
});
