import { createInbound } from '../../src/chat/create-inbound';
import { readPressValue, writePressValue } from '../../src/chat/slack/press-value';
import { actOn } from '../../src/commands/act';
import { ticketPath } from '../../src/commands/kinds';
import { transact } from '../../src/commands/retry';
import { type Person, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type Ticket, type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { say } from '../../src/domain/words';
import type { Answered } from '../../src/ports/inbound';
import { accountGoneCard } from '../../src/views/account-gone-card';
import { answerCard } from '../../src/views/answer-card';
import type { Button, Card } from '../../src/views/card';
import { silentListCard } from '../../src/views/silent-list-card';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { ticketViewOf } from '../kit/ticket-views';
import { at, chen, li, tom, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

/** Somebody else who reports, and has no part in the desk. */
const stranger: Person = { ...zhou, id: personId('slack:U0STRANGER'), identities: { slack: 'U0STRANGER' } };

let keys = 0;
const key = () => {
  keys += 1;
  return `moved${keys}`;
};
const inbound = () => createInbound(hand.inboundDeps());
const does = async (by: Person, action: string, ticket: TicketId, answers = {}) => {
  const outcome = await actOn(hand.deps(), { key: key(), action, about: ticketRef(ticket), by, answers });
  if (outcome.kind !== 'done') throw new Error(`${action} of ${ticket}: ${JSON.stringify(outcome)}`);
};
const reported = async (words: string): Promise<TicketId> => {
  const answers = { description: words, branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await inbound().submit({ from: senderOf(zhou), key: key(), action: 'report', carried: {}, answers });
  const [newest] = (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1)) ?? [];
  if (!newest) throw new Error('nothing was reported');
  return newest.id;
};
const find = async (id: TicketId): Promise<Ticket> => {
  const ticket = await hand.stores[0]?.tickets.find(id);
  if (!ticket) throw new Error(`there is no ${id}`);
  return ticket;
};
const showingTo = (ticket: Ticket, by: Person) =>
  transact(hand.deps(), async (tx) =>
    ticketViewOf(ticket, await ticketPath.contextOf(tx, hand.deps().desk, ticket, by)),
  );

/** What does something, and not only shows. */
const actsOn = (card: Card | undefined): readonly Button[] =>
  (card?.parts ?? [])
    .flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []))
    .filter(({ opens }) => opens !== 'card');
const press = (by: Person, { action, about, value, orLook }: Button) =>
  inbound().press({
    ...{ from: senderOf(by), key: key(), action },
    ...(about && { about }),
    ...(value && { value }),
    ...(orLook && { orLook }),
  });
const said = ({ reply, speak }: Answered): string => {
  if (reply.kind === 'refused') return speak(reply.refusal);
  if (reply.kind !== 'card') return reply.kind;
  const texts = reply.card.parts.flatMap((part) => (part.kind === 'text' ? [speak(part.text)] : []));
  return [...texts.slice(0, 1), speak(reply.card.title)].join(' | ');
};

/** Two tickets of somebody who is out, and one that nobody has; every message that names several of them, with buttons. */
async function messages(): Promise<{ readonly ids: readonly TicketId[]; readonly cards: readonly Card[] }> {
  const ids = [await reported('打印机卡纸'), await reported('三楼打印机缺墨'), await reported('打印机掉线')];
  for (const id of ids.slice(0, 2)) await does(li, 'claim', id);
  // In the evening Li is off duty: a lead may give what is hers to others.
  hand.now = at('19:00');
  const tickets = await Promise.all(ids.map(find));
  const views = await Promise.all(tickets.map((ticket) => showingTo(ticket, chen)));
  const open = { owned: tickets.slice(0, 2), helping: [], offered: [], asked: [], callbacks: [] };
  const about = { desk: hand.deps().desk, person: li.id, text: say('assign.leftInactive'), open };
  const [first] = ids;
  const proposed = new Map(first === undefined ? [] : [[first, tom.id]]);
  const home = await inbound().home(senderOf(chen));
  const out = home.cards.filter((card) => actsOn(card).some(({ action }) => action === 'reassign-all'));
  return { ids, cards: [silentListCard(chen.id, views, 3), accountGoneCard({ ...about, proposed }), ...out] };
}

describe('a message about several tickets', () => {
  test('says of each button that its ticket is shown where it has moved on', async () => {
    const { cards } = await messages();
    expect(cards).toHaveLength(3);
    for (const card of cards) {
      const acts = actsOn(card);
      expect(acts.length).toBeGreaterThan(0);
      expect(acts.filter(({ orLook }) => !orLook)).toEqual([]);
    }
  });

  test('refuses nobody once its tickets have ended: they are shown as they stand, with why (K5)', async () => {
    const { ids, cards } = await messages();
    for (const id of ids) await does(zhou, 'withdraw', id);
    const answers: string[] = [];
    for (const button of cards.flatMap(actsOn)) answers.push(said(await press(chen, button)));
    expect(answers.filter((words) => !/已取消.*\| .*IT-\d+/.test(words))).toEqual([]);
    expect(answers.length).toBeGreaterThan(5);
    // The page of a form says the same.
    const [assign] = actsOn(cards[1]).filter(({ action }) => action === 'assign');
    if (assign?.about === undefined) throw new Error('nobody can be named');
    const opening = { action: 'assign', about: assign.about, orLook: true } as const;
    expect(said(await inbound().open({ from: senderOf(chen), ...opening }))).toMatch(/已取消.*IT-\d+/);
  });

  test('of somebody’s tickets one of which has ended still lets a lead give the others away', async () => {
    const { ids, cards } = await messages();
    await does(zhou, 'withdraw', ids[0] ?? (0 as TicketId));
    const all = cards.flatMap(actsOn).filter(({ action }) => action === 'reassign-all');
    expect(all.map(({ about }) => about?.id)).toEqual([ids[0], ids[0]]);
    for (const button of all) {
      const { reply } = await press(chen, button);
      const fields = reply.kind === 'form' ? JSON.stringify(reply.form.fields) : '';
      expect(fields).toContain(`"to-${ids[1]}"`);
      expect(fields).not.toContain(`"to-${ids[0]}"`);
    }
  });

  test('shows nobody a ticket that is not theirs to see', async () => {
    const { cards } = await messages();
    for (const button of cards.flatMap(actsOn)) {
      expect((await press(stranger, button)).reply.kind).toBe('refused');
    }
  });
});

test('what passes by itself is shown as it stands where a card offers it for longer: a rating on Slack (5.2)', async () => {
  const id = await reported('打印机卡纸');
  await does(li, 'claim', id);
  await does(li, 'resolve', id, { cause: 'c', fix: 'f', advice: 'a' });
  await does(zhou, 'confirm', id);
  await does(zhou, 'rate', id, { stars: '3' });
  const card = answerCard(await showingTo(await find(id), zhou));
  const [more] = actsOn(card).filter(({ action }) => action === 'rate-more');
  if (more === undefined) throw new Error('nothing can be added to the rating');
  expect((await press(zhou, more)).reply.kind).toBe('form');
  hand.now = at('2026-11-25T10:00');
  expect(said(await press(zhou, more))).toMatch(/评价在 12 小时内可修改.*\| IT-\d+/);
});

test('which buttons these are comes back from Slack; on WeCom, where cards stay as they are, it holds for all', async () => {
  const button = {
    action: 'assign',
    about: ticketRef(ticketId(1008)),
    tone: 'plain',
    label: say('desk.myJobs'),
  } as const;
  const listed = { ...button, orLook: true } as const;
  expect(readPressValue(writePressValue(listed))).toEqual({
    action: 'assign',
    about: ticketRef(ticketId(1008)),
    orLook: true,
  });
  expect(readPressValue(writePressValue(button))).not.toHaveProperty('orLook');
});
