import { ticketRef } from '../../src/domain/record/record-ref';
import type { Held } from '../../src/ports/queues';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, wantTimers } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, aTimer, later, leaseOf, nine, noted } from './samples';

const want = (store: Store, ...timers: readonly ReturnType<typeof aTimer>[]) =>
  store.uow.transact(nine, async (tx) => {
    const id = await openTicket(tx, aDraft(), noted());
    await wantTimers(tx, { id, version: 1 }, timers);
    return id;
  });

function held(timer: Held | undefined): Held {
  if (timer === undefined) throw new Error('nothing was claimed');
  return { id: timer.id, lease: timer.lease };
}

describeEachDatabase('timers', (kind) => {
  const stores = twoStores(kind);

  test('are due at their moment and not a millisecond before', async () => {
    const id = await want(stores.one, aTimer('breach:SLA-2', later(0.987)));
    expect(await stores.one.timers.nextDue()).toBe(later(0.987));
    expect(await stores.one.timers.claimDue(leaseOf('one', later(0.986)), 10)).toEqual([]);
    const [timer] = await stores.one.timers.claimDue(leaseOf('one', later(0.987)), 10);
    const { about: _, ...wanted } = aTimer('breach:SLA-2', later(0.987));
    expect(timer).toEqual({ ...wanted, ...held(timer), about: ticketRef(id) });
  });

  test('come earliest first, at most as many as asked for', async () => {
    await want(stores.one, aTimer('b', later(2)), aTimer('a', later(1)), aTimer('c', later(3)));
    const keys = async () => (await stores.one.timers.claimDue(leaseOf('one', later(9)), 2)).map((timer) => timer.key);
    expect(await keys()).toEqual(['a', 'b']);
    expect(await keys()).toEqual(['c']);
    expect(await keys()).toEqual([]);
  });

  test('that call somebody come before all others where more are due than are taken', async () => {
    const usual = Array.from({ length: 5 }, (_, nth) => aTimer(`usual:${nth}`, later(nth)));
    const calls = [
      { ...aTimer('rescue:2', later(7)), kind: 'rescue' as const },
      { ...aTimer('call:2-0', later(8)), kind: 'call' as const },
    ];
    await want(stores.one, ...usual, ...calls);
    const keys = async () => (await stores.one.timers.claimDue(leaseOf('one', later(9)), 4)).map((timer) => timer.key);
    expect(await keys()).toEqual(['rescue:2', 'call:2-0', 'usual:0', 'usual:1']);
    expect(await keys()).toEqual(['usual:2', 'usual:3', 'usual:4']);
  });

  test('go to another worker only once the lease ran out', async () => {
    await want(stores.one, aTimer('a', nine));
    expect(await stores.one.timers.claimDue(leaseOf('one', nine, 30), 10)).toHaveLength(1);
    expect(await stores.two.timers.claimDue(leaseOf('two', later(29.999)), 10)).toEqual([]);
    expect(await stores.two.timers.claimDue(leaseOf('two', later(30)), 10)).toHaveLength(1);
  });

  test('come back when they are to be tried again, with the moment that was wanted', async () => {
    await want(stores.one, aTimer('a', nine));
    const [timer] = await stores.one.timers.claimDue(leaseOf('one', nine), 10);
    await stores.one.timers.retry(held(timer), later(5));
    expect(await stores.one.timers.nextDue()).toBe(nine);
    expect(await stores.two.timers.claimDue(leaseOf('two', later(4)), 10)).toEqual([]);
    expect((await stores.two.timers.claimDue(leaseOf('two', later(5)), 10))[0]?.due).toBe(nine);
  });

  test('are gone once dropped, and a late retry does not bring them back', async () => {
    await want(stores.one, aTimer('a', nine));
    const [timer] = await stores.one.timers.claimDue(leaseOf('one', nine), 10);
    await stores.one.timers.drop(held(timer));
    await stores.one.timers.retry(held(timer), nine);
    expect(await stores.two.timers.claimDue(leaseOf('two', later(100)), 10)).toEqual([]);
    expect(await stores.two.timers.nextDue()).toBeUndefined();
  });

  test('go to one worker each, however many ask at once', async () => {
    const many = Array.from({ length: 200 }, (_, i) => aTimer(`t${i}`, later(i / 1000)));
    await want(stores.one, ...many);
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? stores.one : stores.two).timers.claimDue(leaseOf(`w${i % 2}`, later(1)), 7),
      ),
    );
    const rest = await stores.one.timers.claimDue(leaseOf('last', later(1)), 500);
    const ids = [...claims.flat(), ...rest].map((timer) => timer.id);
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(200);
  });
});
