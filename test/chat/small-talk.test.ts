import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Answered, Said } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { li, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

let keys = 0;
const key = () => {
  keys += 1;
  return `talk${keys}`;
};
const inbound = (changes: Partial<InboundDeps> = {}) => createInbound(hand.inboundDeps(changes));
let kept = 0;
const countingDrafts = (): InboundDeps['drafts'] => {
  const { drafts } = hand.inboundDeps();
  return {
    find: (id) => drafts.find(id),
    change: (...draft) => {
      kept += 1;
      return drafts.change(...draft);
    },
    keep: (...draft) => {
      kept += 1;
      return drafts.keep(...draft);
    },
  };
};
const write = (where: Said['where'], text: string) =>
  inbound({ drafts: countingDrafts() }).hear({ from: senderOf(zhou), key: key(), where, text, files: [] });
/** Below a card of that kind, on a platform with threads. */
const writeBelow = (person: Person, slot: string, text: string) =>
  inbound({ refs: { slotOf: async () => slot } as unknown as InboundDeps['refs'] }).hear({
    from: senderOf(person),
    key: key(),
    where: 'thread',
    under: 'x',
    text,
    files: [],
  });

/** Everything a reply shows, and its buttons. */
const shown = ({ reply, speak }: Answered): string => {
  if (reply.kind !== 'card') return reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
  return reply.card.parts
    .flatMap((part) => {
      if (part.kind === 'text') return [speak(part.text)];
      return part.kind === 'buttons' ? part.buttons.map(({ label }) => `[${speak(label)}]`) : [`(${part.kind})`];
    })
    .join('\n');
};
const fill = (person: Person, action: string, ticket: Ticket['id'], answers: Record<string, string>) =>
  inbound().submit({ from: senderOf(person), key: key(), action, about: ticketRef(ticket), carried: {}, answers });
const press = (person: Person, action: string, ticket: Ticket['id']) =>
  inbound().press({ from: senderOf(person), key: key(), action, about: ticketRef(ticket) });
const aClosedTicket = async (): Promise<Ticket['id']> => {
  const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await inbound().submit({ from: senderOf(zhou), key: key(), action: 'report', carried: {}, answers });
  const id = (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1))?.[0]?.id;
  if (id === undefined) throw new Error('nothing was filed');
  await press(li, 'claim', id);
  await fill(li, 'resolve', id, { cause: 'c', fix: 'f', advice: 'a' });
  await press(zhou, 'confirm', id);
  expect(await hand.stores[0]?.tickets.find(id)).toMatchObject({ state: 'closed' });
  return id;
};
const eventsOf = async (id: Ticket['id']) => (await hand.stores[0]?.tickets.events(id))?.length;

const everywhere = ['direct', 'mention', 'chat'] as const;

describe.each(everywhere)('written to the desk (%s)', (where) => {
  beforeEach(() => {
    kept = 0;
  });

  test('a greeting is returned with what one can do here and buttons, never a draft (2.5)', async () => {
    for (const said of ['你好', '在吗', '帮助', 'help', 'hi', 'hello', '您好，请问有人吗？']) {
      const answer = shown(await write(where, said));
      expect(answer).toContain('三楼打印机卡纸');
      expect(answer).toContain('[我要报修]\n[我的报修]');
    }
    expect(kept).toBe(0);
  });

  test('thanks are thanked for and a nod is left in peace, never a report (1.3)', async () => {
    for (const said of ['谢谢', 'thanks', '谢谢李工！'])
      expect(shown(await write(where, said))).toBe('不客气，有问题随时发消息。');
    for (const said of ['好的', 'ok', '收到']) expect((await write(where, said)).reply).toEqual({ kind: 'done' });
    expect(kept).toBe(0);
  });

  test.each(['你好，打印机坏了', 'hello, no network'])('"%s" is a report', async (said) => {
    expect(shown(await write(where, said))).toContain('(ask)');
    expect(kept).toBe(1);
  });
});

test('the button shows what this person has reported', async () => {
  await aClosedTicket();
  const mine = await inbound().press({ from: senderOf(zhou), key: key(), action: 'mine' });
  expect(shown(mine)).toContain('[IT-1001]');
  const others = await inbound().press({ from: senderOf(li), key: key(), action: 'mine' });
  expect(shown(others)).not.toContain('IT-1001');
});

test('thanks or a nod below a closed ticket change nothing, and are no report (1.3)', async () => {
  const id = await aClosedTicket();
  const before = await eventsOf(id);
  for (const said of ['谢谢', 'thanks!', '好的']) {
    expect((await writeBelow(zhou, `${id}:mine`, said)).reply.kind).toBe('done');
    expect((await write('chat', `IT-1001 ${said}`)).reply.kind).toBe('done');
    expect((await write('chat', said)).reply.kind).toBe('done');
  }
  expect(await eventsOf(id)).toBe(before);
});

test('while somebody has begun to report, a greeting, a nod or thanks do not become part of it (1.3, 2.5)', async () => {
  const { reply } = await write('chat', '打印机卡纸');
  const ask = reply.kind === 'card' ? reply.card.parts.find((part) => part.kind === 'ask') : undefined;
  await write('chat', '在吗');
  await write('chat', '谢谢');
  await write('chat', '好的');
  expect(await hand.stores[0]?.drafts.find(ask?.value ?? '')).toMatchObject({ text: '打印机卡纸' });
});

test('thanks for an open ticket go to whoever works on it, but asking what one can do is answered (2.5)', async () => {
  const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await inbound().submit({ from: senderOf(zhou), key: key(), action: 'report', carried: {}, answers });
  const id = (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1))?.[0]?.id as Ticket['id'];
  await press(li, 'claim', id);
  expect(shown(await write('chat', '帮助'))).toContain('[我的报修]');
  await write('chat', '谢谢');
  expect((await hand.stores[0]?.tickets.events(id))?.at(-1)?.event).toMatchObject({ type: 'replied', text: '谢谢' });
});

test('a command with nothing but a greeting opens no form (2.5)', async () => {
  const answered = await inbound().open({ from: senderOf(zhou), action: 'report', text: 'help' });
  expect(shown(answered)).toContain('[我的报修]');
});
