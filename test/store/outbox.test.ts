import { ticketRef } from '../../src/domain/record/record-ref';
import { seconds } from '../../src/domain/time/instant';
import type { OutboxRow } from '../../src/ports/queues';
import type { Store } from '../../src/store/open-store';
import type { Announcement } from '../../src/views/announcement';
import { describeEachDatabase } from '../kit/databases';
import { twoStores } from './open-test-store';
import { anAnnouncement, aRef, later, leaseOf, li, nine } from './samples';

const keysOf = (rows: readonly { readonly announcement: Announcement }[]) => rows.map((row) => row.announcement.key);

function held(row: OutboxRow | undefined): OutboxRow {
  if (row === undefined) throw new Error('nothing was claimed');
  return row;
}

/** Delivers whatever is due, head by head; answers the keys in the order of sending. */
async function deliverAll(store: Store, now = nine): Promise<readonly string[]> {
  const sent: string[] = [];
  for (;;) {
    const rows = await store.outbox.claim(leaseOf('one', now), 100);
    if (rows.length === 0) return sent;
    for (const row of rows) {
      sent.push(row.announcement.key);
      await store.outbox.delivered(row, 'slack', aRef(`C1:${row.id}`), now);
    }
  }
}

describeEachDatabase('outbox', (kind) => {
  const stores = twoStores(kind);
  const announce = (...announcements: readonly Announcement[]) => stores.one.outbox.announce(announcements, nine);

  test('gives a message back as it was announced', async () => {
    const message = anAnnouncement('k', { slot: '1001:engineers', under: '1001:requester', urgency: 'now' });
    await announce(message);
    const [row] = await stores.two.outbox.claim(leaseOf('two', nine), 10);
    expect(row).toMatchObject({ announcement: message, attempts: 0, broken: 0, revision: 0, createdAt: nine });
  });

  test('what rests waits for its moment in its place behind all that is said until then, and nothing hurries it', async () => {
    const rests = (key: string) => anAnnouncement(key, { notBefore: later(600), priority: 'at-once' });
    await announce(rests('first'), anAnnouncement('now'), rests('second'));
    await stores.two.outbox.announce([anAnnouncement('pressing', { priority: 'at-once' })], later(60));
    expect(await stores.one.outbox.oldestDue(later(300))).toBe(seconds(300));
    expect(await deliverAll(stores.one, later(599))).toEqual(['now', 'pressing']);
    expect(await stores.one.outbox.nextDue()).toBe(later(600));
    expect(await stores.one.outbox.oldestDue(later(601))).toBe(seconds(1));
    expect(await deliverAll(stores.one, later(600))).toEqual(['first', 'second']);
  });

  test('a card that rests comes in its newest state, and not sooner for being drawn anew', async () => {
    const card = (key: string, more: Partial<Announcement>) => anAnnouncement(key, { slot: 'card', ...more });
    await announce(card('rests', { notBefore: later(600) }));
    await stores.two.outbox.announce([card('anew', { onlyInPlace: true })], later(60));
    expect(await deliverAll(stores.one, later(599))).toEqual([]);
    expect(await deliverAll(stores.one, later(600))).toEqual(['anew']);
  });

  test('says a thing once, however often it is announced', async () => {
    await announce(anAnnouncement('k'), anAnnouncement('k'));
    await announce(anAnnouncement('k'));
    expect(await deliverAll(stores.one)).toEqual(['k']);
    await announce(anAnnouncement('k'));
    expect(await deliverAll(stores.one)).toEqual([]);
  });

  test('says a thing once when many announce it at the same moment', async () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? stores.one : stores.two).outbox.announce([anAnnouncement('k'), anAnnouncement(`k${i}`)], nine),
    );
    await Promise.all(many);
    expect([...(await deliverAll(stores.one))].sort()).toEqual(
      ['k', ...Array.from({ length: 20 }, (_, i) => `k${i}`)].sort(),
    );
  });

  test('lets a worker hold on to what it is sending, and nobody else', async () => {
    await announce(anAnnouncement('k'));
    const [row] = await stores.one.outbox.claim(leaseOf('one', nine, 15), 1);
    await stores.two.outbox.renew(leaseOf('two', later(5), 60), [`${row?.id}`]);
    await stores.one.outbox.renew(leaseOf('one', later(5), 15), [`${row?.id}`]);
    expect(await stores.two.outbox.claim(leaseOf('two', later(19)), 1)).toEqual([]);
    expect(keysOf(await stores.two.outbox.claim(leaseOf('two', later(20)), 1))).toEqual(['k']);
    await stores.one.outbox.renew(leaseOf('one', later(21), 600), [`${row?.id}`]);
    expect(keysOf(await stores.one.outbox.claim(leaseOf('three', later(500)), 1))).toEqual(['k']);
  });

  test('keeps the order of a conversation and lets others go ahead', async () => {
    await announce(
      anAnnouncement('a1'),
      anAnnouncement('a2'),
      anAnnouncement('b1', { about: ticketRef(1002 as never) }),
    );
    const first = await stores.one.outbox.claim(leaseOf('one', nine), 10);
    expect(keysOf(first)).toEqual(['a1', 'b1']);
    expect(await stores.two.outbox.claim(leaseOf('two', nine), 10)).toEqual([]);
    await stores.one.outbox.retry(held(first[0]), { at: later(5), why: 'ratelimited', cause: 'refused', aside: false });
    expect(await stores.two.outbox.claim(leaseOf('two', later(4)), 10)).toEqual([]);
    expect(await stores.two.outbox.nextDue()).toBe(nine);
    const [again] = await stores.two.outbox.claim(leaseOf('two', later(5)), 10);
    await stores.two.outbox.failed(held(again), later(5), 'channel_not_found');
    expect(keysOf(await stores.two.outbox.claim(leaseOf('two', later(5)), 10))).toEqual(['a2']);
  });

  test('sends an answer after the card it hangs below, for people and places alike', async () => {
    const to = { kind: 'person', person: li } as const;
    const { about: _, ...loose } = anAnnouncement('answer', { to, under: '1001:requester' });
    await announce(anAnnouncement('card', { to, slot: '1001:requester' }), loose);
    expect(await deliverAll(stores.one)).toEqual(['card', 'answer']);
  });

  test('lets a newer content of a slot overtake one that waits, in its place', async () => {
    const slot = '1001:engineers';
    await announce(anAnnouncement('card1', { slot }), anAnnouncement('thread'));
    await announce(anAnnouncement('card2', { slot }));
    await announce(anAnnouncement('card1', { slot }));
    expect(await deliverAll(stores.one)).toEqual(['card2', 'thread']);
  });

  test('lets the last content of a slot win within one transaction', async () => {
    const slot = '1001:engineers';
    await announce(anAnnouncement('card1', { slot }), anAnnouncement('thread'), anAnnouncement('card2', { slot }));
    expect(await deliverAll(stores.one)).toEqual(['card2', 'thread']);
    await announce(anAnnouncement('card1', { slot }));
    expect(await deliverAll(stores.one)).toEqual([]);
  });

  test('lets a content follow one whose sending has begun', async () => {
    const slot = '1001:engineers';
    await announce(anAnnouncement('card1', { slot }));
    const [row] = await stores.one.outbox.claim(leaseOf('one', nine), 1);
    await announce(anAnnouncement('card2', { slot }));
    await stores.one.outbox.retry(held(row), { at: nine, why: 'ratelimited', cause: 'refused', aside: false });
    expect(await deliverAll(stores.one)).toEqual(['card1', 'card2']);
  });

  test('lets a gathered edit wait two seconds, and not longer for a later one', async () => {
    const gathered = { slot: 's', urgency: 'gathered' } as const;
    await announce(anAnnouncement('e1', gathered));
    expect(await stores.one.outbox.nextDue()).toBe(later(2));
    await stores.one.outbox.announce([anAnnouncement('e2', gathered)], later(1));
    expect(await deliverAll(stores.one, later(1.999))).toEqual([]);
    expect(await deliverAll(stores.one, later(2))).toEqual(['e2']);
  });

  test('does not let a human wait for a gathered edit', async () => {
    await announce(anAnnouncement('edit', { slot: 's', urgency: 'gathered' }));
    await announce(anAnnouncement('human'));
    expect(await deliverAll(stores.one)).toEqual(['edit', 'human']);
  });

  test('counts attempts, and knows since when an outcome is unknown', async () => {
    await announce(anAnnouncement('k'));
    const [first] = await stores.one.outbox.claim(leaseOf('one', nine), 1);
    await stores.one.outbox.retry(held(first), { at: later(1), why: 'timeout', cause: 'unknown', aside: false });
    const [second] = await stores.one.outbox.claim(leaseOf('one', later(1)), 1);
    expect(second).toMatchObject({ attempts: 1, uncertainSince: nine });
    await stores.one.outbox.retry(held(second), { at: later(2), why: 'timeout', cause: 'unknown', aside: false });
    expect((await stores.two.outbox.claim(leaseOf('two', later(2)), 1))[0]).toMatchObject({
      attempts: 2,
      uncertainSince: nine,
    });
  });

  test('is certain after a failure that the platform explained', async () => {
    await announce(anAnnouncement('k'));
    const [first] = await stores.one.outbox.claim(leaseOf('one', nine), 1);
    await stores.one.outbox.retry(held(first), { at: later(1), why: 'ratelimited', cause: 'refused', aside: false });
    const [second] = await stores.one.outbox.claim(leaseOf('one', later(1)), 1);
    expect(second?.uncertainSince).toBeUndefined();
  });

  test('takes over from a worker who died while sending, and says so', async () => {
    await announce(anAnnouncement('k'));
    await stores.one.outbox.claim(leaseOf('one', nine, 30), 1);
    expect(await stores.two.outbox.claim(leaseOf('two', later(29)), 1)).toEqual([]);
    const [row] = await stores.two.outbox.claim(leaseOf('two', later(30)), 1);
    expect(row).toMatchObject({ attempts: 1, uncertainSince: nine });
  });

  test('gives each message to one worker, however many ask at once', async () => {
    const many = Array.from({ length: 100 }, (_, i) =>
      anAnnouncement(`k${i}`, { about: ticketRef((1001 + i) as never) }),
    );
    await announce(...many);
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? stores.one : stores.two).outbox.claim(leaseOf(`w${i % 2}`, nine), 5),
      ),
    );
    const rest = await stores.one.outbox.claim(leaseOf('last', nine), 200);
    const ids = [...claims.flat(), ...rest].map((row) => row.id);
    expect(ids).toHaveLength(100);
    expect(new Set(ids).size).toBe(100);
  });

  test('a newer content of what waits for quiet hours is judged anew, and one that waits for room waits on', async () => {
    for (const [slot, why] of [
      ['b', 'paced'],
      ['a', 'quiet-hours'],
    ] as const) {
      await announce(anAnnouncement(`${slot}1`, { slot }));
      const [row] = await stores.one.outbox.claim(leaseOf('one', nine), 10);
      const waits = { at: later(3600), why, cause: 'capacity', aside: true, was: held(row).priority } as const;
      await stores.one.outbox.retry(held(row), waits);
      await announce(anAnnouncement(`${slot}2`, { slot }));
    }
    expect(await deliverAll(stores.two)).toEqual(['a2']);
    expect(await deliverAll(stores.two, later(3700))).toEqual(['b2']);
  });

  test('tells the age of the oldest message that is due', async () => {
    expect(await stores.one.outbox.oldestDue(nine)).toBeUndefined();
    await announce(anAnnouncement('k'));
    expect(await stores.one.outbox.oldestDue(later(7))).toBe(seconds(7));
    await deliverAll(stores.one);
    expect(await stores.one.outbox.oldestDue(later(7))).toBeUndefined();
  });

  test('remembers where a slot’s message is, and forgets it when told', async () => {
    await announce(anAnnouncement('k', { slot: '1001:engineers' }));
    const [row] = await stores.one.outbox.claim(leaseOf('one', nine), 1);
    await stores.one.outbox.delivered(held(row), 'slack', aRef('C1:1.5'), nine);
    expect(await stores.two.refs.find('1001:engineers')).toEqual({ platform: 'slack', ref: aRef('C1:1.5') });
    expect(await stores.two.refs.slotOf('slack', 'C1:1.5')).toBe('1001:engineers');
    expect(await stores.two.refs.slotOf('wecom', 'C1:1.5')).toBeUndefined();
    await announce(anAnnouncement('k2', { slot: '1001:engineers' }));
    const [anew] = await stores.one.outbox.claim(leaseOf('one', nine), 1);
    await stores.one.outbox.delivered(held(anew), 'slack', aRef('C1:2'), nine);
    expect(await stores.two.refs.slotOf('slack', 'C1:1.5')).toBeUndefined();
    await stores.one.refs.forget('1001:engineers');
    expect(await stores.two.refs.find('1001:engineers')).toBeUndefined();
  });

  test('a message that stood for another slot stands for the newer one alone', async () => {
    for (const slot of ['1001:engineers', '1002:engineers']) {
      await announce(anAnnouncement(slot, { slot }));
      const [row] = await stores.one.outbox.claim(leaseOf('one', nine), 1);
      expect(await stores.one.outbox.delivered(held(row), 'slack', aRef('C1:3'), nine)).toBe(true);
    }
    expect(await stores.two.refs.slotOf('slack', 'C1:3')).toBe('1002:engineers');
    expect(await stores.two.refs.find('1001:engineers')).toBeUndefined();
  });

  test('keeps nothing of a message without a slot', async () => {
    await announce(anAnnouncement('k'));
    await deliverAll(stores.one);
    expect(await stores.one.outbox.nextDue()).toBeUndefined();
  });
});
