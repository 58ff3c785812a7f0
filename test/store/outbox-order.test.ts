import { type PersonId, personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketId } from '../../src/domain/ticket/ticket';
import type { Held, OutboxRow, Retry } from '../../src/ports/queues';
import type { Announcement } from '../../src/views/announcement';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, wantTimers } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, anAnnouncement, aRef, aTimer, later, leaseOf, nine, noted } from './samples';

const on = (key: string, ticket: number, more: Partial<Announcement> = {}): Announcement =>
  anAnnouncement(key, { about: ticketRef(ticket as TicketId), ...more });
const putOff = (at = nine, more: Partial<Retry> = {}): Retry => ({
  at,
  why: 'paced',
  cause: 'capacity',
  aside: false,
  ...more,
});
const keysOf = (rows: readonly OutboxRow[]) => rows.map(({ announcement }) => announcement.key);

describeEachDatabase('order of the outbox', (kind) => {
  const stores = twoStores(kind);
  const announce = (...all: readonly Announcement[]) => stores.one.outbox.announce(all, nine);
  const claim = (at = nine, limit = 100) => stores.one.outbox.claim(leaseOf('one', at), limit);
  async function one(at = nine): Promise<OutboxRow> {
    const [row] = await claim(at, 1);
    if (row === undefined) throw new Error('nothing is due');
    return row;
  }
  /** Keys in the order of sending, one after the other. */
  async function sent(at = nine): Promise<readonly string[]> {
    const keys: string[] = [];
    for (let [row] = await claim(at, 1); row; [row] = await claim(at, 1)) {
      keys.push(row.announcement.key);
      await stores.one.outbox.delivered(row, 'slack', aRef(`C:${row.id}`), at);
    }
    return keys;
  }

  test('what is urgent goes before what people say, and that before cards drawn anew and small talk', async () => {
    await announce(
      on('redraw', 1, { slot: '1:card', urgency: 'gathered' }),
      on('talk', 2, { reason: 'help' }),
      on('note', 3, { reason: 'note' }),
      on('rescue', 4, { reason: 'rescue' }),
    );
    expect(await sent(later(2))).toEqual(['rescue', 'note', 'talk', 'redraw']);
  });

  test('the answer to what somebody did goes before further calls for help that wait already', async () => {
    for (let nth = 0; nth < 5; nth += 1) await announce(on(`rescue${nth}`, 50 + nth, { reason: 'rescue' }));
    await stores.one.outbox.announce([on('taken', 1, { reason: 'claimed' })], later(30));
    await stores.one.outbox.announce([on('redraw', 2, { reason: 'claimed', slot: '2:rescue:li' })], later(30));
    expect(await sent(later(30))).toEqual(['taken', ...[0, 1, 2, 3, 4].map((nth) => `rescue${nth}`), 'redraw']);
  });

  test('whoever takes many tickets keeps nobody waiting for the word that theirs is taken', async () => {
    const by = personId('li');
    for (let nth = 0; nth < 20; nth += 1) await announce(on(`note${nth}`, 50 + nth, { reason: 'note', origin: by }));
    await announce(on('rescue', 90, { reason: 'rescue', origin: personId('wang') }));
    await announce(on('taken', 1, { reason: 'claimed', origin: by }));
    expect((await sent()).slice(0, 2)).toEqual(['taken', 'rescue']);
  });

  test('nothing waits for a card that is only drawn anew', async () => {
    const slot = '1:card';
    await announce(on('card', 1, { slot }));
    expect(await sent()).toEqual(['card']);
    await announce(on('redraw', 1, { slot, reason: 'card' }), on('taken', 1, { reason: 'claimed' }));
    expect(keysOf(await claim())).toEqual(['taken', 'redraw']);
  });

  test('what has time is not overtaken for ever', async () => {
    await announce(on('talk', 1, { reason: 'help' }));
    await stores.one.outbox.announce([on('note', 2, { reason: 'note' })], later(60));
    expect(await sent(later(60))).toEqual(['talk', 'note']);
  });

  test('one person’s flood is not sent before what somebody else says, and keeps its own order', async () => {
    const flooder = { origin: personId('flood'), reason: 'rescue' } as const;
    for (let nth = 0; nth < 24; nth += 1) await announce(on(`flood${nth}`, 100 + nth, flooder));
    await announce(on('other', 1, { reason: 'rescue', origin: personId('li') }));
    const keys = await sent();
    expect(keys.indexOf('other')).toBeLessThan(2);
    expect(keys.slice(0, 12).filter((key) => key !== 'other')).toEqual(
      Array.from({ length: 11 }, (_, nth) => `flood${nth}`),
    );
    expect(keys).toHaveLength(25);
  });

  test('one person’s flood stays behind what others say after it had to wait for room, too', async () => {
    const flooder = { origin: personId('flood'), reason: 'rescue' } as const;
    for (let nth = 0; nth < 6; nth += 1) await announce(on(`flood${nth}`, 100 + nth, flooder));
    for (const row of await claim()) {
      await stores.one.outbox.retry(row, putOff(later(1), { was: row.priority }));
    }
    await stores.one.outbox.announce([on('other', 1, { reason: 'rescue', origin: personId('li') })], later(1));
    expect((await sent(later(1))).slice(0, 3)).toEqual(['flood0', 'other', 'flood1']);
  });

  test('what one act says goes together', async () => {
    const by: PersonId = personId('li');
    await announce(on('waits', 9, { origin: by }));
    await announce(on('card', 1, { origin: by }), on('answer', 1, { origin: by }), on('other', 2, { origin: by }));
    const turns = await sent();
    expect(turns.indexOf('card')).toBeLessThan(turns.indexOf('answer'));
    expect(turns).toHaveLength(4);
  });

  test('what is urgent hurries what stands before it in its conversation', async () => {
    await announce(...Array.from({ length: 5 }, (_, nth) => on(`note${nth}`, 50 + nth, { reason: 'note' })));
    await announce(on('talk', 1, { reason: 'help' }));
    await announce(on('rescue', 1, { reason: 'rescue' }));
    expect((await sent()).slice(0, 2)).toEqual(['talk', 'rescue']);
  });

  test('what is on its way when an answer comes behind it, and then has to wait, is as urgent as the answer', async () => {
    await announce(on('progress', 1, { reason: 'progress' }));
    const sending = await one();
    await announce(...Array.from({ length: 4 }, (_, nth) => on(`rescue${nth}`, 50 + nth, { reason: 'rescue' })));
    await announce(on('taken', 1, { reason: 'claimed' }));
    const paced = { was: sending.priority };
    await stores.one.outbox.retry(sending, putOff(later(15), paced));
    expect((await sent()).slice(0, 3)).toEqual(['progress', 'taken', 'rescue0']);
  });

  test('what waits for room and stays what it was comes at its moment', async () => {
    await announce(on('progress', 1, { reason: 'progress' }));
    const sending = await one();
    await stores.one.outbox.retry(sending, putOff(later(15), { was: sending.priority }));
    expect(await sent(later(14))).toEqual([]);
    expect(await sent(later(15))).toEqual(['progress']);
  });

  test('what the platform refused comes when it was told to, whatever follows it', async () => {
    await announce(on('progress', 1, { reason: 'progress' }));
    const sending = await one();
    await announce(on('taken', 1, { reason: 'claimed' }));
    await stores.one.outbox.retry(sending, putOff(later(15), { cause: 'refused', why: 'http_500' }));
    expect(await sent(later(14))).toEqual([]);
    expect(await sent(later(15))).toEqual(['progress', 'taken']);
  });

  const standing = { reason: 'progress', subject: 'standing' } as const;

  test('of reports that say how a ticket stands only the newest is said, when there was no room for the earlier ones', async () => {
    await announce(on('09:00', 1, standing), on('breach', 1, { reason: 'breach' }), on('other', 2, standing));
    for (const key of ['10:00', '11:00']) await announce(on(key, 1, standing));
    expect(await sent()).toEqual(['11:00', 'breach', 'other']);
    await announce(on('12:00', 1, standing));
    expect(await sent()).toEqual(['12:00']);
  });

  test('that a ticket is taken is said instead of what waits to say that nobody has it, and at once', async () => {
    await announce(on('nobody', 1, standing));
    await stores.one.outbox.retry(await one(), putOff(later(15)));
    await announce(on('taken', 1, { reason: 'claimed', outdates: 'standing' }));
    await announce(on('how it stands', 1, standing));
    expect(await sent()).toEqual(['taken', 'how it stands']);
  });

  test('a report that was refused is said when it was to be, as what is newest then', async () => {
    await announce(on('nobody', 1, standing));
    await stores.one.outbox.retry(await one(), putOff(later(15), { cause: 'refused', why: 'http_500' }));
    await announce(on('taken', 1, { reason: 'claimed', outdates: 'standing' }));
    expect(await sent(later(14))).toEqual([]);
    expect(await sent(later(15))).toEqual(['taken']);
  });

  test('an answer stays as urgent as it is whatever else its act draws anew', async () => {
    await announce(on('missed', 1, { reason: 'breach' }));
    await announce(on('nobody', 1, standing));
    await stores.one.outbox.retry(await one(), putOff(later(15)));
    for (let nth = 0; nth < 4; nth += 1) await announce(on(`rescue${nth}`, 50 + nth, { reason: 'rescue' }));
    const redraw = on('card', 1, { slot: '1:card', reason: 'card' });
    await announce(redraw, on('taken', 1, { reason: 'claimed', outdates: 'standing' }));
    expect((await sent()).slice(0, 2)).toEqual(['missed', 'taken']);
  });

  test('a card that is only drawn anew hurries nothing', async () => {
    const slot = '1:card';
    await announce(on('card', 1, { slot }));
    await sent();
    await announce(on('note', 1, { reason: 'note' }), on('rescue', 2, { reason: 'rescue' }));
    await announce(on('redraw', 1, { slot, reason: 'rescue' }));
    expect(await sent()).toEqual(['rescue', 'note', 'redraw']);
  });

  test('what somebody wrote themselves is always said', async () => {
    await announce(on('words', 1, { reason: 'progress' }), on('more words', 1, { reason: 'progress' }));
    await announce(on('how it stands', 1, standing), on('taken', 1, { reason: 'claimed', outdates: 'standing' }));
    expect(await sent()).toEqual(['words', 'more words', 'how it stands', 'taken']);
  });

  test('an answer does not wait in line for the card that it is sent with', async () => {
    for (let nth = 0; nth < 4; nth += 1) await announce(on(`rescue${nth}`, 50 + nth, { reason: 'rescue' }));
    await announce(on('card', 1, { slot: '1:card', reason: 'card' }), on('taken', 1, { reason: 'claimed' }));
    expect((await sent()).slice(0, 3)).toEqual(['card', 'taken', 'rescue0']);
  });

  test('waiting for capacity costs no attempt', async () => {
    await announce(on('k', 1));
    for (let second = 0; second < 20; second += 1) {
      const row = await one(later(second));
      expect(row).toMatchObject({ attempts: 0, broken: 0 });
      expect(row.uncertainSince).toBeUndefined();
      expect(await stores.one.outbox.retry(row, putOff(later(second + 1)))).toBe(true);
    }
  });

  test('a card that is put off holds up nothing that follows it but its own newer content', async () => {
    const slot = '1:card';
    await announce(on('card1', 1, { slot }), on('claimed', 1), on('reply', 1));
    await stores.one.outbox.retry(await one(), putOff(later(60), { aside: true }));
    expect(await sent()).toEqual(['claimed', 'reply']);
    const redraw = await one(later(60));
    await stores.one.outbox.announce([on('card2', 1, { slot })], later(60));
    expect(await claim(later(60))).toEqual([]);
    await stores.one.outbox.delivered(redraw, 'slack', aRef('C:1'), later(60));
    expect(await sent(later(60))).toEqual(['card2']);
  });

  test('what is said and put off keeps its place before what follows', async () => {
    await announce(on('first', 1), on('second', 1));
    await stores.one.outbox.retry(await one(), putOff(later(1)));
    expect(await claim()).toEqual([]);
    expect(await sent(later(1))).toEqual(['first', 'second']);
  });

  test('a newer content replaces one that waits, whatever its attempts, and is another message', async () => {
    const slot = '1:card';
    await announce(on('v1', 1, { slot }), on('answer', 1));
    for (const at of [1, 2, 3]) {
      await stores.one.outbox.retry(await one(later(at - 1)), putOff(later(at), { cause: 'refused', why: 'http_500' }));
    }
    await stores.one.outbox.announce([on('v2', 1, { slot })], later(3));
    const row = await one(later(3));
    expect(row).toMatchObject({ attempts: 3, revision: 1, announcement: { key: 'v2' } });
    await stores.one.outbox.delivered(row, 'slack', aRef('C:1'), later(3));
    expect(await sent(later(3))).toEqual(['answer']);
  });

  test('a newer content is as old as it is, not as the row it moved into', async () => {
    const slot = '1:card';
    await announce(on('v1', 1, { slot }));
    await stores.one.outbox.retry(await one(), putOff(later(1), { cause: 'refused', why: 'http_500' }));
    const day = 24 * 3600;
    await stores.one.outbox.announce([on('v2', 1, { slot })], later(day));
    const row = await one(later(day + 60));
    expect(row).toMatchObject({ announcement: { key: 'v2' }, createdAt: nine, contentAt: later(day) });
  });

  test('what rests, for its place is away, is not hurried by what is announced behind it', async () => {
    await announce(on('card', 1, { reason: 'note' }));
    await stores.one.outbox.retry(await one(), putOff(later(60), { cause: 'refused', why: 'channel_away' }));
    await announce(on('rescue', 1, { reason: 'rescue' }), on('other', 2, { reason: 'note' }));
    expect(keysOf(await claim(later(59)))).toEqual(['other']);
    expect(await sent(later(60))).toEqual(['card', 'rescue']);
  });

  test('a content of which something may have been said is not replaced', async () => {
    const slot = '1:card';
    await announce(on('v1', 1, { slot }));
    await stores.one.outbox.retry(await one(), putOff(later(1), { partly: true }));
    await stores.one.outbox.announce([on('v2', 1, { slot })], later(1));
    expect(await sent(later(1))).toEqual(['v1', 'v2']);
  });

  test('a content that is put off again and again does not lose its moment to newer ones', async () => {
    const slot = '1:card';
    await announce(on('v1', 1, { slot }));
    await stores.one.outbox.retry(await one(), putOff(later(10), { aside: true }));
    await stores.one.outbox.announce([on('v2', 1, { slot })], later(5));
    expect(await claim(later(9))).toEqual([]);
    expect(keysOf(await claim(later(10)))).toEqual(['v2']);
  });

  test('errors of our own are counted apart from everything else', async () => {
    await announce(on('k', 1));
    const causes = ['refused', 'unknown', 'capacity', 'broken', 'unknown', 'broken'] as const;
    for (const [nth, cause] of causes.entries()) {
      await stores.one.outbox.retry(await one(later(nth)), putOff(later(nth + 1), { cause }));
    }
    expect(await one(later(6))).toMatchObject({ attempts: 5, broken: 2, uncertainSince: later(1) });
  });

  test('whoever lost a message to another worker neither ends nor moves it', async () => {
    await announce(on('k', 1, { slot: '1:card' }));
    const [lost] = await stores.one.outbox.claim(leaseOf('one', nine, 15), 1);
    const [mine] = await stores.two.outbox.claim(leaseOf('two', later(15), 15), 1);
    const { outbox } = stores.one;
    expect(await outbox.delivered(lost as OutboxRow, 'slack', aRef('C:old'), later(16))).toBe(false);
    expect(await outbox.failed(lost as Held, later(16), 'channel_not_found')).toBe(false);
    expect(await outbox.retry(lost as Held, putOff(later(600)))).toBe(false);
    expect(await stores.two.refs.find('1:card')).toBeUndefined();
    expect(await stores.two.outbox.delivered(mine as OutboxRow, 'slack', aRef('C:new'), later(17))).toBe(true);
    expect(await outbox.delivered(lost as OutboxRow, 'slack', aRef('C:old'), later(18))).toBe(false);
    expect((await stores.two.refs.find('1:card'))?.ref).toEqual(aRef('C:new'));
  });

  test('a thread may be below what is being sent, not below what was put off or refused', async () => {
    await announce(on('card', 1, { slot: '1:card' }));
    const row = await one();
    expect(await stores.two.refs.undecided()).toBe(true);
    await stores.one.outbox.retry(row, putOff(later(5)));
    expect(await stores.two.refs.undecided()).toBe(false);
    await stores.one.outbox.retry(await one(later(5)), putOff(later(6), { cause: 'unknown' }));
    expect(await stores.two.refs.undecided()).toBe(true);
    const of = (outboxId: string) => stores.two.refs.undecided(outboxId);
    const other = String(Number(row.id) + 1);
    const names = [row.id, `${row.id}-r2`, other, `${other}-r2`, 'slack:message:C1:1.2', ''];
    expect(await Promise.all(names.map(of))).toEqual([true, true, false, false, false, false]);
  });
});

describeEachDatabase('leases of wake-ups', (kind) => {
  const stores = twoStores(kind);
  const want = (name: string) =>
    stores.one.uow.transact(nine, async (tx) => {
      const id = await openTicket(tx, aDraft(), noted());
      await wantTimers(tx, { id, version: 1 }, [aTimer(name, nine)]);
    });

  test('whoever lost a wake-up to another worker neither drops nor moves it', async () => {
    await want('rescue:0');
    const [lost] = await stores.one.timers.claimDue(leaseOf('one', nine, 15), 1);
    const [mine] = await stores.two.timers.claimDue(leaseOf('two', later(15), 15), 1);
    expect(await stores.one.timers.retry(lost as Held, later(600))).toBe(false);
    expect(await stores.one.timers.drop(lost as Held)).toBe(false);
    expect(await stores.two.timers.drop(mine as Held)).toBe(true);
    expect(await stores.two.timers.nextDue()).toBeUndefined();
  });

  test('a wake-up that failed stays due since its own moment', async () => {
    await want('rescue:0');
    const [timer] = await stores.one.timers.claimDue(leaseOf('one', nine, 15), 1);
    expect(await stores.one.timers.retry(timer as Held, later(10))).toBe(true);
    expect(await stores.two.timers.nextDue()).toBe(nine);
    expect(await stores.two.timers.claimDue(leaseOf('two', later(9)), 1)).toEqual([]);
    expect(await stores.two.timers.claimDue(leaseOf('two', later(10)), 1)).toHaveLength(1);
  });
});
