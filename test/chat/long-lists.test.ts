import { listCard } from '../../src/chat/conversation/lists';
import type { ListName } from '../../src/chat/conversation/others';
import { outCards } from '../../src/chat/conversation/out-card';
import { createInbound } from '../../src/chat/create-inbound';
import { ticketKey } from '../../src/domain/desk';
import { type Person, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { Transaction } from '../../src/ports/unit-of-work';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { firstNumber, stored } from '../kit/stored-tickets';
import { aTicket, chen, desk, li, start, sun, tom, wang, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

const count = 330;
/** Reported a minute after the other; the last is urgent. */
const many = (owner?: Person): readonly Ticket[] =>
  Array.from({ length: count }, (_, nth) =>
    aTicket({
      reportedAt: after(start, minutes(nth)),
      urgent: nth === count - 1,
      ...(owner === undefined ? {} : { owner: owner.id, state: 'claimed' }),
    }),
  );
const numberOn = async (by: Person, list: ListName, nth: number): Promise<readonly string[]> => {
  const card = await listCard(hand.inboundDeps(), { by, from: {}, list, nth });
  const rows = card.parts.flatMap((part) => (part.kind === 'facts' ? part.rows : []));
  expect(JSON.stringify(card.parts)).not.toMatch(/listedMost/);
  return rows.map(({ label }) => String((label as { facts?: { ticket?: unknown } }).facts?.ticket));
};

test.each([
  ['open', chen],
  ['work', li],
  ['mine', zhou],
] as const)(
  'the newest of more than three hundred is first on the list `%s` when it is urgent, and pages go on to the last',
  async (list, by) => {
    await stored(hand.url, many(li));
    hand.now = after(start, minutes(count));
    const read: string[] = [];
    for (let nth = 0; nth < Math.ceil(count / 8); nth += 1) read.push(...(await numberOn(by, list, nth)));
    expect(read[0]).toBe(ticketKey(desk, ticketId(firstNumber + count - 1)));
    expect(new Set(read).size).toBe(count);
  },
);

/** What the card for a lead says, and how many tickets were read for it. */
async function outFor(by: Person): Promise<{ readonly said: string; readonly read: number }> {
  const deps = hand.inboundDeps();
  let read = 0;
  const counting = (tx: Transaction) =>
    new Proxy(tx, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name === 'ticket') read += 1;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const uow = {
    ...deps.uow,
    transact: ((now, work) => deps.uow.transact(now, (tx) => work(counting(tx)))) as typeof deps.uow.transact,
  };
  const tickets = Object.assign(Object.create(deps.tickets), {
    open: () => Promise.reject(new Error('every open ticket was read')),
  });
  const cards = await outCards({ ...deps, uow, tickets }, by);
  return { said: JSON.stringify(cards), read };
}
const silent = { lastProgress: { at: after(start, minutes(90)), automatic: true } } as unknown as Partial<Ticket>;

test('a lead is offered to give away what somebody who is out has, at the cost of few tickets however many are open', async () => {
  const theirs = (owner: Person, more: Partial<Ticket> = {}) =>
    aTicket({ owner: owner.id, state: 'claimed', marks: [], ...more });
  await stored(hand.url, [
    ...Array.from({ length: 300 }, () => theirs(tom)),
    ...Array.from({ length: 300 }, () => theirs(wang)),
    theirs(li),
    theirs(li, silent),
  ]);
  const { said, read } = await outFor(chen);
  expect(said).toContain(`{"person":"${tom.id}"},"count":300`);
  expect(said).toContain(`{"person":"${li.id}"},"count":2`);
  expect(said).not.toContain(`"person":"${wang.id}"`);
  expect(read).toBeLessThan(60);
  expect(await outFor(li)).toEqual({ said: '[]', read: 0 });
  expect(await outFor(zhou)).toEqual({ said: '[]', read: 0 });
});

test.each([
  [30, false],
  [31, true],
])(
  'of %i tickets of somebody who is out a form gives the oldest thirty away, and says so where there are more',
  async (all, said) => {
    await stored(
      hand.url,
      Array.from({ length: all }, () => aTicket({ owner: tom.id, state: 'claimed' })),
    );
    const from = { platform: 'slack', account: chen.identities['slack'] ?? '', profile: async () => chen };
    const press = { from, key: 'all', action: 'reassign-all', about: ticketRef(ticketId(firstNumber)) };
    const { reply, speak } = await createInbound(hand.inboundDeps()).press(press);
    const fields = reply.kind === 'form' ? reply.form.fields : [];
    expect(fields.filter(({ kind }) => kind === 'choice')).toHaveLength(30);
    const words = fields.flatMap((field) => (field.kind === 'words' ? [speak(field.text)] : []));
    const cut = words.filter((one) => one.includes('最早的'));
    expect(cut).toEqual(said ? [expect.stringContaining('最早的 30 单，共 31 单')] : []);
  },
);

test('a manager, who gives nothing away while there is a lead, is offered nothing after a look at 200 tickets at most', async () => {
  await stored(
    hand.url,
    Array.from({ length: 300 }, (_, nth) => aTicket({ owner: personId(`gone.${nth}`), state: 'claimed' })),
  );
  const { said, read } = await outFor(sun);
  expect([said, read <= 200]).toEqual(['[]', true]);
});
