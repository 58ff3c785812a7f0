import { createInbound } from '../../src/chat/create-inbound';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, hours, minutes, seconds } from '../../src/domain/time/instant';
import type { Text } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import type { Announcement } from '../../src/views/announcement';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { chen, everybody, li, sun, tom, wang, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const id = ticketId(1001);
const inbound = () => createInbound(hand.inboundDeps());
const account = (person: Person) => person.identities['slack'] ?? '';
const kind = { branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
beforeEach(async () => {
  // Everybody has one account, whatever the demo's people have.
  for (const person of everybody) {
    await hand.stores[0]?.people.save({ ...person, identities: { slack: account(person) } }, hand.now);
  }
  const report = { description: '打印机卡纸', ...kind };
  await inbound().submit({ from: senderOf(zhou), key: 'r', action: 'report', carried: {}, answers: report });
  await inbound().press({ from: senderOf(li), key: 'c', action: 'claim', about: ticketRef(id) });
  await said();
});

/** Everything that waits to be sent, and nothing of it waits any more. */
const said = async (): Promise<readonly Announcement[]> => {
  const { outbox } = hand.stores[0] ?? {};
  const found: Announcement[] = [];
  hand.now = after(hand.now, seconds(5));
  for (;;) {
    const rows = (await outbox?.claim({ worker: 'w', now: hand.now, length: minutes(1) }, 50)) ?? [];
    if (rows.length === 0) return found;
    for (const row of rows) {
      found.push(row.announcement);
      await outbox?.delivered(row, 'slack', { key: row.id, data: {} }, hand.now);
    }
  }
};
const textOf = (content: Announcement['content']): Text | undefined => {
  if (content.kind === 'message') return content.text;
  const [first] = content.parts;
  return first?.kind === 'text' ? first.text : undefined;
};
const wordsTo = (all: readonly Announcement[], person: Person): readonly string[] => {
  const names = new Map<string, string>(everybody.map((one) => [one.id, one.name]));
  const speak = createTranslator().speakTo({
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    now: hand.now,
    nameOf: (one) => names.get(one) ?? one,
  });
  return all.flatMap(({ to, content }) =>
    to.kind === 'person' && to.person === person.id && textOf(content) ? [speak(textOf(content) as Text)] : [],
  );
};
const find = (person: Person) => hand.stores[0]?.people.find(person.id);

test('an engineer who is gone leaves the roster; the lead hears once which tickets and shifts that leaves open', async () => {
  await Promise.all([inbound().left('slack', account(li)), inbound().left('slack', account(li))]);
  const heard = await said();
  expect(wordsTo(heard, chen)).toEqual([expect.stringContaining('李娜已无法联系：账号已失效（Slack）')]);
  expect(wordsTo(heard, chen)[0]).toContain('IT-1001');
  expect(wordsTo(heard, chen)[0]).toMatch(/值班：.*11月\d+日/);
  expect([...wordsTo(heard, sun), ...wordsTo(heard, wang)]).toEqual([]);
  expect((await inbound().home(senderOf(wang))).reply.kind).toBe('card');
  await inbound().left('slack', account(li));
  expect(await said()).toEqual([]);
});

test('a crash after it was written down takes the news from nobody: whoever notices it again tells', async () => {
  const deps = hand.inboundDeps();
  const broken = { ...deps, outbox: { announce: async () => Promise.reject(new Error('the database went away')) } };
  await expect(createInbound(broken).left('slack', account(li))).rejects.toThrow('went away');
  expect((await find(li))?.gone).toEqual(['slack']);
  hand.now = after(hand.now, hours(2));
  await inbound().left('slack', account(li));
  const heard = await said();
  expect(wordsTo(heard, chen)).toEqual([expect.stringContaining('已无法联系')]);
  expect(JSON.stringify(heard)).toContain('notice.ownerGone');
  await inbound().left('slack', account(li));
  expect(await said()).toEqual([]);
});

test('colleagues hear on the card that its owner is gone, and a lead may hand it over there', async () => {
  await inbound().left('slack', account(li));
  const heard = (await said()).filter(({ to }) => to.kind === 'engineers');
  expect(JSON.stringify(heard)).toContain('notice.ownerGone');
  expect(JSON.stringify(heard.find(({ slot }) => slot !== undefined))).toContain('hand-over');
  expect((await hand.stores[0]?.tickets.events(id))?.at(-1)?.event).toMatchObject({
    type: 'owner-gone',
    person: li.id,
  });
  expect(heard[0]?.to).toMatchObject({ recipients: expect.not.arrayContaining([li.id]) });
});

test('a new ticket goes to whoever is there (whoIsOnDuty)', async () => {
  await inbound().left('slack', account(li));
  await said();
  await inbound().submit({
    from: senderOf(tom),
    key: 'r2',
    action: 'report',
    carried: {},
    answers: { description: 'printer', ...kind },
  });
  const card = (await said()).find(({ to }) => to.kind === 'engineers');
  expect(JSON.stringify(card)).not.toContain(li.id);
});

test('a lead who is gone is told to those who are left', async () => {
  await inbound().left('slack', account(chen));
  const heard = await said();
  expect(wordsTo(heard, chen)).toEqual([]);
  expect(wordsTo(heard, sun)).toEqual([expect.stringContaining('已无法联系')]);
});

test('somebody reached elsewhere stays on the roster, and a requester is only written down', async () => {
  await hand.stores[0]?.people.save({ ...li, identities: { slack: account(li), wecom: 'li' } }, hand.now);
  await inbound().left('slack', account(li));
  await inbound().left('slack', account(zhou));
  await inbound().left('slack', 'U-NOBODY');
  expect(await said()).toEqual([]);
  expect([(await find(li))?.gone, (await find(zhou))?.gone]).toEqual([['slack'], ['slack']]);
});

test.each([
  ['the platform says so', () => inbound().returned('slack', account(li))],
  ['they speak again', () => inbound().press({ from: senderOf(li), key: 'again', action: 'report' })],
])('whoever is back is on the roster again, and the lead hears it: %s', async (_how, comeBack) => {
  await inbound().left('slack', account(li));
  await said();
  hand.now = after(hand.now, hours(2));
  await comeBack();
  await comeBack();
  expect(wordsTo(await said(), chen)).toEqual(['李娜已恢复，重新参与值班。']);
  expect((await find(li))?.gone).toEqual([]);
});

test('a lead finds on their page whose tickets can go to others at once, and gives them away in one form; nobody else does', async () => {
  const home = async (person: Person) => JSON.stringify((await inbound().home(senderOf(person))).cards);
  expect(await home(chen)).not.toContain('reassign-all');
  await inbound().left('slack', account(li));
  await said();
  expect(await home(chen)).toContain('reassign-all');
  expect(await home(wang)).not.toContain('reassign-all');
  const form = await inbound().press({ from: senderOf(chen), key: 'f', action: 'reassign-all', about: ticketRef(id) });
  expect(JSON.stringify(form.reply)).toContain('to-1001');
  const refused = await inbound().press({
    from: senderOf(wang),
    key: 'g',
    action: 'reassign-all',
    about: ticketRef(id),
  });
  expect(refused.reply.kind).toBe('refused');
  const answers = { 'to-1001': wang.id, reason: '李娜离职' };
  const sent = { key: 's', action: 'reassign-all', about: ticketRef(id), carried: {}, answers };
  expect((await inbound().submit({ from: senderOf(wang), ...sent, key: 'w' })).reply).toMatchObject({
    text: { say: 'assign.allDoneBut' },
  });
  expect((await hand.stores[0]?.tickets.find(id))?.owner).toBe(li.id);
  await said();
  await inbound().submit({ from: senderOf(chen), ...sent });
  const [card] = (await said()).filter(({ slot }) => slot?.startsWith('left:'));
  expect(JSON.stringify(card?.content)).toContain('assign.leftDone');
  expect(JSON.stringify(card?.content)).not.toContain('buttons');
  await inbound().submit({ from: senderOf(chen), ...sent });
  expect(await hand.stores[0]?.tickets.find(id)).toMatchObject({ owner: wang.id });
  expect((await hand.stores[0]?.tickets.events(id))?.filter(({ event }) => event.type === 'assigned')).toHaveLength(1);
  expect(await home(chen)).not.toContain('reassign-all');
});
