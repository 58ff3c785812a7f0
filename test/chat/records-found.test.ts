import { foundCard } from '../../src/chat/conversation/find';
import { homeCards } from '../../src/chat/conversation/home';
import { isListName, listCard } from '../../src/chat/conversation/lists';
import type { ListName } from '../../src/chat/conversation/others';
import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import { wordedBeginnings } from '../../src/commands/kinds';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Answered, Said, Sender } from '../../src/ports/inbound';
import type { Card } from '../../src/views/card';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { withNotes } from '../kit/note-kind';
import { chen, context, li, wang, zhou } from '../kit/tickets';
import { type Note, note, noteRef } from '../store/kit/a-note-kind';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
withNotes();
const hand = deskAtHand(embedded);

const sender = (person: Person, rowsOfCard?: number): Sender => ({
  platform: 'slack',
  account: person.identities['slack'] ?? '',
  profile: async () => ({ name: person.name }),
  ...(rowsOfCard === undefined ? {} : { rowsOfCard }),
});
const inbound = (changes: Partial<InboundDeps> = {}) => createInbound(hand.inboundDeps(changes));
let keys = 0;
const key = (): string => {
  keys += 1;
  return `found${keys}`;
};
const write = (person: Person, text: string, where: Said['where'] = 'chat', files: Said['files'] = []) =>
  inbound().hear({ from: sender(person), key: key(), where, text, files });
const command = (person: Person, text: string) => inbound().open({ from: sender(person), action: 'ask', text });
/** A note of Zhou's for whoever is on duty, which is Li. */
const pin = async (text: string, by = zhou, carried: Record<string, string> = {}): Promise<Answered> =>
  inbound().submit({ from: sender(by), key: key(), action: 'note.new', carried, answers: { text } });
const report = async (description = '打印机卡纸'): Promise<number> => {
  const answers = { description, branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await inbound().submit({ from: sender(zhou), key: key(), action: 'report', carried: {}, answers });
  return (await storeOf(hand, 0).tickets.newest(1))[0] ?? 0;
};
const noteOf = (id: number) => storeOf(hand, 0).records.find<Note>(noteRef(id));
const files = [{ id: 'f1', name: 'a.jpg', mime: 'image/jpeg', size: 3, platform: 'desk', source: {} }];

const textIn = (card: Card, speak: Answered['speak']): string =>
  [
    speak(card.title),
    ...card.parts.flatMap((part) => {
      if (part.kind === 'text') return [speak(part.text)];
      if (part.kind === 'facts') return part.rows.map(({ label, value }) => `${speak(label)} ${speak(value)}`);
      return part.kind === 'buttons'
        ? [[...part.buttons, ...(part.menu ?? [])].map(({ label }) => `[${speak(label)}]`).join(' ')]
        : [];
    }),
  ].join('\n');
const said = ({ reply, speak }: Answered): string => {
  if (reply.kind === 'refused') return speak(reply.refusal);
  if (reply.kind === 'card') return textIn(reply.card, speak);
  return reply.kind === 'done' && reply.text ? speak(reply.text) : reply.kind;
};
const buttonsIn = ({ reply }: Answered) =>
  reply.kind !== 'card'
    ? []
    : reply.card.parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));
const initialIn = ({ reply }: Answered) => {
  const field = reply.kind === 'form' ? reply.form.fields.find((one) => one.kind === 'text') : undefined;
  return field?.kind === 'text' ? (field.initial ?? '') : undefined;
};
/** What else may be begun in words, by everybody. */
const openDraft = (by: Person) =>
  wordedBeginnings().flatMap(({ id, refuse }) =>
    id === 'note.new' || refuse(undefined, by, context()) !== undefined ? [] : [id],
  );
const listed = async (person: Person, list: ListName, rowsOfCard?: number, nth?: number): Promise<string> => {
  const deps = hand.inboundDeps();
  const speak = deps.translator.speakTo({
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    now: hand.now,
    nameOf: (id) => id,
  });
  const from = sender(person, rowsOfCard);
  return textIn(await listCard(deps, { by: person, from, list, ...(nth === undefined ? {} : { nth }) }), speak);
};

describe('a number', () => {
  test.each([
    ['/repair n1', () => command(zhou, 'n1')],
    ['/repair IT-N1', () => command(zhou, 'IT-N1')],
    ['IT-N1', () => write(zhou, 'IT-N1')],
    ['IT-N1 怎么样', () => write(zhou, 'IT-N1 怎么样')],
    ['ＩＴ－Ｎ１ in a direct message', () => write(zhou, 'ＩＴ－Ｎ１', 'direct')],
    ['how is it-n1?', () => write(zhou, 'how is it-n1?', 'mention')],
  ] as const)('%s shows the record of that kind to whoever may see it, and to nobody else', async (_said, ask) => {
    await pin('钥匙在前台');
    expect(said(await ask())).toContain('钥匙在前台');
  });

  test('of a record that somebody may not see is answered as one that is not there', async () => {
    await pin('钥匙在前台');
    const hidden = [await command(wang, 'n1'), await write(wang, 'IT-N1')].map(said);
    const missing = [await command(wang, 'n9'), await write(wang, 'IT-N9')].map(said);
    expect(hidden.map((words) => words.replaceAll('N1', 'N9'))).toEqual(missing);
    expect(hidden.join()).not.toContain('钥匙');
  });

  test.each(['IT C1会议室投影坏了', 'IT-N1会议室投影坏了', 'IT-N1-A 坏了'])(
    '"%s" is a room or a device, and is heard as a report',
    async (text) => {
      await pin('钥匙在前台');
      const answered = await write(li, text);
      expect(buttonsIn(answered).map(({ action }) => action)).not.toContain('answer');
      expect((await noteOf(1))?.answer).toBeUndefined();
      expect(said(answered)).toContain(text);
    },
  );

  test.each(['chat', 'direct'] as const)(
    'before words gives them to the record, if its kind takes words (%s)',
    async (where) => {
      await pin('钥匙在前台');
      expect(said(await write(li, 'IT-N1：已取走', where))).toContain('IT-N1');
      expect((await noteOf(1))?.answer).toMatchObject({ text: '已取走', by: li.id });
    },
  );

  test('before words of somebody who may only read it says that nobody reads them, and to who may not even that it tells nothing', async () => {
    await pin('钥匙在前台');
    expect(said(await write(zhou, 'IT-N1 李娜说她忘了'))).toContain('写给 IT-N1 的内容在这里没有人会看到');
    expect(said(await write(zhou, 'IT-N1 进度'))).toContain('钥匙在前台');
    expect(said(await write(wang, 'IT-N1 打印机卡纸'))).toContain('打印机卡纸');
    expect((await noteOf(1))?.answer).toBeUndefined();
  });
});

describe('words below a card of another kind', () => {
  const below = (person: Person, text: string) => {
    const refs = { slotOf: async () => 'note-1:reader' } as unknown as InboundDeps['refs'];
    return inbound({ refs }).hear({ from: sender(person), key: key(), where: 'thread', under: 'x', text, files: [] });
  };

  test('become what its kind says, once', async () => {
    await pin('钥匙在前台');
    expect((await below(li, '已取走')).reply).toEqual({ kind: 'done' });
    expect((await noteOf(1))?.answer).toMatchObject({ text: '已取走', by: li.id });
  });

  test('ask how it stands, and are shown it', async () => {
    await pin('钥匙在前台');
    expect(said(await below(li, '进度'))).toContain('钥匙在前台');
    expect((await noteOf(1))?.answer).toBeUndefined();
  });

  test('are no words to the desk where it takes none of theirs: they may be in confidence', async () => {
    await pin('钥匙在前台');
    expect(said(await below(zhou, '李娜说她忘了'))).toContain('写给 IT-N1 的内容在这里没有人会看到');
  });

  test('of somebody whose words it takes no more, or who may not know of it, are as good as written to the desk', async () => {
    await pin('钥匙在前台');
    await below(li, '已取走');
    for (const person of [li, wang]) expect(said(await below(person, '打印机卡纸'))).toContain('打印机卡纸');
  });

  test('are left to colleagues where they read the card together', async () => {
    await pin('钥匙在前台');
    const refs = { slotOf: async () => 'note-1:engineers' } as unknown as InboundDeps['refs'];
    const given = { key: key(), where: 'thread', under: 'x', text: '你知道吗？', files: [] } as const;
    expect((await inbound({ refs }).hear({ from: sender(wang), ...given })).reply).toEqual({ kind: 'done' });
  });
});

describe('words that begin a record', () => {
  test.each([
    ['便条', 'chat'],
    ['我要提一个便条', 'chat'],
    ['便条：钥匙在前台', 'direct'],
    ['I’d like to leave a note', 'mention'],
  ] as const)('"%s" is asked about, and nothing is filed (%s)', async (text, where) => {
    const answered = await write(zhou, text, where);
    expect(buttonsIn(answered).map(({ action }) => action)).toEqual(['note.new', 'new-problem', 'drop-words']);
    expect(await noteOf(1)).toBeUndefined();
    expect(await storeOf(hand, 0).tickets.newest(1)).toEqual([]);
  });

  test('open its form with the words, later lines and files go along, and it is begun once', async () => {
    const asked = await write(zhou, '便条：钥匙在前台');
    const [button] = buttonsIn(asked);
    const opened = await inbound().press({
      from: sender(zhou),
      key: key(),
      action: 'note.new',
      value: button?.value ?? '',
    });
    expect(initialIn(opened)).toBe('钥匙在前台');
    expect(said(await write(zhou, '还有门卡', 'chat', files as never))).toContain('已一并记下');
    const carried = opened.reply.kind === 'form' ? (opened.reply.form.carried ?? {}) : {};
    const form = { from: sender(zhou), action: 'note.new', carried, answers: { text: '钥匙在前台' } };
    const { reply } = await inbound().submit({ ...form, key: key() });
    expect(reply).toEqual({ kind: 'done', about: noteRef(1) });
    expect(await noteOf(1)).toMatchObject({ text: '钥匙在前台\n还有门卡', files: [{ id: 'f1' }] });
    await inbound().submit({ ...form, key: key() });
    expect(await storeOf(hand, 0).records.newest(note, 5)).toEqual([1]);
  });

  test('become a report, or nothing, where that was meant', async () => {
    const [, fault, nothing] = buttonsIn(await write(zhou, '便条 打印机卡纸'));
    const press = (button = fault) =>
      inbound().press({ from: sender(zhou), key: key(), action: button?.action ?? '', value: button?.value ?? '' });
    expect(said(await press())).toContain('要提交报修吗');
    expect(said(await press(nothing))).toBe('没有发送。');
  });

  test('below the card of one’s own ticket, or after its number, are about that ticket', async () => {
    const id = await report();
    const refs = { slotOf: async () => `${id}:requester:1` } as unknown as InboundDeps['refs'];
    const heard = { from: sender(zhou), where: 'thread', under: 'x', text: '便条：快点', files: [] } as const;
    for (const asked of [
      await inbound({ refs }).hear({ ...heard, key: key() }),
      await write(zhou, `IT-${id} 便条：快点`),
    ]) {
      const [button] = buttonsIn(asked);
      const opened = await inbound().press({
        from: sender(zhou),
        key: key(),
        action: 'note.new',
        value: button?.value ?? '',
      });
      expect([initialIn(opened), opened.reply.kind === 'form' && opened.reply.form.carried?.['on']]).toEqual([
        '快点',
        `${id}`,
      ]);
    }
  });

  test('of somebody who may not begin one are heard as ever, and no card offers it to them', async () => {
    expect(buttonsIn(await write(li, '便条：打印机卡纸', 'direct')).map(({ action }) => action)).not.toContain(
      'note.new',
    );
    const help = async (person: Person) => buttonsIn(await write(person, '帮助', 'direct')).map(({ action }) => action);
    expect(await help(zhou)).toEqual(['report', 'mine', ...openDraft(zhou), 'note.new']);
    expect(await help(li)).toEqual(['report', 'mine', ...openDraft(li)]);
  });

  test.each([
    ['note thanks for the cake', 'thanks for the cake'],
    ['便条 钥匙', '钥匙'],
    ['note', ''],
  ])('/repair %s opens its form at once', async (text, rest) => {
    const opened = await command(zhou, text);
    expect([opened.reply.kind === 'form' && opened.reply.form.action, initialIn(opened)]).toEqual(['note.new', rest]);
  });
});

describe('lists', () => {
  test('hold open records of every kind in which somebody has a part, what waits for them first', async () => {
    const id = await report();
    await pin('钥匙在前台');
    expect(await listed(zhou, 'mine')).toMatch(
      new RegExp(`IT-${id} [^]*IT-N1 钥匙在前台 · unanswered[^]*\\[IT-${id}\\] \\[IT-N1\\]`),
    );
    await inbound().press({ from: sender(li), key: key(), action: 'claim', about: ticketRef(id as never) });
    expect(await listed(li, 'work')).toMatch(new RegExp(`IT-N1 [^]*IT-${id} [^]*\\[IT-N1\\] \\[IT-${id}\\]`));
    expect(await listed(li, 'open')).toContain('IT-N1');
    expect(await listed(li, 'mine')).not.toContain('IT-N1');
  });

  test('show nothing of a record to whoever may not see it, and an empty list is empty', async () => {
    await pin('钥匙在前台');
    for (const person of [wang, chen]) {
      for (const list of ['mine', 'work', 'open'] as const) {
        const words = await listed(person, list);
        expect([list, words.includes('N1'), words.split('\n').length]).toEqual([list, false, 2]);
      }
    }
  });

  test('let go of a record that is over', async () => {
    await pin('钥匙在前台');
    await write(li, 'IT-N1 已取走');
    expect(await listed(zhou, 'mine')).not.toContain('IT-N1');
  });

  test('are paged with everything counted', async () => {
    for (const nth of [1, 2, 3, 4, 5]) await pin(`便条${nth}`);
    await report();
    const pages = [0, 1].map((nth) => listed(zhou, 'mine', 4, nth));
    const [first = '', second = ''] = await Promise.all(pages);
    expect([first.match(/IT-\w+ /g)?.length, second.match(/IT-\w+ /g)?.length]).toEqual([4, 2]);
    expect(second).toContain('2/2');
    expect(isListName('mine')).toBe(true);
  });

  test('a question how things go is answered with the only thing there is', async () => {
    await pin('钥匙在前台');
    expect(said(await write(zhou, '进度', 'direct'))).toContain('钥匙在前台');
    await report();
    expect(said(await write(zhou, '进度', 'direct'))).toContain('IT-N1');
  });

  test('the home page has them, and buttons to begin one', async () => {
    await pin('钥匙在前台');
    const cards = await homeCards(hand.inboundDeps(), zhou, sender(zhou));
    expect(JSON.stringify(cards)).toContain('"action":"note.new"');
    expect(JSON.stringify(cards)).toContain('钥匙在前台');
    const lis = JSON.stringify(await homeCards(hand.inboundDeps(), wang, sender(wang)));
    expect(lis).not.toMatch(/note\.new|钥匙/);
  });
});

describe('a search', () => {
  const found = async (person: Person, words: string): Promise<string> =>
    JSON.stringify(await foundCard(hand.inboundDeps(), { by: person, from: sender(person), words }));

  test.each(['钥匙', '前台 钥匙', 'IT-N1', 'n1'])(
    'for "%s" finds records of every kind that its reader may see',
    async (words) => {
      await pin('钥匙在前台');
      for (const person of [zhou, li]) expect(await found(person, words)).toContain('钥匙在前台');
      for (const person of [wang, chen]) expect(await found(person, words)).not.toContain('在前台');
    },
  );
});
