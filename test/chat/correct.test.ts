import { createInbound } from '../../src/chat/create-inbound';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { maySee } from '../../src/domain/ticket/who-may';
import type { Sender } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { announcementsFor, ticketViewOf } from '../kit/ticket-views';
import { at, context, happened, li, liHasIt, sun, tom, wang, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const inbound = () => createInbound(hand.inboundDeps());
const sender = (person: Person, unknown: readonly string[] = []): Sender => ({
  platform: 'slack',
  account: person.identities['slack'] ?? '',
  profile: async (account) => {
    if (unknown.includes(account ?? '')) throw new Error('nobody');
    return { name: account === undefined || account === person.identities['slack'] ? person.name : '新人' };
  },
});
let nth = 0;
const submit = (by: Person, action: string, ticket: Ticket['id'] | undefined, answers: Record<string, string>) => {
  nth += 1;
  const about = ticket === undefined ? {} : { about: ticketRef(ticket) };
  return inbound().submit({ from: sender(by, ['U0NOBODY']), key: `k${nth}`, action, carried: {}, answers, ...about });
};
const find = async (id: Ticket['id']): Promise<Ticket> => {
  const found = await hand.stores[0]?.tickets.find(id);
  if (!found) throw new Error('there is no such ticket');
  return found;
};
const aFiledTicket = async (): Promise<Ticket['id']> => {
  const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await submit(zhou, 'report', undefined, answers);
  const [ticket] = (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1)) ?? [];
  if (!ticket) throw new Error('nothing was filed');
  nth += 1;
  await inbound().press({ from: sender(li), key: `k${nth}`, action: 'claim', about: ticketRef(ticket.id) });
  return ticket.id;
};

test('whoever a report was meant for is its requester from then on, and whoever made it reads it no more (7.1)', async () => {
  const id = await aFiledTicket();
  const done = await submit(li, 'correct', id, { requester: 'U0EMMA', reason: '是她的电脑', urgency: 'normal' });
  expect(done.reply.kind).toBe('done');
  const ticket = await find(id);
  const emma = await hand.stores[0]?.people.byAccount('slack', 'U0EMMA');
  expect(emma && ticket.requester === emma.id).toBe(true);
  expect([emma && maySee(ticket, emma), maySee(ticket, zhou)]).toEqual([true, false]);
  expect(await hand.stores[0]?.tickets.ofRequester(zhou.id, 5)).toEqual([]);
  expect((await submit(zhou, 'add-information', id, { text: '还有' })).reply.kind).toBe('refused');
});

test.each([
  ['an account that nobody has', li, { requester: 'U0NOBODY', reason: 'r' }, 'invalid'],
  ['no reason', li, { category: 'software.office-fault' }, 'invalid'],
  ['a category that there is not', li, { category: 'software.__proto__', reason: 'r' }, 'invalid'],
  ['a place that there is not', li, { place: 'constructor', reason: 'r' }, 'invalid'],
  ['nothing that changes', li, { urgency: 'normal', reason: 'r' }, 'refused'],
  ['the requester', zhou, { urgency: 'urgent', reason: 'r' }, 'refused'],
  ['an engineer who does not work on it', tom, { urgency: 'urgent', reason: 'r' }, 'refused'],
  ['a manager', sun, { urgency: 'urgent', reason: 'r' }, 'refused'],
] as const)('%s puts nothing right', async (_what, by, answers, kind) => {
  const id = await aFiledTicket();
  const before = await find(id);
  expect((await submit(by, 'correct', id, answers)).reply.kind).toBe(kind);
  expect(await find(id)).toEqual(before);
});

const corrected = { type: 'corrected', by: li.id, at: at('10:05'), reason: '看错了', whose: zhou.id } as const;
const said = (before: Ticket, event: Parameters<typeof announcementsFor>[0]) =>
  announcementsFor(event, ticketViewOf(happened(before, event), context(event.at)), before);

test('both are told, each in a conversation of their own, and the former card opens nothing any more', () => {
  const all = said(liHasIt(), { ...corrected, was: { requester: zhou.id }, now: { requester: wang.id } });
  const of = (person: Person) => all.filter(({ to }) => to.kind === 'person' && to.person === person.id);
  expect(of(zhou).map(({ content, slot }) => [content.kind, slot])).toEqual([
    ['message', '1001:requester'],
    ['message', undefined],
  ]);
  expect(of(wang).map(({ content, slot }) => [content.kind, slot])).toEqual([
    ['card', '1001:requester:1'],
    ['message', undefined],
  ]);
});

test('the requester is asked with two buttons whether an urgent ticket can wait, and the question is settled when it is over', () => {
  const urgent = liHasIt({ urgent: true });
  const asked = { ...corrected, was: {}, now: {}, asksLower: true } as const;
  const question = said(urgent, asked).find(({ slot }) => slot?.includes(':lowering:'));
  const buttons =
    question?.content.kind === 'card' ? question.content.parts.filter(({ kind }) => kind === 'buttons') : [];
  expect(buttons).toMatchObject([{ buttons: [{ action: 'lower-yes' }, { action: 'lower-no' }] }]);
  const over = { type: 'cancelled', by: zhou.id, at: at('10:10'), reason: 'withdrawn', note: '' } as const;
  const settled = said(happened(urgent, asked), over).find(({ slot }) => slot === question?.slot);
  expect(settled?.content).toMatchObject({ kind: 'message', text: { say: 'notice.loweringOver' } });
});
