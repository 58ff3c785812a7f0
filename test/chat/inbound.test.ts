import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import { wordedBeginnings } from '../../src/commands/kinds';
import { usualLimits } from '../../src/domain/flow/budget';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { writeBeginValue } from '../../src/domain/talk/begin-value';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { type Duration, type Instant, minutes } from '../../src/domain/time/instant';
import type { Language } from '../../src/domain/words';
import { say } from '../../src/domain/words';
import type { Answered, Profile, Reply, Sender } from '../../src/ports/inbound';
import { Conflict } from '../../src/ports/unit-of-work';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { at, chen, context, li, sun, tom, wang, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

/** Somebody at their chat client. */
const sender = (person: Person, profile: { language?: Language; fails?: boolean } = {}): Sender => ({
  platform: 'slack',
  account: person.identities['slack'] ?? '',
  profile: async () => {
    if (profile.fails) throw new Error('users.info did not answer');
    return { name: person.name, language: profile.language ?? person.language, zone: person.zone };
  },
});
let keys = 0;
const key = () => {
  keys += 1;
  return `k${keys}`;
};
const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };

const inbound = (changes: Partial<InboundDeps> = {}) => createInbound(hand.inboundDeps(changes));
const report = (person: Person = zhou, more: object = {}) =>
  inbound().submit({ from: sender(person), key: key(), action: 'report', carried: {}, answers, ...more });
const press = (person: Person, action: string, { ticket, ...more }: { ticket?: Ticket['id']; value?: string } = {}) =>
  inbound().press({ from: sender(person), key: key(), action, ...(ticket && { about: ticketRef(ticket) }), ...more });
const fill = (person: Person, action: string, ticket: Ticket['id'], given: object) =>
  inbound().submit({
    from: sender(person),
    key: key(),
    action,
    about: ticketRef(ticket),
    carried: {},
    answers: { ...given },
  });
const write = (person: Person, text: string, under?: string) =>
  inbound({ refs: { slotOf: async () => under } }).hear({
    from: sender(person),
    key: key(),
    where: under === undefined ? 'direct' : 'thread',
    ...(under === undefined ? {} : { under: 'C1:1.2' }),
    text,
    files: [],
  });
const saidBy = ({ reply, speak }: Answered): string =>
  reply.kind === 'refused'
    ? speak(reply.refusal)
    : reply.kind === 'done' && reply.text
      ? speak(reply.text)
      : reply.kind;
const newest = async (): Promise<Ticket> => {
  const [ticket] = (await hand.stores[0]?.tickets.open(50))?.toReversed() ?? [];
  if (!ticket) throw new Error('no ticket is open');
  return ticket;
};
const logOf = async (id: Ticket['id']) => (await hand.stores[0]?.tickets.events(id))?.map(({ event }) => event) ?? [];
const aFiledTicket = async (claimedBy?: Person): Promise<Ticket> => {
  await report();
  const ticket = await newest();
  if (claimedBy) await press(claimedBy, 'claim', { ticket: ticket.id });
  return ticket;
};
const draftOf = (reply: Reply): string => {
  if (reply.kind !== 'card') throw new Error(reply.kind);
  return reply.card.parts.flatMap((part) => (part.kind === 'ask' ? [part.value] : []))[0] ?? '';
};

test('a report is answered with its number, in the language of whoever reports (HOT-1)', async () => {
  expect(saidBy(await report())).toBe('IT-1001 已提交，报修卡片已发给您。');
  expect(saidBy(await report(tom))).toBe('IT-1002 is filed. We have sent you its card.');
});

test('whoever an account belongs to reads their own language, and who is not known the desk’s (K9)', async () => {
  const readerOf = inbound().readerOf;
  const account = tom.identities['slack'] ?? '';
  expect(await readerOf('slack', account)).toMatchObject({ language: 'en' });
  expect(await readerOf('wecom', account)).toMatchObject({ language: hand.deps().desk.language });
});

test('a forged action makes no name of its own among the numbers', async () => {
  const counted: string[] = [];
  const desk = inbound({ count: (action) => void counted.push(action) });
  for (const action of ['launch', 'constructor', 'x'.repeat(500), 'claim', 'report']) {
    await desk.press({ from: sender(zhou), key: key(), action, about: ticketRef(ticketId(999_999)) });
  }
  expect(counted).toEqual(['unknown', 'unknown', 'unknown', 'claim', 'report']);
});

test('a form that lacks something comes back with the fields that do', async () => {
  const { reply } = await report(zhou, { answers: { ...answers, description: '' } });
  expect(reply).toEqual({ kind: 'invalid', invalid: { kind: 'invalid', fields: { description: say('form.fillIn') } } });
});

test('the same report again is asked about, and may be added to the first', async () => {
  await report();
  const { reply } = await report();
  if (reply.kind !== 'form') throw new Error(reply.kind);
  const added = await report(zhou, { carried: reply.form.carried, answers: { ...answers, same: 'add' } });
  expect(saidBy(added)).toBe('已补充到 IT-1001。');
  expect((await logOf(ticketId(1001))).map(({ type }) => type)).toEqual(['reported', 'replied']);
});

test('what a caller reports again is added by the engineer who took the call (HOT-1)', async () => {
  const called = { ...answers, requester: zhou.identities['slack'] ?? '' };
  await report(li, { answers: called });
  const { reply } = await report(li, { answers: called });
  if (reply.kind !== 'form') throw new Error(reply.kind);
  const added = await report(li, { carried: reply.form.carried, answers: { ...called, same: 'add' } });
  expect(saidBy(added)).toBe('已补充到 IT-1001。');
  expect((await logOf(ticketId(1001))).at(-1)).toMatchObject({ type: 'replied', by: li.id, side: 'engineers' });
});

test('the answer to a mention shows the channel none of their tickets', async () => {
  await report(zhou);
  const said = { from: sender(zhou), text: '又坏了', files: [] };
  const shown = async (where: 'mention' | 'direct') =>
    JSON.stringify((await inbound().hear({ ...said, key: key(), where })).reply);
  expect(await shown('direct')).toContain('打印机卡纸');
  expect(await shown('mention')).not.toContain('打印机卡纸');
});

test('whoever is filed for is somebody, in whatever letters their account is typed (HOT-1)', async () => {
  const filed = (requester: string, profileOf: () => Promise<Profile>) =>
    inbound().submit({
      from: { ...sender(li), profile: profileOf },
      key: key(),
      action: 'report',
      carried: {},
      answers: { ...answers, requester },
    });
  const nobody = async (): Promise<Profile> => {
    throw new Error('60111');
  };
  expect((await filed('打印室', nobody)).reply).toEqual({
    kind: 'invalid',
    invalid: { kind: 'invalid', fields: { requester: { say: 'form.noSuchCaller' } } },
  });
  const account = zhou.identities['slack'] ?? '';
  await filed(account.toLowerCase(), async () => ({ name: zhou.name, account }));
  expect(await newest()).toMatchObject({ requester: zhou.id });
});

test('nobody but an engineer files for somebody else, whatever the form says', async () => {
  const forged = await report(zhou, { answers: { ...answers, requester: sun.identities['slack'] ?? '' } });
  expect(saidBy(forged)).toBe('此操作仅限工程师。');
  expect(await hand.stores[0]?.tickets.open(50)).toEqual([]);
});

test('a press does it, opens a form, or says why not', async () => {
  const { id: ticket } = await aFiledTicket(li);
  expect((await press(li, 'remote', { ticket })).reply).toEqual({ kind: 'done' });
  expect((await press(li, 'resolve', { ticket })).reply).toMatchObject({ kind: 'form', form: { action: 'resolve' } });
  expect(saidBy(await press(wang, 'claim', { ticket }))).toBe('已由李娜受理。');
  expect(saidBy(await press(zhou, 'resolve', { ticket }))).toBe(
    '此操作仅限工程师。IT-1001 现在：远程处理中，负责人：李娜。',
  );
});

test.each([
  ['a button of an older release', 'explode', ticketId(1001), '此按钮已过期，请使用最新的卡片。'],
  ['a button without a job', 'claim', undefined, '此按钮已过期，请使用最新的卡片。'],
  ['a ticket that does not exist', 'claim', ticketId(77), '找不到 IT-77。'],
  ['a form of a ticket that does not exist', 'resolve', ticketId(77), '找不到 IT-77。'],
])('%s gets a sentence', async (_what, action, ticket, words) => {
  expect(saidBy(await press(li, action, ticket === undefined ? {} : { ticket }))).toBe(words);
});

test('one tap rates, and a low rating asks why, with the stars still to be changed (SLA-6)', async () => {
  const { id: ticket } = await aFiledTicket(li);
  await fill(li, 'resolve', ticket, { cause: 'c', fix: 'f', advice: 'a' });
  await press(zhou, 'confirm', { ticket });
  const { reply } = await press(zhou, 'rate', { ticket, value: '3' });
  expect(reply).toMatchObject({
    kind: 'form',
    form: { action: 'rate', fields: [{ name: 'stars', initial: '3' }, {}, {}, { name: 'complain' }] },
  });
  expect((await fill(zhou, 'rate', ticket, { stars: '2', comment: '慢' })).reply).toEqual({ kind: 'done' });
  expect(await hand.stores[0]?.tickets.find(ticket)).toMatchObject({
    rating: { stars: 2, comment: '慢' },
    callback: {},
  });
});

describe('what people write', () => {
  test('to the bot is kept, and asked about; nothing at all is greeted', async () => {
    const { reply } = await write(zhou, '打印机卡纸');
    expect(JSON.stringify(reply)).toContain('打印机卡纸');
    const form = (await press(zhou, 'report', { value: draftOf(reply) })).reply;
    expect(JSON.stringify(form)).toContain('打印机卡纸');
    expect(JSON.stringify((await write(zhou, '  ')).reply)).toContain('请问有什么可以帮您');
  });

  test('stays theirs: nobody else files or adds it, and a lost one says so', async () => {
    await aFiledTicket();
    const draft = draftOf((await write(zhou, '又卡了')).reply);
    expect(saidBy(await press(li, 'report', { value: draft }))).toBe('只有发送者本人可以提交。');
    expect(saidBy(await press(li, 'add-to', { ticket: ticketId(1001), value: draft }))).toBe(
      '只有发送者本人可以提交。',
    );
    expect(saidBy(await report(li, { carried: { draft } }))).toBe('只有发送者本人可以提交。');
    expect(saidBy(await press(zhou, 'report', { value: 'gone' }))).toBe('内容已过期，请重新填写。');
    expect(saidBy(await press(zhou, 'add-to', { ticket: ticketId(1001), value: draft }))).toBe('已补充到 IT-1001。');
    expect(saidBy(await press(zhou, 'add-to', { ticket: ticketId(1001), value: draft }))).toContain('这条消息已提交过');
  });

  test.each([
    ['the requester below their card', zhou, 'requester', '还卡', { type: 'replied', side: 'requester' }],
    ['an engineer below the card', li, 'engineers', '马上', { type: 'replied', side: 'engineers' }],
    ['an engineer to colleagues', li, 'engineers', '// 难', { type: 'noted', text: '难', inThread: true }],
    [
      'the owner below the question',
      li,
      'ask',
      '在查',
      { type: 'progress-reported', text: '在查', automatic: false, promise: 'kept' },
    ],
    ['the owner below a promise', li, 'promise', '好了', { type: 'progress-reported', text: '好了' }],
    ['a colleague below an offer', wang, 'handover', '没空', { type: 'noted', text: '没空' }],
  ])('by %s is understood', async (_who, person, kind, text, event) => {
    const { id } = await aFiledTicket(li);
    expect((await write(person, text, `${id}:${kind}:x`)).reply).toEqual({ kind: 'done' });
    expect((await logOf(id)).at(-1)).toMatchObject(event);
  });

  test('by strangers to the ticket is refused; in other threads it is not ours', async () => {
    const { id } = await aFiledTicket(li);
    // A manager reads how it stands, with the refusal; whoever has no part in the desk reads nothing of it.
    const stands = `IT-${id} 现在：已受理，负责人：李娜。`;
    expect(saidBy(await write(sun, '?', `${id}:engineers`))).toBe(`此操作仅限工程师。${stands}`);
    expect(saidBy(await write(tom, '?', `${id}:engineers`))).not.toContain('现在');
    expect(saidBy(await write(sun, '?', `${id}:requester`))).toBe('此操作仅限报修人本人。');
    expect(saidBy(await write(li, '?', '77:engineers'))).toBe('此按钮已过期，请使用最新的卡片。');
  });

  test('by the lead below a call-back is what came of it', async () => {
    const { id: ticket } = await aFiledTicket(li);
    await fill(li, 'resolve', ticket, { cause: 'c', fix: 'f', advice: 'a' });
    await press(zhou, 'rate', { ticket, value: '1' });
    expect((await write(chen, '已致歉', `${ticket}:callback:x:0`)).reply).toEqual({ kind: 'done' });
    expect((await logOf(ticket)).at(-1)).toMatchObject({ type: 'called-back', note: '已致歉' });
  });
});

describe('people', () => {
  test('are met at their first word, in the desk’s language when the platform does not tell theirs', async () => {
    const stranger: Person = { ...zhou, name: 'U9', identities: { slack: 'U9' } };
    const { reply } = await inbound().press({ from: sender(stranger, { fails: true }), key: key(), action: 'report' });
    expect(reply.kind).toBe('form');
    expect(await hand.stores[0]?.people.byAccount('slack', 'U9')).toMatchObject({
      name: 'U9',
      language: 'zh-CN',
      roles: [],
    });
  });

  test('are answered in the language they switch to', async () => {
    const from = sender(zhou, { language: 'en' });
    expect(saidBy(await inbound().press({ from, key: key(), action: 'claim' }))).toBe(
      'This button is out of date. Use the newest card.',
    );
  });

  test('who have left are told so, whatever they do', async () => {
    await hand.stores[0]?.people.save({ ...wang, active: false }, at('09:00'));
    const said = [await report(wang), await write(wang, 'x'), await press(wang, 'claim', { ticket: ticketId(1001) })];
    expect(said.map(saidBy)).toEqual(Array(3).fill('您已不在本服务台，请联系组长。'));
  });

  test('find their own page: everybody their tickets, engineers their work, too', async () => {
    await aFiledTicket(li);
    const titles = async (person: Person) => {
      const { cards, speak } = await inbound().home(sender(person));
      return cards.map(({ title }) => speak(title));
    };
    expect(await titles(zhou)).toEqual(['IT 服务台', '我的报修']);
    expect(await titles(li)).toEqual(['IT 服务台', '当前值班', '我的工单', '未完成的工单', '我的报修']);
  });
});

test('a desk that cannot reach its database says so with a reference, and nothing has changed', async () => {
  const { id } = await aFiledTicket();
  const broken = inbound({ uow: { transact: () => Promise.reject(new Error('gone away')) } });
  const { reply } = await broken.press({ from: sender(li), key: key(), action: 'claim', about: ticketRef(id) });
  if (reply.kind !== 'broken') throw new Error(reply.kind);
  expect(hand.errors).toMatchObject([{ reference: reply.reference, action: 'claim' }]);
  expect(await logOf(id)).toHaveLength(1);
});

test.each([
  ['a database that does not answer passes', new Conflict('asked in vain'), true],
  ['a mistake of ours does not', new TypeError('undefined is not a function'), false],
])('%s', async (_, error, passes) => {
  const drafts = { change: () => Promise.reject(error) } as never;
  const said = { from: sender(zhou), key: key(), where: 'direct', text: '打印机卡纸', files: [] } as const;
  expect((await inbound({ drafts }).hear(said)).reply).toMatchObject({ kind: 'broken', passes });
});

describe('one person who sends more than people do', () => {
  const limits = { ...usualLimits, reportsPer10Minutes: 3, recordsPer10Minutes: 3, messagesPerMinute: 4 };
  const desk = () => ({ ...hand.deps().desk, limits });
  const limited = () => inbound({ desk: desk() });
  const file = (person: Person, nth: number) =>
    limited().submit({
      from: sender(person),
      key: key(),
      action: 'report',
      carried: {},
      answers: { ...answers, description: `打印机卡纸 ${nth}` },
    });
  const pass = (length: Duration): void => {
    hand.now = (hand.now + length) as Instant;
  };
  const words = (person: Person, text: string) =>
    limited().hear({ from: sender(person), key: key(), where: 'direct', text, files: [] });

  test('is told so politely, the form stays, and others report as ever', async () => {
    const outcomes: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) outcomes.push((await file(zhou, nth)).reply.kind);
    expect(outcomes).toEqual(['done', 'done', 'done', 'refused', 'refused']);
    expect(saidBy(await file(zhou, 9))).toContain('保留');
    expect((await file(sun, 1)).reply.kind).toBe('done');
    pass(minutes(11));
    expect((await file(zhou, 6)).reply.kind).toBe('done');
  });

  test('a report that was refused or repeated does not count', async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      const wrong = { from: sender(wang), key: key(), action: 'report', carried: {}, answers: {} };
      expect((await limited().submit(wrong)).reply.kind).toBe('invalid');
    }
    expect((await file(wang, 1)).reply.kind).toBe('done');
  });

  /** Those that anybody may begin. */
  const anybodys = wordedBeginnings().filter(({ refuse }) => refuse(undefined, zhou, context()) === undefined);

  test.each(anybodys.map(({ id, words: { field } }) => [id, field]))(
    'may not begin %s without end either: it is told so, its words stay, and other kinds are counted for themselves',
    async (action, field) => {
      const once = (person: Person, nth: number) =>
        limited().submit({
          ...{ from: sender(person), key: key(), action, carried: { on: writeBeginValue({}) } },
          answers: { [field]: `第 ${nth} 次：怎么办？` },
        });
      const outcomes: Answered[] = [];
      for (let nth = 0; nth < 5; nth += 1) outcomes.push(await once(zhou, nth));
      expect(outcomes.map(({ reply }) => reply.kind)).toEqual(['done', 'done', 'done', 'refused', 'refused']);
      expect(saidBy(outcomes[4] as Answered)).toContain('保留');
      expect((await once(sun, 1)).reply.kind).toBe('done');
      expect((await file(zhou, 1)).reply.kind).toBe('done');
      for (const other of anybodys.filter(({ id }) => id !== action)) {
        const given = {
          action: other.id,
          carried: { on: writeBeginValue({}) },
          answers: { [other.words.field]: '怎么办？' },
        };
        expect((await limited().submit({ from: sender(zhou), key: key(), ...given })).reply.kind).toBe('done');
      }
      pass(minutes(11));
      expect((await once(zhou, 6)).reply.kind).toBe('done');
    },
  );

  test('whoever serves may file five times as much for those who call', async () => {
    const outcomes: string[] = [];
    for (let nth = 0; nth < 16; nth += 1) outcomes.push((await file(li, nth)).reply.kind);
    expect(outcomes.lastIndexOf('done')).toBe(14);
  });

  test('is answered once, and every word is kept and can be filed', async () => {
    const replies: Reply[] = [];
    for (let nth = 0; nth < 9; nth += 1) replies.push((await words(zhou, `word ${nth}`)).reply);
    expect(replies.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => 'card'),
      'done',
      'done',
      'done',
      'done',
    ]);
    const [told] = replies.slice(4);
    const buttons =
      told?.kind === 'card' ? told.card.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : [])) : [];
    const draft = await hand.stores[0]?.drafts.find(buttons[0]?.value ?? '');
    expect(draft?.text).toBe(['word 4', 'word 5', 'word 6', 'word 7', 'word 8'].join('\n'));
    pass(minutes(2));
    expect((await words(zhou, 'later')).reply.kind).toBe('card');
  });
});
