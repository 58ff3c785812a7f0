import type { PersonId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';

import type { Instant } from '../../src/domain/time/instant';
import { Conflict, MissingRecord } from '../../src/ports/unit-of-work';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket, wantTimers } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, anAnnouncement, aPerson, aTimer, later, leaseOf, li, nine, noted, wang, zhang } from './samples';

const report = (store: Store, changes: Partial<Ticket> = {}) =>
  store.uow.transact(nine, (tx) => openTicket(tx, aDraft(changes), noted()));

const next = (ticket: Ticket, changes: Partial<Ticket> = {}): Ticket => ({
  ...ticket,
  ...changes,
  version: ticket.version + 1,
});

describeEachDatabase('unit of work', (kind) => {
  const stores = twoStores(kind);

  test('numbers the first ticket 1001 and gives it back unchanged', async () => {
    const id = await report(stores.one);
    expect(id).toBe(1001);
    expect(await stores.two.tickets.find(id)).toEqual({ ...aDraft(), id });
  });

  test('keeps emoji, CJK and 3,000 characters as they were typed', async () => {
    const description = `${'值班台 𠮷野家 🖨️👩🏽‍💻 '.repeat(200)}'"\\%_\u0000\n`.padEnd(3000, '🧾').slice(0, 3000);
    const id = await report(stores.one, { description });
    await stores.one.uow.transact(nine, async (tx) => recordTicket(tx, next(await tx.ticket(id)), noted(description)));
    expect((await stores.two.tickets.find(id))?.description).toBe(description);
    expect((await stores.two.tickets.events(id))[1]).toEqual({ ticket: id, seq: 2, event: noted(description) });
  });

  test('keeps words with half a letter, the half replaced', async () => {
    const half = '卡纸\ud83d';
    const id = await report(stores.one, { title: half, description: half });
    await stores.one.uow.transact(nine, async (tx) => recordTicket(tx, next(await tx.ticket(id)), noted(half)));
    expect(await stores.two.tickets.find(id)).toMatchObject({ title: '卡纸\ufffd', description: '卡纸\ufffd' });
    expect((await stores.two.tickets.events(id))[1]?.event).toEqual(noted('卡纸\ufffd'));
    const kept = { key: 'k', platform: 'slack', payload: { event: { text: half } } };
    expect(await stores.one.inbox.keep(kept, nine)).toBe(true);
  });

  test('says which ticket is missing', async () => {
    await expect(stores.one.uow.transact(nine, (tx) => tx.ticket(ticketId(7)))).rejects.toEqual(
      new MissingRecord(ticketRef(ticketId(7))),
    );
    expect(await stores.one.tickets.find(ticketId(7))).toBeUndefined();
  });

  test('undoes everything when the work throws', async () => {
    const work = stores.one.uow.transact(nine, async (tx) => {
      const id = await openTicket(tx, aDraft({ owner: li }), noted());
      await wantTimers(tx, { id, version: 1 }, [aTimer('breach:SLA-2', nine)]);
      await tx.announce([anAnnouncement('a')]);
      await tx.firstTime('delivery');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await stores.two.tickets.open(10)).toEqual([]);
    expect(await stores.two.tickets.ofEngineer(li, 10)).toEqual([]);
    expect(await stores.two.timers.nextDue()).toBeUndefined();
    expect(await stores.two.outbox.nextDue()).toBeUndefined();
    expect(await stores.two.uow.transact(nine, (tx) => tx.firstTime('delivery'))).toBe(true);
  });

  test('shows nobody what is not committed', async () => {
    await stores.one.uow.transact(nine, async (tx) => {
      await openTicket(tx, aDraft(), noted());
      expect(await stores.one.tickets.countOpen()).toBe(0);
      expect(await stores.two.tickets.countOpen()).toBe(0);
    });
    expect(await stores.two.tickets.countOpen()).toBe(1);
  });

  test('lets one of many changes to the same version win, the others are conflicts', async () => {
    const id = await report(stores.one);
    const claim = (store: Store, owner: string) =>
      store.uow.transact(nine, async (tx) => {
        await recordTicket(tx, { ...aDraft(), id, version: 2, state: 'claimed', owner: owner as PersonId }, noted());
      });
    const claims = Array.from({ length: 30 }, (_, i) => claim(i % 2 ? stores.one : stores.two, `p${i}`));
    const results = await Promise.allSettled(claims);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(29);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(Conflict);
    expect(await stores.one.tickets.events(id)).toHaveLength(2);
  });

  test('takes a version that is not the next for a conflict', async () => {
    const id = await report(stores.one);
    const skip = stores.one.uow.transact(nine, (tx) => recordTicket(tx, { ...aDraft(), id, version: 3 }, noted()));
    await expect(skip).rejects.toBeInstanceOf(Conflict);
  });

  test('tells the first delivery from its repetitions, also at the same moment', async () => {
    const long = `slack:${'x'.repeat(500)}`;
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? stores.one : stores.two).uow.transact(nine, (tx) => tx.firstTime(long)),
      ),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(1);
    expect(await stores.one.uow.transact(nine, (tx) => tx.firstTime(long))).toBe(false);
    expect(await stores.one.uow.transact(nine, (tx) => tx.firstTime(`${long}y`))).toBe(true);
  });

  test('goes on after a repeated delivery', async () => {
    await stores.one.uow.transact(nine, (tx) => tx.firstTime('d'));
    await stores.one.uow.transact(nine, async (tx) => {
      if (!(await tx.firstTime('d'))) await openTicket(tx, aDraft(), noted());
    });
    expect(await stores.two.tickets.countOpen()).toBe(1);
  });

  test('takes keys that differ in case or in a last blank for different ones', async () => {
    for (const key of ['a', 'A', 'a ', 'ä']) {
      expect(await stores.one.uow.transact(nine, (tx) => tx.firstTime(key))).toBe(true);
    }
  });

  test('loses nothing when transactions overlap and one of them fails', async () => {
    const works = Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? stores.one : stores.two).uow.transact(nine, async (tx) => {
        const id = await openTicket(tx, aDraft({ title: `t${i}` }), noted());
        await new Promise((resolve) => setImmediate(resolve));
        if (i % 4 === 0) throw new Error('no');
        return id;
      }),
    );
    const results = await Promise.allSettled(works);
    const ids = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(new Set(ids).size).toBe(30);
    expect((await stores.one.tickets.open(100)).map((ticket) => ticket.id).sort()).toEqual(ids.sort());
  });

  test('counts open tickets by owner', async () => {
    await report(stores.one, { owner: li });
    await report(stores.one, { owner: li, state: 'waiting' });
    await report(stores.one, { owner: li, state: 'closed' });
    await report(stores.one, { owner: wang });
    await report(stores.one);
    const tickets = await stores.one.uow.transact(nine, (tx) => tx.openTickets());
    expect(tickets).toEqual(
      new Map([
        [li, 2],
        [wang, 1],
      ]),
    );
  });

  test('finds the same report, only while it is open and recent', async () => {
    const id = await report(stores.one);
    await report(stores.one, { title: 'other' });
    await report(stores.one, { state: 'cancelled', reportedAt: later(60) });
    const same = (since = nine, title = '打印机卡纸') =>
      stores.one.uow.transact(nine, (tx) => tx.sameReport(zhang, 'hardware.printer', title, since));
    expect((await same())?.id).toBe(id);
    expect(await same(later(1))).toBeUndefined();
    expect(await same(nine, '打印机')).toBeUndefined();
  });

  test('knows staff and shifts inside the transaction', async () => {
    await stores.one.people.save(aPerson(), nine);
    await stores.one.people.save(aPerson({ id: zhang, roles: [], identities: {} }), nine);
    const shift = { span: { from: nine, to: later(3600) }, primary: li, backup: null, places: [], skills: [] };
    await stores.one.roster.add([shift], nine);
    await stores.one.uow.transact(nine, async (tx) => {
      expect(await tx.person(li)).toEqual(aPerson());
      expect(await tx.person(wang)).toBeUndefined();
      expect((await tx.staff()).map((person) => person.id)).toEqual([li]);
      const known = { history: [], overrides: [shift], changes: [], service: [], unseen: [] };
      expect(await tx.shiftsAt(nine)).toEqual(known);
      expect(await tx.shiftsIn({ from: later(3599), to: later(3600) })).toEqual(known);
      expect(await tx.shiftsIn({ from: later(3600), to: later(9000) })).toEqual({ ...known, overrides: [] });
    });
  });

  test('knows of each moment of a clock that is pushed what begins a fortnight after it', async () => {
    const fortnight = later(15 * 86_400 + 1800);
    const shift = {
      span: { from: fortnight, to: later(3600, fortnight) },
      primary: li,
      backup: null,
      places: [],
      skills: [],
    };
    await stores.one.roster.add([shift], nine);
    const knownAt = (at: Instant) => stores.one.uow.transact(at, async (tx) => (await tx.shiftsAt(at)).overrides);
    await knownAt(nine);
    for (const at of [later(2700), later(7200)]) expect(await knownAt(at)).toEqual([shift]);
    expect(await knownAt(later(20 * 86_400))).toEqual([]);
  });

  test('keeps timers that are wanted unchanged and replaces the others', async () => {
    const id = await report(stores.one);
    const want = (...timers: Parameters<typeof aTimer>[]) =>
      stores.one.uow.transact(nine, (tx) =>
        wantTimers(
          tx,
          { id, version: 1 },
          timers.map((timer) => aTimer(...timer)),
        ),
      );
    await want(['same', nine], ['moved', nine], ['gone', nine]);
    const before = await stores.one.timers.claimDue(leaseOf('one', nine), 10);
    await want(['same', nine], ['moved', later(1)], ['new', nine]);
    // "same" is still held, so only the new ones are to be had.
    const free = await stores.two.timers.claimDue(leaseOf('two', later(1)), 10);
    expect(free.map((timer) => timer.key)).toEqual(['new', 'moved']);
    const all = await stores.two.timers.claimDue(leaseOf('two', later(60)), 10);
    expect(all.map((timer) => timer.key)).toEqual(['same', 'new', 'moved']);
    expect(all[0]?.id).toBe(before.find((timer) => timer.key === 'same')?.id);
    await want();
    expect(await stores.one.timers.nextDue()).toBeUndefined();
  });

  test('counts every change when many are repeated after conflicts', async () => {
    const id = await report(stores.one);
    const bump = async (store: Store): Promise<void> => {
      for (;;) {
        try {
          await store.uow.transact(nine, async (tx) => {
            const after = next(await tx.ticket(id));
            await recordTicket(tx, after, noted());
            await wantTimers(tx, after, [aTimer('a', later(1)), aTimer('b', nine)]);
          });
          return;
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => bump(i % 2 ? stores.one : stores.two)));
    expect((await stores.one.tickets.find(id))?.version).toBe(21);
    expect((await stores.one.tickets.events(id)).map((event) => event.seq)).toEqual(
      Array.from({ length: 21 }, (_, i) => i + 1),
    );
  });
});
